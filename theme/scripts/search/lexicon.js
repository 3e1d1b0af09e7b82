/**
 * The words that pages write: how a half-typed word may go on, and what a misspelt one may have meant.
 *
 * A slip leaves the beginning or the end of a word alone, so candidates are looked for in the parts that share the first
 * letters, and where there are none, in the lexicon of words read backwards, in those that share the last: one to three small parts in place of
 * all. Only when neither has one is the whole lexicon loaded, if it is small.
 */
import { termOf } from "./analyze.js";
import { ByteReader } from "./bits.js";
import { editDistance } from "./edit-distance.js";
import { placeOf } from "./parts.js";
import { americanSpelling } from "./spelling.js";

/** @typedef {{word: string, weight: number, titled: boolean}} Entry  titled: in a question */
/** @typedef {(error: unknown) => void} Tell  called for each part that fails */

/** How many parts (about 4 kB each) a wide look-up may load: less than 150 kB with what a query loads anyhow. */
const WIDEST = 24;

/** From so many letters on, two changed ones leave a word to be known by the others. */
const LONG = 8;

/** Below so many letters most words are one letter from another ("lady", "lay"; "hives", "gives"). */
export const MIDDLING = 6;

/** How many slips a word of this length may hold: none below 4 letters (too many words are that near), two from 6 on ("athsma"). @param {number} length */
function slipsIn(length) {
  return length < 4 ? 0 : length < MIDDLING ? 1 : 2;
}

export class Lexicon {
  /** @param {import("./parts.js").PartStore} store */
  constructor(store) {
    this.store = store;
    /** @type {Map<string, Promise<Entry[]>>} */
    this.read = new Map();
  }

  /** @param {"w" | "v"} kind @param {number} place @returns {Promise<Entry[]>} */
  part(kind, place) {
    const name = kind + place;
    let part = this.read.get(name);
    if (!part) {
      part = this.store.load(kind, place).then(entriesOf);
      this.read.set(name, part);
      part.catch(() => this.read.delete(name));
    }
    return part;
  }

  /** All words of a lexicon that begin so, in order, but for those of parts that fail. @param {"w" | "v"} kind @param {string} prefix @param {Tell} tell @returns {Promise<Entry[]>} */
  async startingWith(kind, prefix, tell) {
    const keys = this.store.parts(kind).keys;
    const parts = [];
    for (let place = Math.max(0, placeOf(keys, prefix)); place < keys.length; place++) {
      if (keys[place] > prefix && !keys[place].startsWith(prefix)) break;
      parts.push(this.part(kind, place).catch((error) => (tell(error), [])));
    }
    return (await Promise.all(parts)).flat().filter((entry) => entry.word.startsWith(prefix));
  }

  /** The likeliest ways on from a half-typed word, best first, one of each stem. @param {string} prefix @param {number} limit @param {Tell} tell */
  async completions(prefix, limit, tell) {
    const entries = await this.startingWith("w", prefix, tell);
    /** @type {Map<string, Entry>} */
    const byTerm = new Map();
    for (const entry of entries.sort(byLikelihood)) {
      const term = termOf(entry.word);
      if (!byTerm.has(term)) byTerm.set(term, entry);
      if (byTerm.size >= limit) break;
    }
    return [...byTerm.values()].slice(0, limit);
  }

  /**
   * The words nearest to a misspelt one: only the smallest distance, best first; where words of one slip begin with the same half, only those. Slips in the
   * first letter are rarer, so a word with the same one comes first. A word that no page has is seldom a slip: it is a thing that the site does not
   * answer ("measles"), which must not lead to another ("measures"). So a short word, or one with two slips, is only mended to a word of a question.
   * @param {string} word @param {number} limit @param {Tell} tell @param {number} [slips] @returns {Promise<(Entry & {slips: number})[]>}
   */
  async corrections(word, limit, tell, slips) {
    if (/[0-9]/.test(word)) return [];
    const most = slips ?? slipsIn(word.length), isSlip = slips === undefined ? isSlipOf : () => true;
    // Where a part is lost, wider look-ups would ask for it again, and find other words than the nearest.
    let lost = false;
    const note = (/** @type {unknown} */ error) => { lost = true; tell(error); };
    // One slip behind the first half is by far the likeliest, and needs only the parts of that half; of a short word that half is one letter, which tells little.
    const likeliest = most > 0 && word.length >= MIDDLING ? nearest(word, toMap(await this.startingWith("w", word.slice(0, halfOf(word)), note)), 1, isSlip) : [];
    if (likeliest.length > 0) return likeliest.slice(0, limit);
    for (let few = 1; few <= most && !lost; few++) {
      const found = nearest(word, await this.candidates(word, few, note), few, isSlip);
      if (found.length > 0) return found.slice(0, limit);
    }
    if (most === 0 || lost || this.store.parts("w").keys.length > WIDEST) return [];
    return nearest(word, toMap(await this.startingWith("w", "", note)), most, isSlip).slice(0, limit);
  }

  /** Words that may be so many slips away: one slip leaves the first or the last half alone, two leave a third. @param {string} word @param {number} slips @param {Tell} tell */
  async candidates(word, slips, tell) {
    // An index in one file has no words backwards, for all are at hand.
    if (this.store.isWhole) return toMap(await this.startingWith("w", "", tell));
    const whole = slips > 1 ? Math.max(2, Math.floor(word.length / 3)) : halfOf(word);
    const [front, back] = await Promise.all([this.startingWith("w", word.slice(0, whole), tell), this.startingWith("v", reverse(word).slice(0, whole), tell)]);
    return toMap([...front, ...back.map((entry) => ({ ...entry, word: reverse(entry.word) }))]);
  }
}

/** Words of questions first, then those of most pages. @param {Entry} a @param {Entry} b */
function byLikelihood(a, b) {
  return Number(b.titled) - Number(a.titled) || b.weight - a.weight || (a.word < b.word ? -1 : 1);
}

/** How many letters of a word one slip leaves alone, at its beginning or at its end. @param {string} word */
function halfOf(word) {
  return Math.max(1, Math.floor((word.length - 1) / 2));
}

/** @param {Entry[]} entries */
function toMap(entries) {
  return new Map(entries.map((entry) => [entry.word, entry]));
}

/** May the one be meant by the other? @param {string} word @param {Entry} other @param {number} distance */
function isSlipOf(word, other, distance) {
  if (distance === 1) return other.titled || word.length >= MIDDLING;
  return other.titled && other.word[0] === word[0] && !isOtherWord(word, other.word);
}

/** Two letters put for others make a short word another one ("script" for "strict"); swapped, missing and doubled ones do not. @param {string} word @param {string} other */
function isOtherWord(word, other) {
  if (word.length !== other.length || word.length >= LONG) return false;
  let changed = 0;
  for (let i = 0; i < word.length; i++) if (word[i] !== other[i]) changed++;
  return changed <= 2;
}

/** @param {string} word @param {Map<string, Entry>} candidates @param {number} slips @param {(word: string, other: Entry, distance: number) => boolean} isSlip */
function nearest(word, candidates, slips, isSlip) {
  // Of a British spelling the American one may be nearer: "lipaemia" is two slips from "lipidemia".
  const spellings = [...new Set([word, americanSpelling(word)])];
  let smallest = slips;
  /** @type {(Entry & {slips: number})[]} */
  let found = [];
  for (const [candidate, entry] of candidates) {
    const distance = Math.min(...spellings.map((spelling) => editDistance(spelling, candidate, smallest)));
    if (distance > smallest || distance === 0 || !isSlip(word, entry, distance)) continue;
    if (distance < smallest) found = [];
    smallest = distance;
    found.push({ ...entry, slips: distance });
  }
  const sameStart = (/** @type {Entry} */ other) => Number(other.word[0] === word[0]);
  return found.sort((a, b) => Number(b.titled) - Number(a.titled) || sameStart(b) - sameStart(a) || byLikelihood(a, b));
}

/** @param {Uint8Array} bytes @returns {Entry[]} */
function entriesOf(bytes) {
  const reader = new ByteReader(bytes);
  let word = "";
  return Array.from({ length: reader.count(bytes.length) }, () => {
    word = reader.frontCoded(word);
    const weight = reader.byte();
    return { word, weight: weight & 127, titled: weight > 127 };
  });
}

/** By UTF-16 code unit, as the writer turns words round. @param {string} word */
function reverse(word) {
  return word.split("").reverse().join("");
}
