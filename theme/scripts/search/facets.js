/** Filters and their counts. Their part is loaded only when something is filtered by or counted. */
import { BitReader, ByteReader, DamagedIndexError } from "./bits.js";

/** @typedef {{value: string, label: string, pages: Int32Array}} FacetValue */
/** @typedef {{label: string, values: FacetValue[]}} Facet */
/** @typedef {import("./engine.js").FacetCounts} FacetCounts */

/** Values that a page has, on average: topics and those above them, guidelines, confidence, state, reviewer, year. A run of pages takes no bits. */
const MOST_PER_PAGE = 100;

export class Facets {
  /** @param {import("./parts.js").PartStore} store */
  constructor(store) {
    this.store = store;
    this.room = 0;
  }

  /** By name, in the site's order. @returns {Promise<Map<string, Facet>>} */
  read() {
    if (!this.facets) {
      this.facets = this.load();
      this.facets.catch(() => { this.facets = undefined; });
    }
    return this.facets;
  }

  async load() {
    /** @type {Map<string, Facet>} */
    const facets = new Map();
    if (this.store.parts("f").keys.length === 0) return facets;
    const reader = new ByteReader(await this.store.load("f", 0));
    this.room = MOST_PER_PAGE * this.store.root.pages;
    for (let n = reader.count(reader.bytes.length); n > 0; n--) facets.set(reader.text(), { label: reader.text(), values: this.valuesOf(reader) });
    return facets;
  }

  /** @param {ByteReader} reader @returns {FacetValue[]} */
  valuesOf(reader) {
    return Array.from({ length: reader.count(reader.bytes.length) }, () => {
      const value = reader.text(), label = reader.text(), count = reader.varint();
      this.room -= count;
      if (this.room < 0) throw new DamagedIndexError("it has too many filters");
      return { value, label, pages: new BitReader(reader.raw(reader.varint())).rising(count, this.store.root.pages) };
    });
  }

  /** By facet, the pages that its chosen values allow: any of the values, in every facet.
   * @param {Record<string, string[]>} filters @returns {Promise<Map<string, Uint8Array>>} */
  async allowed(filters) {
    /** @type {Map<string, Uint8Array>} */
    const allowed = new Map();
    for (const [facet, ids] of Object.entries(filters)) {
      if (ids.length === 0) continue;
      const pages = new Uint8Array(this.store.root.pages), values = (await this.read()).get(facet)?.values ?? [];
      for (const { value, pages: having } of values) if (ids.includes(value)) for (const page of having) pages[page] = 1;
      allowed.set(facet, pages);
    }
    return allowed;
  }

  /** How many hits each value would leave; a facet's own filter does not narrow its own counts. Values that leave none are not offered, unless they are chosen.
   * @param {Record<string, string[]>} chosen @param {(facet: string) => Uint8Array} hitsBeside @returns {Promise<FacetCounts[]>} */
  async count(chosen, hitsBeside) {
    return [...await this.read()].map(([field, facet]) => {
      const hits = hitsBeside(field);
      const values = facet.values.map(({ value, label, pages }) => {
        let count = 0;
        for (const page of pages) count += hits[page];
        return { value, label, count };
      });
      const own = Object.hasOwn(chosen, field) ? chosen[field] : [];
      return { field, label: facet.label, values: values.filter((one) => one.count > 0 || own.includes(one.value)).sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1)) };
    });
  }
}
