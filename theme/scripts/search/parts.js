/**
 * Loads the files of an index: the root first, then parts as they are needed, each once.
 * A part's name holds the generation of its index, so it may be cached for ever and never mixes with another's;
 * its first bytes are the checksum of the others, so a damaged one is told from a good one.
 */
import { ByteReader, DamagedIndexError } from "./bits.js";
import { crc32 } from "./crc32.js";

/** The format that this client reads. */
const VERSION = 6;
const ROOT = "root.bin";

/** @typedef {"t" | "w" | "v" | "d" | "f" | "o" | "s"} Kind  terms, words, words backwards, texts (documents), facets, order of lists, synonyms */
/** @typedef {{keys: string[], firstPages: number[], inline: Uint8Array[]}} Parts  by key, or, of texts, by the number of the first page */
/** @typedef {{generation: string, pages: number, aspectBonus: number, informationBonus: number, insteadBonus: number,
 *   displayKeys: string[], masks: number[], names: Set<string>, aspectNames: string[], aspects: Uint32Array, parts: Map<string, Parts>}} Root
 *   `aspects` has by page a bit for each of the `aspectNames`; `names` are those of questions that have a function word in them, as one word, and abbreviations of the site's synonyms */

export class IndexVersionError extends Error {
  /** @param {number} found */
  constructor(found) {
    super(`This search client reads index version ${VERSION}, but the site's index is version ${found}. Reload the page to get the client that goes with it.`);
    this.name = "IndexVersionError";
  }
}

/** No file of an index is larger, packed or not: a hundred times what one of 200,000 pages has. A forged one shall not fill the memory. */
const MOST_BYTES = 1 << 24;

/** @param {ReadableStream<Uint8Array>} stream @returns {Promise<Uint8Array>} */
async function readAll(stream) {
  /** @type {Uint8Array[]} */
  const chunks = [];
  let size = 0;
  for (const reader = stream.getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > MOST_BYTES) {
      reader.cancel().catch(() => {});
      throw new DamagedIndexError("a part is too large");
    }
    chunks.push(value);
  }
  if (chunks.length === 1) return chunks[0];
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** @param {Uint8Array} bytes @returns {Promise<Uint8Array>} */
async function inflate(bytes) {
  try {
    return await readAll(new Blob([/** @type {BlobPart} */ (bytes)]).stream().pipeThrough(new DecompressionStream("deflate-raw")));
  } catch (error) {
    throw error instanceof DamagedIndexError ? error : new DamagedIndexError("a part cannot be unpacked");
  }
}

/** @param {Uint8Array} bytes @returns {Promise<Root>} */
async function readRoot(bytes) {
  const head = new ByteReader(bytes);
  if (String.fromCharCode(...head.raw(Math.min(4, bytes.length))) !== "IATX") throw new DamagedIndexError("it does not start as an index does");
  const version = head.byte();
  if (version !== VERSION) throw new IndexVersionError(version);
  const checksum = head.fixed32();
  const content = bytes.subarray(head.at);
  if (crc32(content) !== checksum) throw new DamagedIndexError("the checksum of its root is wrong");
  const reader = new ByteReader(await inflate(content));
  const generation = reader.fixed32().toString(16).padStart(8, "0");
  const pages = reader.count(1 << 24);
  const [aspectBonus, informationBonus, insteadBonus] = [reader.varint(), reader.varint(), reader.varint()];
  const displayKeys = Array.from({ length: reader.count(100) }, () => reader.text());
  const masks = Array.from({ length: reader.count(512) }, () => reader.varint());
  const names = new Set(Array.from({ length: reader.count(reader.bytes.length) }, () => reader.text()));
  const aspectNames = Array.from({ length: reader.count(32) }, () => reader.text());
  const aspects = readAspects(reader, pages);
  return { generation, pages, aspectBonus, informationBonus, insteadBonus, displayKeys, masks, names, aspectNames, aspects, parts: readParts(reader, pages) };
}

/** @param {ByteReader} reader @param {number} pages */
function readAspects(reader, pages) {
  const table = Array.from({ length: reader.count(pages) }, () => reader.varint());
  if (pages > reader.bytes.length) throw new DamagedIndexError("its root ends too early");
  return Uint32Array.from({ length: pages }, () => {
    const place = reader.varint();
    if (place >= table.length) throw new DamagedIndexError("a page is of no known kind");
    return table[place];
  });
}

/** @param {ByteReader} reader @param {number} pages @returns {Map<string, Parts>} */
function readParts(reader, pages) {
  const inline = reader.byte() === 1;
  /** @type {Map<string, Parts>} */
  const kinds = new Map();
  while (reader.at < reader.bytes.length) {
    const kind = String.fromCharCode(reader.byte());
    /** @type {Parts} */
    const parts = { keys: [], firstPages: [], inline: [] };
    let key = "", page = 0;
    for (let n = reader.count(1 << 20); n > 0; n--) {
      if (kind === "d") {
        parts.firstPages.push(page);
        page += reader.count(pages - page);
      } else {
        key = reader.frontCoded(key);
        parts.keys.push(key);
      }
      if (inline) parts.inline.push(reader.raw(reader.varint()));
    }
    kinds.set(kind, parts);
  }
  return kinds;
}

/** The last place whose key is not above the sought one, or -1. @template {string | number} K @param {ArrayLike<K>} keys @param {K} sought */
export function placeOf(keys, sought) {
  let low = 0, high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (keys[middle] <= sought) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The parts of one index. */
export class PartStore {
  /** @param {Root} root @param {string} base address of the index folder, with a slash at the end @param {typeof fetch} fetcher */
  constructor(root, base, fetcher) {
    this.root = root;
    this.base = base;
    this.fetcher = fetcher;
    /** @type {Map<string, Promise<Uint8Array>>} */
    this.loading = new Map();
  }

  /** @param {Kind} kind @returns {Parts} */
  parts(kind) {
    return this.root.parts.get(kind) ?? { keys: [], firstPages: [], inline: [] };
  }

  /** Is the index one file, so that no look-up takes a request? */
  get isWhole() {
    return this.parts("t").inline.length > 0;
  }

  /** The bytes of a part, unpacked (those in the root are, and term parts are never packed). @param {Kind} kind @param {number} i @returns {Promise<Uint8Array>} */
  load(kind, i) {
    const name = kind + i;
    let part = this.loading.get(name);
    if (!part) {
      part = this.fetchPart(kind, i);
      this.loading.set(name, part);
      part.catch(() => this.loading.delete(name));     // a later search may have better luck
    }
    return part;
  }

  /** @param {Kind} kind @param {number} i @returns {Promise<Uint8Array>} */
  async fetchPart(kind, i) {
    const whole = this.parts(kind).inline[i];
    if (whole) return whole;
    const url = `${this.base}parts/${kind}${i}-${this.root.generation}.bin`;
    const bytes = await this.fetchChecked(url).catch((error) => {
      // It may lie so in a cache, which would keep it for ever.
      if (error instanceof DamagedIndexError) return this.fetchChecked(url, { cache: "reload" });
      throw error;
    });
    return kind === "t" ? bytes : inflate(bytes);
  }

  /** @param {string} url @param {RequestInit} [options] @returns {Promise<Uint8Array>} */
  async fetchChecked(url, options) {
    const reader = new ByteReader(await fetchBytes(this.fetcher, url, options)), checksum = reader.fixed32();
    const bytes = reader.bytes.subarray(reader.at);
    if (crc32(bytes) !== checksum) throw new DamagedIndexError(`the checksum of ${url} is wrong`);
    return bytes;
  }
}

/** @param {typeof fetch} fetcher @param {string} url @param {RequestInit} [options] @returns {Promise<Uint8Array>} */
async function fetchBytes(fetcher, url, options) {
  try {
    const response = await fetcher(url, options);
    if (response.ok) return response.body ? await readAll(response.body) : new Uint8Array();
    throw new Error(String(response.status));
  } catch (error) {
    if (error instanceof DamagedIndexError) throw error;
    throw new Error(`The search index part ${url} could not be loaded (${error instanceof Error ? error.message : error}).`, { cause: error });
  }
}

/** @param {string} base @param {typeof fetch} fetcher @param {RequestInit} [options] @returns {Promise<PartStore>} */
export async function openStore(base, fetcher, options) {
  return new PartStore(await readRoot(await fetchBytes(fetcher, base + ROOT, options)), base, fetcher);
}
