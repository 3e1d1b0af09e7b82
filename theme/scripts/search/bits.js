/**
 * Readers of the index's bytes and bits (FORMAT.md). The index may come damaged or forged, so every read is checked
 * against the end of its bytes, and every count against what the caller can hold.
 */

export class DamagedIndexError extends Error {
  /** @param {string} what */
  constructor(what) {
    super(`The search index is damaged: ${what}.`);
    this.name = "DamagedIndexError";
  }
}

/** Words have at most 64 letters, which folding may make longer ("ψ" is "psi"). */
const LONGEST_KEY = 1024;

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Bytes, varints and strings, in order. */
export class ByteReader {
  /** @param {Uint8Array} bytes @param {number} [at] */
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  byte() {
    if (this.at >= this.bytes.length) throw new DamagedIndexError("a part ends too early");
    return this.bytes[this.at++];
  }

  varint() {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const b = this.byte();
      value += (b & 0x7f) * 2 ** shift;
      if (b < 0x80) return value;
    }
    throw new DamagedIndexError("a number is too long");
  }

  /** A number that counts things of at least one byte or bit each, so it cannot pass `most`. @param {number} most */
  count(most) {
    const value = this.varint();
    if (value > most) throw new DamagedIndexError("a count is too high");
    return value;
  }

  fixed32() {
    return (this.byte() | (this.byte() << 8) | (this.byte() << 16) | (this.byte() << 24)) >>> 0;
  }

  /** @param {number} length */
  raw(length) {
    if (length > this.bytes.length - this.at) throw new DamagedIndexError("a part ends too early");
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  text() {
    const bytes = this.raw(this.varint());
    try {
      return utf8.decode(bytes);
    } catch {
      throw new DamagedIndexError("a text is none");
    }
  }

  /** A string of a sorted list. @param {string} previous */
  frontCoded(previous) {
    const whole = previous.slice(0, this.count(previous.length)) + this.text();
    if (whole.length > LONGEST_KEY) throw new DamagedIndexError("a word is too long");
    return whole;
  }
}

/** Bits, lowest first. */
export class BitReader {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
    this.end = bytes.length * 8;
  }

  /** @param {number} count 0 to 24 */
  bits(count) {
    const { bytes, at } = this;
    this.at = at + count;
    if (this.at > this.end) throw new DamagedIndexError("a list ends too early");
    const i = at >> 3;
    const window = bytes[i] | ((bytes[i + 1] ?? 0) << 8) | ((bytes[i + 2] ?? 0) << 16) | ((bytes[i + 3] ?? 0) << 24);
    return (window >>> (at & 7)) & ((1 << count) - 1);
  }

  bit() {
    if (this.at >= this.end) throw new DamagedIndexError("a list ends too early");
    const bit = (this.bytes[this.at >> 3] >> (this.at & 7)) & 1;
    this.at++;
    return bit;
  }

  gamma() {
    let log = 0;
    while (this.bit() === 0) if (++log > 24) throw new DamagedIndexError("a number is too long");
    return (1 << log) + this.bits(log);
  }

  /** @param {number} k @param {number} most */
  rice(k, most) {
    let high = 0;
    while (this.bit() === 1) if (++high > most) throw new DamagedIndexError("a level is too high");
    return (high << k) + this.bits(k);
  }

  /** A number below `size` (truncated binary). @param {number} size */
  below(size) {
    if (size <= 1) return 0;
    const bits = 31 - Math.clz32(size);
    const shorter = 2 ** (bits + 1) - size;
    const value = this.bits(bits);
    return value < shorter ? value : 2 * value + this.bit() - shorter;
  }

  /**
   * Rising numbers within [low, high]: the middle one first, then each half (binary interpolative coding).
   * @param {Int32Array} out @param {number} from @param {number} count @param {number} low @param {number} high
   */
  interpolative(out, from, count, low, high) {
    if (count === 0) return;
    if (high - low + 1 === count) {
      for (let i = 0; i < count; i++) out[from + i] = low + i;
      return;
    }
    const middle = count >> 1;
    const value = low + middle + this.below(high - low - count + 2);
    out[from + middle] = value;
    this.interpolative(out, from, middle, low, value - 1);
    this.interpolative(out, from + middle + 1, count - middle - 1, value + 1, high);
  }

  /** @param {number} count @param {number} pages @returns {Int32Array} */
  rising(count, pages) {
    if (count > pages) throw new DamagedIndexError("a list is longer than the site");
    const out = new Int32Array(count);
    this.interpolative(out, 0, count, 0, pages - 1);
    return out;
  }
}
