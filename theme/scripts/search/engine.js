/**
 * The search engine of an IatroX site, for its own search box and for any other front end.
 *
 *     import { openIndex } from "/search/engine.js";
 *     const index = await openIndex("/search/");
 *     const { total, results } = await index.search("af stroke risk", { limit: 10 });
 *
 * Runs in browsers, workers and Node 20; needs `fetch` and `DecompressionStream`. All text that it returns is plain text.
 */
import { continuations } from "./continuations.js";
import { Facets } from "./facets.js";
import { Lexicon } from "./lexicon.js";
import { ListOrder } from "./list-order.js";
import { NameIndex } from "./names.js";
import { Search } from "./one-search.js";
import { openStore } from "./parts.js";
import { asWords, parseQuery, unquoted } from "./query.js";
import { TermIndex } from "./terms.js";

export { DamagedIndexError } from "./bits.js";
export { IndexVersionError } from "./parts.js";

// What others see is defined here and not where it is made: these comments go with the published file, and are its types.

/** @typedef {[number, number]} Range  first UTF-16 code unit, and the one after the last */
/** @typedef {{text: string, highlights: Range[]}} Marked */
/** @typedef {{field: string, label: string, values: {value: string, label: string, count: number}[]}} FacetCounts */

/**
 * @typedef {object} SearchResult  what is optional a site may show or not
 * @property {string} url
 * @property {string} title the question
 * @property {Range[]} titleHighlights
 * @property {Marked} excerpt the passage that matches best
 * @property {number} score
 * @property {string} [badge] confidence in words
 * @property {string} [level] its id
 * @property {string} [topic]
 * @property {string} [state] of the review
 * @property {string} [state_text] the same in words
 * @property {string} [reviewed] the day of the review in words
 * @property {string} [reviewed_iso] the same as 2025-08-16
 */
/**
 * @typedef {object} SearchAnswer
 * @property {number} total pages found
 * @property {number | null} phrased of a query with a phrase: how many of the pages have it where the index keeps their text; these stand first, and the
 *   others have its words. Null without a phrase
 * @property {SearchResult[]} results
 * @property {FacetCounts[]} facets empty unless `filters` is given and `facets` is not false
 * @property {string | null} suggestion the query with its slips mended, if it had any: what the results are for
 * @property {string[]} problems parts that could not be loaded: the results are of the others
 */
/**
 * @typedef {object} SearchOptions
 * @property {number} [limit] 10 unless given
 * @property {number} [offset]
 * @property {Record<string, string[]>} [filters] by field, the values of which a page must have one; when given, even empty, facets are counted. Of a
 *   query without words they choose among all pages, the newest reviews first
 * @property {boolean} [facets] false: filter, but do not count, so that results are there before the facets' part is
 * @property {AbortSignal} [signal]
 */

/**
 * @param {string | URL} baseUrl the folder of engine and index, such as "/search/"
 * @param {{fetch?: typeof fetch}} [options]
 * @returns {Promise<SearchIndex>}
 */
export async function openIndex(baseUrl, options = {}) {
  const fetcher = options.fetch ?? globalThis.fetch.bind(globalThis);
  const index = new SearchIndex(String(baseUrl).replace(/\/?$/, "/index/"), fetcher);
  try {
    await index.open();
  } catch (error) {
    // A root of another day may lie in a cache.
    if (!(error instanceof Error && /^(IndexVersion|DamagedIndex)Error$/.test(error.name))) throw error;
    await index.open({ cache: "no-cache" });
  }
  return index;
}

export class SearchIndex {
  /** @param {string} base @param {typeof fetch} fetcher */
  constructor(base, fetcher) {
    this.base = base;
    this.fetcher = fetcher;
    /** In words, the parts that could not be loaded since the index was opened: what they hold is not found. @type {string[]} */
    this.problems = [];
  }

  /** @param {RequestInit} [options] */
  async open(options) {
    this.use(await openStore(this.base, this.fetcher, options));
  }

  /** @param {import("./parts.js").PartStore} store */
  use(store) {
    this.store = store;
    this.terms = new TermIndex(store);
    this.lexicon = new Lexicon(store);
    this.facets = new Facets(store);
    this.listOrder = new ListOrder(store);
    this.names = new NameIndex(store);
    this.problems = [];
    /** @type {Map<number, Promise<string[][]>>} */
    this.texts = new Map();
  }

  /** @param {string} typed @param {SearchOptions} [options] @returns {Promise<SearchAnswer>} */
  async search(typed, options = {}) {
    const text = String(typed ?? "");
    return this.withTodaysParts(() => this.answer(text, options), options.signal);
  }

  /** @param {string} text @param {SearchOptions} options @returns {Promise<SearchAnswer>} */
  async answer(text, options) {
    const query = await this.understood(text, options), search = new Search(this.parts(), query, options), answer = await search.run();
    // Quotes round what no page has are as a sender sets them.
    if (query.phrases.length === 0 || !search.foundNothing) return answer;
    return { ...await new Search(this.parts(), parseQuery(unquoted(query.text)), options).run(), phrased: 0 };
  }

  /** @param {string} text @param {SearchOptions} options @returns {Promise<import("./query.js").Query>} */
  async understood(text, options) {
    const query = parseQuery(text);
    if (query.plain) return query;
    // A pasted question is that question, whatever signs it has.
    const search = new Search(this.parts(), asWords(text), options);
    return await search.isQuestion() ? search.query : parseQuery(await search.withCompounds(query));
  }

  /** How a half-typed query may go on: whole queries, likeliest first. @param {string} typed @param {number} [limit] @returns {Promise<string[]>} */
  async suggest(typed, limit = 5) {
    const text = String(typed ?? "");
    return (await this.withTodaysParts(() => continuations(this.parts(), text, limit))).queries;
  }

  /**
   * Parts named in a root may be gone because the site was published anew: where some could not be loaded, asks again with today's root.
   * @template {{problems: Iterable<string>}} T @param {() => Promise<T>} ask @param {AbortSignal} [signal] @returns {Promise<T>}
   */
  async withTodaysParts(ask, signal) {
    const answer = await ask();
    if (!this.tellProblems(answer) || signal?.aborted || !await this.hasRenewed()) return answer;
    const again = await ask();
    this.tellProblems(again);
    return again;
  }

  /** Were there any? @param {{problems: Iterable<string>}} answer */
  tellProblems({ problems }) {
    const told = [...problems];
    this.problems = [...new Set([...this.problems, ...told])];
    return told.length > 0;
  }

  /** The first time the same root counts too: a request may have failed by chance. Later only another one does, as often as the site is published. */
  async hasRenewed() {
    try {
      const store = await openStore(this.base, this.fetcher, { cache: "no-cache" });
      if (this.renewed && store.root.generation === this.parts().store.root.generation) return false;
      this.use(store);
      this.renewed = true;
      return true;
    } catch (error) {
      if (error instanceof Error && error.name === "IndexVersionError") throw error;
      return false;     // the network is away; what was loaded goes on working
    }
  }

  parts() {
    const { store, terms, lexicon, facets, listOrder, names, texts } = this;
    if (!store || !terms || !lexicon || !facets || !listOrder || !names || !texts) throw new Error("The search index is not open.");
    return { store, terms, lexicon, facets, listOrder, names, texts };
  }
}
