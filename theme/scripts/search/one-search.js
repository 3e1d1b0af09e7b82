/** One search from beginning to end: which words are looked up, what they may mean, which pages have them, what is shown of these. */
import { analyze, termOf } from "./analyze.js";
import { bestPassage, mark } from "./excerpt.js";
import { MIDDLING } from "./lexicon.js";
import { placeOf } from "./parts.js";
import { dashedPairs, looksWritten, withNames } from "./query.js";
import { addCompletions, addCorrections, chooseSlots, leads, MOST_TERMS, rank, restKeys } from "./rank.js";
import { FIELDS, fieldsOn } from "./terms.js";
import { tokenize } from "./tokenize.js";

/** @typedef {import("./rank.js").Slot} Slot */
/** @typedef {import("./rank.js").Choice} Choice */
/** @typedef {import("./rank.js").Hit} Hit */
/** @typedef {import("./engine.js").FacetCounts} FacetCounts */
/** @typedef {import("./engine.js").SearchAnswer} SearchAnswer */
/** @typedef {import("./engine.js").SearchOptions} SearchOptions */
/** @typedef {import("./engine.js").SearchResult} SearchResult */
/** @typedef {ReturnType<import("./engine.js").SearchIndex["parts"]>} Parts */

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

/** @param {unknown} error */
function wordsOf(error) {
  return error instanceof Error ? error.message : String(error);
}

export class Search {
  /** @param {Parts} parts @param {import("./query.js").Query} query @param {SearchOptions} options */
  constructor(parts, query, options) {
    this.parts = parts;
    this.typed = query;
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
    const hits = await this.typedFirst(await this.exactFirst(rank(parts.store.root, query, choice, this.postings)));
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

  /** A name of other questions ("hepatitis A") may be plain words of the very question that is typed. @param {Hit[]} hits */
  async typedFirst(hits) {
    const asked = this.query.words.some((word) => word.name) ? await this.askedBy(this.typed) : [];
    return [...asked, ...hits.filter(({ page }) => asked.every((hit) => hit.page !== page))];
  }

  /** Pages whose question is word for word the query. @param {import("./query.js").Query} query @returns {Promise<Hit[]>} */
  async askedBy(query) {
    const { store } = this.parts;
    const exact = rank(store.root, query, chooseSlots(query.words, store.isWhole), this.postings).filter((hit) => hit.exact).slice(0, MOST_TITLES);
    const titles = await Promise.all(exact.map((hit) => this.title(hit)));
    return exact.filter((_, i) => asPasted(titles[i]) === asPasted(query.text));
  }

  /** Is the query word for word the question of a page? */
  async isQuestion() {
    await this.load(termsOf(chooseSlots(this.query.words, this.parts.store.isWhole).slots));
    return (await this.askedBy(this.query)).length > 0 || (await this.askedBy(this.typed)).length > 0;
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
      const isNamed = known !== undefined && known.focus > 0;
      const isFinished = known !== undefined && (word.text !== word.term || known.written || (isNamed && store.root.names.has(word.text)));
      const longer = isFinished && !store.isWhole
        ? await this.attempt(terms.longer(word.term, COMPLETIONS), [])
        : (await lexicon.completions(word.text, COMPLETIONS, this.tell)).map(({ word, weight }) => ({ term: termOf(word), weight }));
      addCompletions(slot, longer, isFinished, isFinished && isNamed);
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

/** How near a title is to what was typed, quotes round all of it aside: the same, the same words, or neither. @param {string} title @param {string} typed */
function likeness(title, typed) {
  const asked = typed.trim().replace(/^["“](.*)["”]$/s, "$1");
  if (asPasted(title) === asPasted(asked)) return 2;
  const words = (/** @type {string} */ text) => tokenize(text).map((word) => word.text).join(" ");
  return words(title) === words(asked) ? 1 : 0;
}
