/** Filters and their counts. A facet's part is loaded only when it is filtered by or counted. */
import { BitReader, ByteReader } from "./bits.js";

/** @typedef {{id: string, label: string, pages: Int32Array}} FacetValue */
/** @typedef {{facet: string, values: {id: string, label: string, count: number}[]}} FacetCounts */

export class Facets {
  /** @param {import("./parts.js").PartStore} store */
  constructor(store) {
    this.store = store;
  }

  get names() {
    return this.store.parts("f").keys;
  }

  /** @param {string} facet @returns {Promise<FacetValue[]>} */
  async values(facet) {
    const place = this.names.indexOf(facet);
    if (place < 0) return [];
    const reader = new ByteReader(await this.store.load("f", place));
    return Array.from({ length: reader.count(reader.bytes.length) }, () => {
      const id = reader.text(), label = reader.text(), count = reader.varint();
      return { id, label, pages: new BitReader(reader.raw(reader.varint())).rising(count, this.store.root.pages) };
    });
  }

  /** By facet, the pages that its chosen values allow: any of the values, in every facet.
   * @param {Record<string, string[]>} filters @returns {Promise<Map<string, Uint8Array>>} */
  async allowed(filters) {
    /** @type {Map<string, Uint8Array>} */
    const allowed = new Map();
    for (const [facet, ids] of Object.entries(filters)) {
      if (ids.length === 0) continue;
      const pages = new Uint8Array(this.store.root.pages);
      for (const value of await this.values(facet)) if (ids.includes(value.id)) for (const page of value.pages) pages[page] = 1;
      allowed.set(facet, pages);
    }
    return allowed;
  }

  /** How many hits each value would leave; a facet's own filter does not narrow its own counts.
   * @param {string[]} facets @param {(facet: string) => Uint8Array} hitsBeside @returns {Promise<FacetCounts[]>} */
  count(facets, hitsBeside) {
    return Promise.all(facets.map(async (facet) => {
      const hits = hitsBeside(facet);
      const values = (await this.values(facet)).map(({ id, label, pages }) => {
        let count = 0;
        for (const page of pages) count += hits[page];
        return { id, label, count };
      });
      return { facet, values: values.filter((value) => value.count > 0).sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1)) };
    }));
  }
}
