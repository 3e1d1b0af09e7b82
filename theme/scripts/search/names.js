/** Names of the site's synonym table that no page writes, with the words by which pages have them: what results mark and show in their place. */
import { ByteReader } from "./bits.js";
import { placeOf } from "./parts.js";

export class NameIndex {
  /** @param {import("./parts.js").PartStore} store */
  constructor(store) {
    this.store = store;
  }

  /** The terms that stand on pages for names made of the given terms. @param {Set<string>} terms @returns {Promise<string[]>} */
  async meantBy(terms) {
    const { keys } = this.store.parts("s");
    /** @type {Set<number>} */
    const places = new Set();
    // A name begins with one of the terms, and may be the last of its part.
    for (const term of terms) for (let place = Math.max(0, placeOf(keys, term)); place < keys.length && (keys[place] <= term || keys[place].startsWith(term)); place++) places.add(place);
    const parts = await Promise.all([...places].map((place) => this.store.load("s", place)));
    return parts.flatMap((part) => [...namesOf(part)]).filter(({ name }) => name.split(" ").every((term) => terms.has(term))).flatMap(({ words }) => words.split(" "));
  }
}

/** @param {Uint8Array} bytes @returns {Generator<{name: string, words: string}>} */
function* namesOf(bytes) {
  const reader = new ByteReader(bytes);
  let name = "";
  for (let n = reader.count(bytes.length); n > 0; n--) {
    name = reader.frontCoded(name);
    yield { name, words: reader.text() };
  }
}
