/**
 * The search engine of an IatroX site, for its own search box and for any other front end.
 *
 *     import { openIndex } from "/search/engine.js";
 *     const index = await openIndex("/search/");
 *     const { total, results } = await index.search("af stroke risk", { limit: 10 });
 *
 * Runs in browsers, workers and Node 20; needs `fetch` and `DecompressionStream`. All text that it returns is plain text.
 */
import { analyze, termOf } from "./analyze.js";
import { bestPassage, mark } from "./excerpt.js";
import { Facets } from "./facets.js";
import { Lexicon, MIDDLING } from "./lexicon.js";
import { ListOrder } from "./list-order.js";
import { NameIndex } from "./names.js";
import { openStore, placeOf } from "./parts.js";
import { asWords, dashedPairs, looksWritten, parseQuery, unquoted, withNames } from "./query.js";
import { addCompletions, addCorrections, chooseSlots, leads, MOST_TERMS, rank, restKeys } from "./rank.js";
import { FIELDS, fieldsOn, TermIndex } from "./terms.js";
import { tokenize } from "./tokenize.js";

export { DamagedIndexError } from "./bits.js";
export { IndexVersionError } from "./parts.js";

/** @typedef {import("./rank.js").Slot} Slot */
/** @typedef {import("./rank.js").Choice} Choice */
/** @typedef {import("./rank.js").Hit} Hit */

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

/** Ways on from a half-typed word that are searched for, each of another stem, and readings of a slip. Four find as much of three
 * letters, less of two. */
const COMPLETIONS = 12, CORRECTIONS = 3;
/** Words in place of a name that no page writes count in excerpts as the name does. */
const MEANT = 1;
/** So many words that no page has are mended, the first ones of a query: each takes some four requests. */
const MENDED = 2;
/** Pages whose question has just the words of the query, of which so many at most are compared with it. */
const MOST_TITLES = 10;
/** A phrase is looked for in the texts of so many of the best pages where texts have files of their own, else in all. */
const PHRASE_PAGES = 64;

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
    this.store = await openStore(this.base, this.fetcher, options);
    this.terms = new TermIndex(this.store);
    this.lexicon = new Lexicon(this.store);
    this.facets = new Facets(this.store);
    this.listOrder = new ListOrder(this.store);
    this.names = new NameIndex(this.store);
    this.problems = [];
    /** @type {Map<number, Promise<string[][]>>} */
    this.texts = new Map();
  }

  /** @param {string} typed @param {SearchOptions} [options] @returns {Promise<SearchAnswer>} */
  async search(typed, options = {}) {
    const text = String(typed ?? ""), query = await this.understood(text, options);
    let search = new Search(this.parts(), query, options), answer = await search.run();
    // Quotes round what no page has are as a sender sets them.
    if (query.phrases.length > 0 && search.foundNothing) {
      search = new Search(this.parts(), parseQuery(unquoted(query.text)), options);
      answer = { ...await search.run(), phrased: 0 };
    }
    return await this.hasRenewed(search.problems, options.signal) ? this.search(text, options) : answer;
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
    const text = String(typed ?? ""), last = parseQuery(text).words.filter((word) => !word.joined).at(-1);
    if (!last || last.text.length < 2 || last.end !== text.length) return [];
    /** @type {Set<string>} */
    const problems = new Set();
    const words = await this.parts().lexicon.completions(last.text, Math.max(0, limit), (error) => problems.add(wordsOf(error)));
    return await this.hasRenewed(problems) ? this.suggest(text, limit) : words.map(({ word }) => text.slice(0, last.start) + word);
  }

  /** Parts named in a cached root may be gone because the site was published anew: asks for today's root, once. @param {Set<string>} problems @param {AbortSignal} [signal] */
  async hasRenewed(problems, signal) {
    if (problems.size === 0) return false;
    this.problems = [...new Set([...this.problems, ...problems])];
    if (this.renewed || signal?.aborted) return false;
    try {
      await this.open({ cache: "no-cache" });
    } catch (error) {
      if (error instanceof Error && error.name === "IndexVersionError") throw error;
      return false;     // the network is away; what was loaded goes on working
    }
    this.renewed = true;
    return true;
  }

  parts() {
    const { store, terms, lexicon, facets, listOrder, names, texts } = this;
    if (!store || !terms || !lexicon || !facets || !listOrder || !names || !texts) throw new Error("The search index is not open.");
    return { store, terms, lexicon, facets, listOrder, names, texts };
  }
}

/** @param {unknown} error */
function wordsOf(error) {
  return error instanceof Error ? error.message : String(error);
}

/** One search from beginning to end. */
class Search {
  /** @param {ReturnType<SearchIndex["parts"]>} parts @param {import("./query.js").Query} query @param {SearchOptions} options */
  constructor(parts, query, options) {
    this.parts = parts;
    this.query = withNames(query, parts.store.root.names);
    this.options = options;
    /** @type {Map<string, import("./terms.js").Postings>} */
    this.postings = new Map();
    /** By word of the query, what it may have meant, likeliest first. @type {Map<QueryWordPlace, string[]>} */
    this.mended = new Map();
    /** @type {Set<string>} */
    this.problems = new Set();
    /** Terms of which nothing is known, as their part failed. @type {Set<string>} */
    this.lost = new Set();
    this.foundNothing = false;
    /** Terms that no page has, but the site's synonyms. @type {Set<string>} */
    this.named = new Set();
  }

  /** @returns {Promise<SearchAnswer>} */
  async run() {
    const { query, options, parts } = this;
    const { filters = {}, facets: counted = options.filters !== undefined } = options;
    const limit = Math.max(0, options.limit ?? 10), offset = Math.max(0, options.offset ?? 0);
    const choice = chooseSlots(query.words, parts.store.isWhole);
    const allowed = await this.attempt(parts.facets.allowed(filters), undefined);
    const found = query.words.length > 0 ? await this.found(choice) : allowed?.size ? await this.listed() : [];
    options.signal?.throwIfAborted();
    this.foundNothing = found.length === 0 && this.problems.size === 0;
    // Without the filters' part nothing is known to pass them.
    const hits = allowed ? passing(found, [...allowed.values()]) : [];
    const shown = hits.slice(offset, offset + limit);
    const [results, facets] = await Promise.all([this.results(shown, choice.slots), counted && allowed ? this.counts(found, allowed) : []]);
    options.signal?.throwIfAborted();
    const phrased = query.phrases.length > 0 ? hits.filter((hit) => hit.phrased).length : null;
    return { total: hits.length, phrased, results, facets, suggestion: this.suggestion(found[0]), problems: [...this.problems] };
  }

  /** What the words find, before any filter. @param {Choice} choice @returns {Promise<Hit[]>} */
  async found(choice) {
    const { query, parts } = this, { slots } = choice;
    const named = slots.filter((slot) => !slot.implied);
    await this.lookUp(named, choice);
    if (!named.some((slot) => leads(slot, this.postings))) await this.lookUp(slots.filter((slot) => slot.implied), choice);
    await this.load(restKeys(slots, this.postings));
    const hits = await this.exactFirst(rank(parts.store.root, query, choice, this.postings));
    return query.phrases.length + query.excluded.length > 0 ? this.withPhrases(hits) : hits;
  }

  /** Of pages whose questions have just the words of the query, the one with the very question stands first. @param {Hit[]} hits */
  async exactFirst(hits) {
    const exact = hits.filter((hit) => hit.exact).slice(0, MOST_TITLES);
    if (exact.length < 2) return hits;
    const alike = await Promise.all(exact.map(async (hit) => likeness(await this.title(hit), this.query.text)));
    const order = exact.map((hit, i) => ({ hit, alike: alike[i] })).sort((a, b) => b.alike - a.alike).map(({ hit }) => hit);
    return [...order, ...hits.slice(order.length)];
  }

  /** @param {Hit} hit @returns {Promise<string>} */
  async title(hit) {
    return (await this.attempt(this.text(hit.page), []))[1] ?? "";
  }

  /** Where nothing is asked, all pages. @returns {Promise<Hit[]>} */
  async listed() {
    const { listOrder, store } = this.parts;
    const pages = await this.attempt(listOrder.read(), undefined) ?? Array.from({ length: store.root.pages }, (_, page) => page);
    return pages.map((page) => ({ page, score: 0, exact: false }));
  }

  /** Is the query word for word the question of a page? */
  async isQuestion() {
    const choice = chooseSlots(this.query.words, this.parts.store.isWhole);
    await this.load(termsOf(choice.slots));
    const exact = rank(this.parts.store.root, this.query, choice, this.postings).filter((hit) => hit.exact).slice(0, MOST_TITLES);
    const titles = await Promise.all(exact.map((hit) => this.title(hit)));
    return titles.some((title) => asPasted(title) === asPasted(this.query.text));
  }

  /** A part that fails is said, and the others go on. @template T, U @param {Promise<T>} work @param {U} otherwise @returns {Promise<T | U>} */
  async attempt(work, otherwise) {
    try {
      return await work;
    } catch (error) {
      this.tell(error);
      return otherwise;
    }
  }

  /** @param {unknown} error */
  tell = (error) => {
    this.problems.add(wordsOf(error));
  };

  /** @param {Slot[]} sought @param {Choice} choice */
  async lookUp(sought, choice) {
    await this.load(termsOf(sought));
    const unknown = sought.filter(({ word }) => !this.postings.has(word.term) && !this.named.has(word.term) && looksWritten(this.query.text, word)).slice(0, MENDED);
    await Promise.all(sought.map((slot) => this.widen(slot, choice, unknown.includes(slot))));
  }

  /** @param {string[]} terms */
  async load(terms) {
    await Promise.all([...new Set(terms)].filter((term) => !this.postings.has(term)).map(async (term) => {
      const postings = await this.attempt(this.parts.terms.find(term), null);
      if (postings?.pages.length === 0) this.named.add(term);
      else if (postings) this.postings.set(term, postings);
      else if (postings === null) this.lost.add(term);
    }));
    this.options.signal?.throwIfAborted();
  }

  /** Completes the last, half-typed word; mends a word that no page has. @param {Slot} slot @param {Choice} choice @param {boolean} mend */
  async widen(slot, choice, mend) {
    const { word } = slot, { lexicon, terms, store } = this.parts;
    const exists = this.postings.has(word.term);
    const isLast = word === this.query.words.filter((other) => !other.joined).at(-1);
    const halfTyped = word.prefix || (isLast && this.query.plain && this.query.open && choice.asked <= MOST_TERMS);
    if (word.joined || this.lost.has(word.term) || word.sign === "-" && !word.prefix) return;
    if (halfTyped && word.text.length >= 2) {
      const known = this.postings.get(word.term);
      const isFinished = known !== undefined && (word.text !== word.term || known.written);
      const longer = isFinished && !store.isWhole
        ? await this.attempt(terms.longer(word.term, COMPLETIONS), [])
        : (await lexicon.completions(word.text, COMPLETIONS, this.tell)).map(({ word, weight }) => ({ term: termOf(word), weight }));
      addCompletions(slot, longer, isFinished, isFinished && known.focus > 0);
    }
    if (word.slips >= 0 || (mend && slot.alternatives.length === 1 && !word.prefix)) {
      const near = await lexicon.corrections(word.text, CORRECTIONS, this.tell, word.slips >= 0 ? word.slips : undefined);
      // A message has words enough that are none of the site's: there only what is plainly a subject is mended.
      const words = choice.asked <= MOST_TERMS ? near : near.filter(({ slips, titled }) => slips === 1 && titled && word.text.length >= MIDDLING);
      addCorrections(slot, words, termOf);
      if (words.length > 0 && !exists) this.mended.set(word, words.map((near) => near.word));
    }
    await this.load(termsOf([slot]));
  }

  /**
   * Puts first the pages whose question or kept text has every phrase, word after word. The index keeps a part of each text, so the others, which have all
   * the words, may have the phrase too and stay. A page with a phrase that it must not have goes.
   * @param {Hit[]} hits @returns {Promise<Hit[]>}
   */
  async withPhrases(hits) {
    const { phrases, excluded } = this.query, most = this.parts.store.parts("d").inline.length > 0 ? hits.length : PHRASE_PAGES;
    const checked = await Promise.all(hits.slice(0, most).map(async (hit) => {
      const [, title = "", text = ""] = await this.attempt(this.text(hit.page), []);
      const lines = [title, ...text.split("\n")].map((line) => ` ${analyze(line).filter((word) => !word.joined).map((word) => word.term).join(" ")} `);
      const has = (/** @type {string[]} */ phrase) => lines.some((line) => line.includes(` ${phrase.join(" ")} `));
      return { ...hit, phrased: phrases.every(has), without: !excluded.some(has) };
    }));
    const left = checked.filter((hit) => hit.without);
    return [...left.filter((hit) => hit.phrased), ...left.filter((hit) => !hit.phrased), ...hits.slice(most)];
  }

  /** "x -ray" is a slip of "x-ray" where most pages with the word write it in that compound. @param {import("./query.js").Query} query */
  async withCompounds(query) {
    let { text } = query;
    for (const { compound, excluded, start, end } of dashedPairs(query).reverse()) {
      await this.load([compound, excluded]);
      const whole = this.postings.get(compound)?.pages.length ?? 0, all = this.postings.get(excluded)?.pages.length ?? 0;
      if (whole > 0 && 2 * whole >= all) text = `${text.slice(0, start)}-${text.slice(end)}`;
    }
    return text;
  }

  /** @param {number} page @returns {Promise<string[]>} */
  async text(page) {
    const { store, texts } = this.parts;
    const { firstPages } = store.parts("d"), place = placeOf(firstPages, page);
    let part = texts.get(place);
    if (!part) {
      part = store.load("d", place).then((bytes) => JSON.parse(new TextDecoder().decode(bytes)));
      texts.set(place, part);
      part.catch(() => texts.delete(place));
    }
    const entry = (await part)[page - firstPages[place]];
    return Array.isArray(entry) ? entry.map(String) : [];
  }

  /** What stands on the pages in place of words that they do not write. @param {Hit[]} hits @param {Set<string>} terms @returns {Promise<string[]>} */
  async meant(hits, terms) {
    const isMeant = [...terms].some((term) => hits.some(({ page }) => fieldsOn(this.postings.get(term), page) === FIELDS.alias));
    return isMeant ? this.attempt(this.parts.names.meantBy(terms), []) : [];
  }

  /** @param {Hit[]} hits @param {Slot[]} slots @returns {Promise<SearchResult[]>} */
  async results(hits, slots) {
    const weights = new Map(slots.flatMap((slot) => slot.alternatives.map(({ term, factor }) => [term, slot.weight * factor])));
    for (const term of await this.meant(hits, new Set([...weights.keys(), ...this.query.words.map((word) => word.term)]))) if (!weights.has(term)) weights.set(term, MEANT);
    const terms = new Set(weights.keys()), keys = this.parts.store.root.displayKeys;
    const found = await Promise.all(hits.map(async (hit) => {
      const [url, title, text = "", ...display] = await this.attempt(this.text(hit.page), []);
      if (url === undefined || title === undefined) return undefined;
      return {
        ...shownValues(keys, display),
        url, title, titleHighlights: mark(title, terms).highlights, excerpt: bestPassage(text, weights), score: hit.score,
      };
    }));
    return found.filter((result) => result !== undefined);
  }

  /** @param {Hit[]} found @param {Map<string, Uint8Array>} allowed @returns {Promise<FacetCounts[]>} */
  async counts(found, allowed) {
    const { facets, store } = this.parts;
    return this.attempt(facets.count(this.options.filters ?? {}, (facet) => {
      const mask = new Uint8Array(store.root.pages);
      for (const hit of passing(found, [...allowed].filter(([name]) => name !== facet).map(([, others]) => others))) mask[hit.page] = 1;
      return mask;
    }), []);
  }

  /** The query with its slips mended, to what the question of the best page has. @param {Hit | undefined} best */
  suggestion(best) {
    if (this.mended.size === 0) return null;
    const isOnBest = (/** @type {string} */ word) => best !== undefined && (fieldsOn(this.postings.get(termOf(word)), best.page) & FIELDS.question) !== 0;
    let text = this.query.text;
    for (const [{ start, end }, words] of [...this.mended].sort(([a], [b]) => b.start - a.start)) text = text.slice(0, start) + (words.find(isOnBest) ?? words[0]) + text.slice(end);
    return text;
  }
}

/** @typedef {{start: number, end: number}} QueryWordPlace */

/** @param {Hit[]} hits @param {Uint8Array[]} masks */
function passing(hits, masks) {
  return hits.filter(({ page }) => masks.every((mask) => mask[page] === 1));
}

/** A question as it is compared with a pasted one: white space, capitals, the shape of quotes and the last mark aside. @param {string} text */
function asPasted(text) {
  return text.trim().replace(/[?.!:;,]+$/, "").replace(/\s+/g, " ").replace(/[“”]/g, '"').replace(/[‘’]/g, "'").toLowerCase();
}

/** @param {Slot[]} slots */
function termsOf(slots) {
  return slots.flatMap((slot) => slot.alternatives.map((alternative) => alternative.term));
}

/** "badge.text" and "badge.level" become a badge with a text and a level; empty values are left out.
 * @param {string[]} keys @param {string[]} values @returns {Record<string, string | Record<string, string>>} */
function shownValues(keys, values) {
  /** @type {Map<string, string | Map<string, string>>} */
  const shown = new Map();
  keys.forEach((key, i) => {
    const [name, part] = key.split(".");
    if (!values[i]) return;
    if (part === undefined) return void shown.set(name, values[i]);
    const group = shown.get(name);
    shown.set(name, (group instanceof Map ? group : new Map()).set(part, values[i]));
  });
  return Object.fromEntries([...shown].map(([name, value]) => [name, value instanceof Map ? Object.fromEntries(value) : value]));
}

/** How near a title is to what was typed: the same, the same words, or neither. @param {string} title @param {string} typed */
function likeness(title, typed) {
  if (asPasted(title) === asPasted(typed)) return 2;
  const words = (/** @type {string} */ text) => tokenize(text).map((word) => word.text).join(" ");
  return words(title) === words(typed) ? 1 : 0;
}
