/** In which order pages are listed where filters alone choose them. Its part is loaded only then. */
import { ByteReader } from "./bits.js";

export class ListOrder {
  /** @param {import("./parts.js").PartStore} store */
  constructor(store) {
    this.store = store;
  }

  /** All pages, the first of the list first; of equal rank in page order. @returns {Promise<number[]>} */
  async read() {
    const { pages } = this.store.root;
    if (this.store.parts("o").keys.length === 0) return Array.from({ length: pages }, (_, page) => page);
    const reader = new ByteReader(await this.store.load("o", 0));
    const ranks = Array.from({ length: pages }, () => reader.varint());
    return ranks.map((_, page) => page).sort((a, b) => ranks[a] - ranks[b] || a - b);
  }
}
