/**
 * Adds up what the query's terms say of each page. All that depends on the page was computed when the index was made;
 * here are only the weights of the query's own words, each with its reason.
 */
import { aspectsOf, aspectsStartingWith } from "./aspects.js";
import { FIELDS, REST } from "./terms.js";

/** @typedef {import("./query.js").QueryWord} QueryWord */
/** @typedef {import("./terms.js").Postings} Postings */
/** @typedef {{word: QueryWord, weight: number, literal: boolean, alternatives: {term: string, factor: number}[]}} Slot */
/** @typedef {{page: number, score: number}} Hit */

/** A word that only says the kind of question; the kind itself counts by the aspect bonus. */
const CUE = 0.35;
/** Words of telling a story ("my", "doctor", "years"): a quarter, for they may yet be the subject. */
const NARRATIVE = 0.25;
/** The joined form of a compound repeats its parts. */
const JOINED = 0.5;
/** What may complete a half-typed word; less where the word as typed exists, for then it is likelier finished. */
const COMPLETION = 0.9, COMPLETION_OF_WORD = 0.3;
/** One slip is likelier than two; a second reading of the slip is less likely than the first. */
const ONE_SLIP = 0.8, MORE_SLIPS = 0.65, FURTHER_READING = 0.9;
/** From so many words on a query is a message: words that questions rarely have count down to half. */
const LONG = 10, LONG_FLOOR = 0.5;
/** More terms than this add noise, bytes and time, but no relevance (16 and 24 do the same). */
export const MOST_TERMS = 18;
/** Pages below this share of the best score are noise: without it, nine of ten results of a precise question were. */
const CUT = 0.5;
/** An aspect that the half-typed last word only hints at. */
const HINTED_ASPECT = 0.8;
/** Above all sums of impacts: a pasted question's own page comes first. */
const EXACT = 1e6;

/** The words that are looked up, the weightiest first; longer words are rarer. @param {QueryWord[]} words @param {Set<string>} cueTerms
 * @returns {Slot[]} */
export function chooseSlots(words, cueTerms) {
  const telling = words.filter((word) => !word.stop);
  /** @type {Map<string, Slot>} */
  const slots = new Map();
  for (const word of telling.length > 0 ? telling : words) {
    const weight = word.boost * (word.joined ? JOINED : 1) * (word.narrative ? NARRATIVE : 1) * (cueTerms.has(word.term) ? CUE : 1);
    const key = `${word.sign}${word.fields}${word.prefix}${word.slips} ${word.term}`;
    const known = slots.get(key);
    if (known && known.weight >= weight) known.word = { ...known.word, end: Math.max(known.word.end, word.end) };
    else slots.set(key, { word, weight, literal: true, alternatives: [{ term: word.term, factor: 1 }] });
  }
  return [...slots.values()]
    .sort((a, b) => Number(b.word.sign !== "") - Number(a.word.sign !== "") || b.weight - a.weight || b.word.text.length - a.word.text.length)
    .slice(0, MOST_TERMS);
}

/**
 * The keys of further postings that matter: those of common words where no rarer word leads to the subject, and of every word with an operator.
 * @param {Slot[]} slots @param {Map<string, Postings>} postings @returns {string[]}
 */
export function restKeys(slots, postings) {
  const isSplit = (/** @type {string} */ term) => postings.get(term)?.split === true;
  const leads = slots.some((slot) => slot.weight >= JOINED && slot.alternatives.some(({ term }) => postings.has(term) && !isSplit(term)));
  return slots
    .filter((slot) => !leads || slot.word.sign !== "" || slot.word.fields !== 0)
    .flatMap((slot) => slot.alternatives.filter(({ term }) => isSplit(term)).map(({ term }) => term + REST));
}

/** @param {Slot} slot @param {string[]} terms @param {boolean} exists */
export function addCompletions(slot, terms, exists) {
  for (const term of terms) addAlternative(slot, term, exists ? COMPLETION_OF_WORD : COMPLETION);
}

/** @param {Slot} slot @param {{word: string, slips: number}[]} words @param {(word: string) => string} termOf */
export function addCorrections(slot, words, termOf) {
  words.forEach(({ word, slips }, i) => addAlternative(slot, termOf(word), (slips === 1 ? ONE_SLIP : MORE_SLIPS) * (i > 0 ? FURTHER_READING : 1)));
}

/** @param {Slot} slot @param {string} term @param {number} factor */
function addAlternative(slot, term, factor) {
  if (!slot.alternatives.some((known) => known.term === term)) slot.alternatives.push({ term, factor });
}

/**
 * @param {import("./parts.js").Root} root @param {import("./query.js").Query} query @param {Slot[]} slots
 * @param {Map<string, Postings>} postings @param {(page: number) => boolean} allowed
 * @returns {Hit[]} best first; equal scores in page order
 */
export function rank(root, query, slots, postings, allowed) {
  const tally = new Tally(root.pages);
  const long = slots.length > LONG;
  for (const slot of slots) tally.add(slot, postings, long);
  addAspects(root, query, tally);
  // Who quotes a phrase wants every page that has it, where its words weigh little too; the pages without it go later.
  return tally.hits(slots, allowed, query.phrases.length > 0 ? 0 : CUT);
}

/** @param {import("./parts.js").Root} root @param {import("./query.js").Query} query @param {Tally} tally */
function addAspects(root, query, tally) {
  const { aspects } = aspectsOf(query.words);
  let strength = aspects.size > 1 ? 1 / Math.sqrt(aspects.size) : 1;
  let asked = aspects;
  const last = query.words.at(-1);
  if (asked.size === 0 && query.open && last) {
    asked = aspectsStartingWith(last.text);
    strength = HINTED_ASPECT / Math.max(1, asked.size);
  }
  const scale = 1 / 64;
  const rest = asked.size === 0 ? root.informationBonus : asked.has("information") ? 0 : root.insteadBonus;
  const bonus = new Float32Array(root.pages);
  for (const name of asked) for (const page of root.aspects.get(name) ?? []) bonus[page] = root.aspectBonus * strength * scale;
  for (const page of root.aspects.get("information") ?? []) bonus[page] += rest * scale;
  for (const page of tally.touched) tally.scores[page] += bonus[page];
}

/** Sums by page. */
class Tally {
  /** @param {number} pages */
  constructor(pages) {
    this.scores = new Float32Array(pages);
    this.found = new Uint8Array(pages);
    /** By page: how many of the query's words its question has, and how many words that has in all. */
    this.inQuestion = new Uint8Array(pages);
    this.questionTerms = new Uint8Array(pages);
    /** Pages of signed words: +1 for each `+` had, 255 when a `-` is. */
    this.signs = new Uint8Array(pages);
    /** @type {number[]} */
    this.touched = [];
  }

  /** @param {Slot} slot @param {Map<string, Postings>} postings @param {boolean} long */
  add(slot, postings, long) {
    const { word } = slot;
    const counted = word.sign === "+" ? new Set() : undefined;
    for (const { term, factor } of slot.alternatives) {
      const list = postings.get(term), rest = postings.get(term + REST);
      if (!list) continue;
      const focus = long ? LONG_FLOOR + (1 - LONG_FLOOR) * list.focus : 1;
      const literal = factor === 1 && slot.literal && !word.joined && word.sign !== "-";
      const how = { weight: slot.weight * factor * focus, literal, word, counted };
      this.addList(list, how);
      if (rest) this.addList(rest, how);
    }
  }

  /** @param {Postings} list @param {{weight: number, literal: boolean, word: QueryWord, counted: Set<number> | undefined}} how */
  addList(list, { weight, literal, word, counted }) {
    const { pages, impacts, fields, questionTerms } = list;
    for (let i = 0; i < pages.length; i++) {
      if (word.fields !== 0 && (fields[i] & word.fields) === 0) continue;
      const page = pages[i];
      if (word.sign === "-") {
        this.signs[page] = 255;
        continue;
      }
      if (this.found[page] === 0) {
        this.found[page] = 1;
        this.touched.push(page);
      }
      this.scores[page] += weight * impacts[i];
      if (counted && !counted.has(page) && this.signs[page] < 254) {
        counted.add(page);
        this.signs[page]++;
      }
      if (literal && (fields[i] & FIELDS.question) !== 0) {
        this.inQuestion[page]++;
        this.questionTerms[page] = questionTerms[i];
      }
    }
  }

  /** @param {Slot[]} slots @param {(page: number) => boolean} allowed @param {number} cut @returns {Hit[]} */
  hits(slots, allowed, cut) {
    const needed = slots.filter((slot) => slot.word.sign === "+").length;
    const asked = slots.filter((slot) => !slot.word.joined && slot.word.sign !== "-").length;
    const kept = this.touched.filter((page) => this.signs[page] === needed && allowed(page));
    let best = 0;
    for (const page of kept) best = Math.max(best, this.scores[page]);
    const isExact = (/** @type {number} */ page) => this.inQuestion[page] === asked && this.questionTerms[page] === Math.min(asked, 15);
    return kept
      .filter((page) => this.scores[page] >= cut * best)
      .map((page) => ({ page, score: this.scores[page] + (isExact(page) ? EXACT : 0) }))
      .sort((a, b) => b.score - a.score || a.page - b.page)
      .map((hit) => ({ page: hit.page, score: this.scores[hit.page] }));
  }
}
