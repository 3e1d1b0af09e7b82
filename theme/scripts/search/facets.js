/** Filters and their counts. A facet's part is loaded only when it is filtered by or counted. */
import { BitReader, ByteReader } from "./bits.js";

/** @typedef {{value: string, label: string, pages: Int32Array}} FacetValue */
/** @typedef {{label: string, values: FacetValue[]}} Facet */
/** @typedef {{field: string, label: string, values: {value: string, label: string, count: number}[]}} FacetCounts */

export class Facets {
  /** @param {import("./parts.js").PartStore} store */
  constructor(store) {
    this.store = store;
  }

  get names() {
    return this.store.parts("f").keys;
  }

  /** @param {string} field @returns {Promise<Facet>} */
  async read(field) {
    const place = this.names.indexOf(field);
    if (place < 0) return { label: field, values: [] };
    const reader = new ByteReader(await this.store.load("f", place));
    const facet = { label: reader.text(), values: /** @type {FacetValue[]} */ ([]) };
    for (let n = reader.count(reader.bytes.length); n > 0; n--) {
      const value = reader.text(), label = reader.text(), count = reader.varint();
      facet.values.push({ value, label, pages: new BitReader(reader.raw(reader.varint())).rising(count, this.store.root.pages) });
    }
    return facet;
  }

  /** By facet, the pages that its chosen values allow: any of the values, in every facet.
   * @param {Record<string, string[]>} filters @returns {Promise<Map<string, Uint8Array>>} */
  async allowed(filters) {
    /** @type {Map<string, Uint8Array>} */
    const allowed = new Map();
    for (const [facet, ids] of Object.entries(filters)) {
      if (ids.length === 0) continue;
      const pages = new Uint8Array(this.store.root.pages);
      for (const { value, pages: having } of (await this.read(facet)).values) if (ids.includes(value)) for (const page of having) pages[page] = 1;
      allowed.set(facet, pages);
    }
    return allowed;
  }

  /** How many hits each value would leave; a facet's own filter does not narrow its own counts.
   * @param {(facet: string) => Uint8Array} hitsBeside @returns {Promise<FacetCounts[]>} */
  count(hitsBeside) {
    return Promise.all(this.names.map(async (field) => {
      const hits = hitsBeside(field), facet = await this.read(field);
      const values = facet.values.map(({ value, label, pages }) => {
        let count = 0;
        for (const page of pages) count += hits[page];
        return { value, label, count };
      });
      return { field, label: facet.label, values: values.filter((one) => one.count > 0).sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1)) };
    }));
  }
}
