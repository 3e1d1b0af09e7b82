/** Looks terms up in their parts and unpacks their postings. */
import { BitReader, ByteReader, DamagedIndexError } from "./bits.js";
import { placeOf } from "./parts.js";

/** The fields of a page, as bits of a posting's mask (FORMAT.md). */
export const FIELDS = { question: 1, summary: 2, headings: 4, body: 8, topics: 16, synonyms: 32, references: 64, reviewer: 128, alias: 256 };

/** Steps of impact and their highest numbers, as the writer has them. */
const QUESTION_STEPS = 24, OTHER_STEPS = 8, HIGHEST_OTHER = 31;

/** Impacts and bonuses are stored in so many parts of one. */
export const IMPACT_SCALE = 64;

/** Ends the key under which a very common term keeps the pages that have it outside their question. */
export const REST = "\u0001";

/**
 * @typedef {object} Postings
 * @property {boolean} split whether the term has further pages under its key with REST
 * @property {boolean} written whether a page writes a word that is just the term: "infecti" is only the stem of one
 * @property {number} focus how much of a subject's name the term is, 0 to 1
 * @property {Int32Array} pages rising
 * @property {Float32Array} impacts
 * @property {Uint16Array} fields
 * @property {Uint8Array} questionTerms of pages with the term in the question: how many different terms that has (15: or more)
 */

/** @type {Float32Array} */
const questionFactors = Float32Array.from({ length: 64 }, (_, level) => Math.exp(-level / QUESTION_STEPS) / IMPACT_SCALE);
const otherFactors = Float32Array.from({ length: HIGHEST_OTHER + 9 }, (_, level) => Math.exp(-level / OTHER_STEPS) / IMPACT_SCALE);

export class TermIndex {
  /** @param {import("./parts.js").PartStore} store */
  constructor(store) {
    this.store = store;
    /** @type {Map<string, Promise<Postings | undefined>>} */
    this.known = new Map();
  }

  /** The postings of a term, or undefined where no page has it. @param {string} term @returns {Promise<Postings | undefined>} */
  find(term) {
    let found = this.known.get(term);
    if (!found) {
      found = this.read(term);
      this.known.set(term, found);
      found.catch(() => this.known.delete(term));
    }
    return found;
  }

  /** @param {string} term */
  async read(term) {
    const place = placeOf(this.store.parts("t").keys, term);
    if (place < 0) return undefined;
    const { masks, pages } = this.store.root;
    for (const entry of entriesOf(await this.store.load("t", place), pages)) {
      if (entry.term === term) return unpack(new BitReader(entry.bits), masks, pages, entry);
      if (entry.term > term) break;
    }
    return undefined;
  }

  /**
   * Terms that go on from one that a page has, from the part that was loaded for it: no further request, so it may miss some.
   * @param {string} start @param {number} limit @returns {Promise<{term: string, weight: number}[]>}
   */
  async longer(start, limit) {
    const place = placeOf(this.store.parts("t").keys, start);
    if (place < 0) return [];
    const entries = entriesOf(await this.store.load("t", place), this.store.root.pages);
    return [...entries]
      .filter((entry) => entry.count > 0 && entry.term.startsWith(start) && entry.term !== start && !entry.term.endsWith(REST))
      .sort((a, b) => b.focus * b.count - a.focus * a.count || b.count - a.count || (a.term < b.term ? -1 : 1))
      .slice(0, limit).map(({ term, count, focus }) => ({ term, weight: Math.log2(1 + count + focus * count) }));
  }
}

/** The fields in which a page has a term; 0 where it has none. @param {Postings | undefined} list @param {number} page */
export function fieldsOn(list, page) {
  const place = list ? placeOf(list.pages, page) : -1;
  return list && list.pages[place] === page ? list.fields[place] : 0;
}

/** @typedef {{term: string, count: number, written: boolean, focus: number, k: number, best: number, other: number, bits: Uint8Array}} Entry */

/** @param {Uint8Array} part @param {number} pages @returns {Generator<Entry>} */
function* entriesOf(part, pages) {
  const reader = new ByteReader(part);
  let term = "";
  for (let n = reader.count(part.length); n > 0; n--) {
    term = reader.frontCoded(term);
    const count = reader.count(pages), head = reader.byte();
    const best = head & 8 ? reader.varint() : 0, other = head & 4 ? reader.varint() : 0;
    const size = reader.varint();
    yield { term, count, written: (size & 1) === 1, focus: (head >> 4) / 15, k: head & 3, best, other, bits: reader.raw(size >>> 1) };
  }
}

/** @param {BitReader} bits @param {number[]} masks @param {number} pages @param {Entry} entry @returns {Postings} */
function unpack(bits, masks, pages, { count, written, focus, k, best, other }) {
  const postings = {
    split: other === 0,
    written,
    focus,
    pages: bits.rising(count, pages),
    impacts: new Float32Array(count),
    fields: new Uint16Array(count),
    questionTerms: new Uint8Array(count),
  };
  for (let i = 0; i < count; i++) {
    const mask = masks[bits.gamma() - 1];
    if (mask === undefined) throw new DamagedIndexError("a posting has unknown fields");
    postings.fields[i] = mask;
    if (mask & FIELDS.question) {
      postings.impacts[i] = best * questionFactors[bits.bits(6)];
      postings.questionTerms[i] = bits.bits(4);
    } else {
      postings.impacts[i] = other * otherFactors[bits.rice(k, HIGHEST_OTHER)];
    }
  }
  return postings;
}
