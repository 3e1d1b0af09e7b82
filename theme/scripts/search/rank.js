/**
 * Adds up what the query's terms say of each page. All that depends on the page was computed when the index was made;
 * here are only the weights of the query's own words, each with its reason.
 */
import { narrativeStems } from "./analyze.js";
import { askedAspects, aspectsOf, cueStems } from "./aspects.js";
import { FIELDS, IMPACT_SCALE, REST } from "./terms.js";

/** @typedef {import("./query.js").QueryWord} QueryWord */
/** @typedef {import("./terms.js").Postings} Postings */
/**
 * @typedef {object} Slot  a word of the query that is looked up
 * @property {QueryWord} word @property {number} weight
 * @property {boolean} implied the kind of question says it already, so its list need not be fetched where another word leads to the subject
 * @property {{term: string, factor: number}[]} alternatives
 */
/** @typedef {{slots: Slot[], asked: number, written: number}} Choice
 *   what is looked up; how many different words are asked for; and how many the query has, words of telling a story among them, as a question counts its own */
/** @typedef {{page: number, score: number, exact: boolean, phrased?: boolean}} Hit  exact: the question is made of just the query's words; phrased: the query's phrases were seen */

/** A word that only says the kind of question; the kind itself counts by the aspect bonus. */
const CUE = 0.35;
/** Words of telling a story ("my", "doctor", "years"): a quarter, for they may yet be the subject; not among so many others that say more. */
const NARRATIVE = 0.25, TELLING = 6;
/** The joined form of a compound repeats its parts; a bare number, its unit, and what a code is made of ("ca" and "125"), say half of what a word does. */
const JOINED = 0.5, PART = 0.5;
/** What may complete a half-typed word; less where the word as typed exists, for then it is likelier finished. */
const COMPLETION = 0.9, COMPLETION_OF_WORD = 0.3;
/** One slip is likelier than two; a second reading of the slip is less likely than the first. */
const ONE_SLIP = 0.8, MORE_SLIPS = 0.65, FURTHER_READING = 0.9;
/**
 * A message says what it is about at its beginning and again further on; the rest of it is circumstance, which takes requests and brings in
 * other pages. So of more words than `MOST_TERMS` the first few are looked up, and of the others those that come again, then the longest, for
 * longer words are rarer. (All of up to 64 words took half as many requests again and found no more; nor did words weighted by
 * how much of a subject's name they are. 6 and 9 find as much.)
 */
export const MOST_TERMS = 7;
const FIRST_TERMS = 4;
/** Of an index that is one file all words of a message are looked up: on a small site the circumstances lead to few other pages, and cost nothing. */
const MOST_OF_WHOLE = 64;
/** Clinicians write what a message is about in capitals ("wonder about DVT"), too short to be among the longest: so many more are looked up. */
const MOST_ABBREVIATIONS = 4;
/** Words with an operator are all meant; so many at most, so that no query asks for the whole index. */
const MOST_SIGNED = 18;
/** A page with one of two words loses three eighths of its score, with two of three a thirteenth, with three of four a fortieth. */
const ALL_WORDS = 6;
/**
 * Pages below this share of the best score are noise: without it, nine of ten results of a precise question were. It is of all pages, whatever filters
 * are set, so that a filter shows as many as it promised. With an operator the reader says what is wanted, and sees all of it.
 */
const CUT = 0.5;

/**
 * The words that are looked up.
 * @param {QueryWord[]} words @param {boolean} [isWhole] is the index one file? @returns {Choice}
 */
export function chooseSlots(words, isWhole = false) {
  const { cueTerms, impliedTerms } = aspectsOf(words);
  const telling = tellingWords(words), isPlainQuery = words.every(isPlain);
  /** @type {Map<string, Slot & {times: number}>} */
  const known = new Map();
  for (const word of telling) {
    const shape = word.code ? 1 : word.joined ? JOINED : word.part || word.measure ? PART : 1;
    const weight = word.boost * shape * (word.narrative ? NARRATIVE : 1) * (cueTerms.has(word.term) ? CUE : 1);
    const key = `${word.sign}${word.fields}${word.prefix}${word.slips} ${word.term}`;
    const slot = known.get(key);
    if (!slot) known.set(key, { word, weight, implied: isPlainQuery && impliedTerms.has(word.term), alternatives: [{ term: word.term, factor: 1 }], times: 1 });
    else {
      slot.times++;
      if (slot.weight < weight) Object.assign(slot, { word, weight });
      else slot.word = { ...slot.word, end: Math.max(slot.word.end, word.end) };
    }
  }
  const all = [...known.values()], signed = all.filter((slot) => !isPlain(slot.word)).slice(0, MOST_SIGNED);
  const late = (/** @type {Slot} */ { word }) => Number(word.narrative) + Number(word.joined && !word.code);
  const plain = all.filter((slot) => isPlain(slot.word)).sort((a, b) => late(a) - late(b) || a.word.start - b.word.start);
  const rest = plain.slice(FIRST_TERMS).sort((a, b) => late(a) + Number(a.implied) - late(b) - Number(b.implied) || b.times - a.times || b.word.text.length - a.word.text.length);
  const more = (isWhole ? MOST_OF_WHOLE : MOST_TERMS) - FIRST_TERMS;
  const abbreviations = rest.slice(more).filter(({ word }) => word.abbreviation).slice(0, MOST_ABBREVIATIONS);
  return { slots: [...signed, ...plain.slice(0, FIRST_TERMS), ...rest.slice(0, more), ...abbreviations], asked: all.filter(isAsked).length, written: writtenTerms(words) };
}

/** @param {QueryWord[]} words */
function writtenTerms(words) {
  const telling = words.filter((word) => (!word.stop || word.bound) && !word.joined && word.sign !== "-");
  return new Set((telling.length > 0 ? telling : words.filter((word) => !word.joined)).map((word) => word.term)).size;
}

/** @param {Slot} slot */
function isAsked({ word }) {
  return !word.joined && word.sign !== "-";
}

/** Is it among what an exact question has? A name stands for its function word. @param {Slot} slot */
function isInQuestions(slot) {
  return isAsked(slot) || slot.word.name === true;
}

/** @param {QueryWord[]} words @returns {QueryWord[]} */
function tellingWords(words) {
  const telling = words.filter((word) => !word.stop), own = telling.filter((word) => !word.narrative || !isPlain(word));
  if (own.length >= TELLING) return own;
  return telling.length > 0 ? telling : words;
}

/** A bare number, with its unit or without, is on a page about anything, so it counts where another word of the query is ("hba1c 48"). @param {Slot} slot */
function isMeasure({ word }) {
  return word.measure && isPlain(word);
}

/** Without an operator. @param {QueryWord} word */
export function isPlain(word) {
  return word.sign === "" && word.fields === 0 && word.boost === 1 && !word.prefix && word.slips < 0;
}

/** Does a word that names a subject lead to pages? @param {Slot} slot @param {Map<string, Postings>} postings */
export function leads(slot, postings) {
  return slot.weight >= JOINED && slot.alternatives.some(({ term }) => postings.has(term));
}

/**
 * The keys of further postings that matter: those of a common word that alone leads to a subject (where a rarer one or a second one does, they
 * cost bytes and found nothing more), and of every word of a query with an operator.
 * @param {Slot[]} slots @param {Map<string, Postings>} postings @returns {string[]}
 */
export function restKeys(slots, postings) {
  const isSplit = (/** @type {string} */ term) => postings.get(term)?.split === true;
  const leading = slots.filter((slot) => !slot.word.joined && leads(slot, postings));
  const enough = slots.every((slot) => isPlain(slot.word)) && (leading.length > 1 || leading.some((slot) => slot.alternatives.some(({ term }) => postings.has(term) && !isSplit(term))));
  return (enough ? [] : slots)
    .flatMap((slot) => slot.alternatives.filter(({ term }) => isSplit(term)).map(({ term }) => term + REST));
}

/**
 * Ways on from a half-typed word count by how many pages have them: rarity, which tells most among words that were typed in full, tells nothing of
 * what is being typed. (With the square or the root of that share as good; without it a third fewer of three typed letters found their word.)
 * @param {Slot} slot @param {{term: string, weight: number}[]} terms @param {boolean} isFinished may the word as typed be all of it?
 * @param {boolean} isNamed … and does it stand in questions, or for what they ask?
 */
export function addCompletions(slot, terms, isFinished, isNamed) {
  const most = Math.max(1, ...terms.map(({ weight }) => weight));
  // What no page writes so is no reading of its own: "infecti".
  if (!isFinished) slot.alternatives[0].factor = COMPLETION;
  if (slot.word.narrative && !isNamed && terms.length > 0) {
    slot.weight /= NARRATIVE;
    slot.alternatives[0].factor *= NARRATIVE;    // "hear", on the way to "heart"
  }
  for (const { term, weight } of terms) addAlternative(slot, term, (isNamed ? COMPLETION_OF_WORD : COMPLETION) * shareOf(term) * weight / most);
}

/** Completions tell as much as the same words typed in full. @param {string} term */
function shareOf(term) {
  return cueStems.has(term) ? CUE : narrativeStems.has(term) ? NARRATIVE : 1;
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
 * @param {import("./parts.js").Root} root @param {import("./query.js").Query} query @param {Choice} choice
 * @param {Map<string, Postings>} postings
 * @returns {Hit[]} best first; equal scores in page order
 */
export function rank(root, query, choice, postings) {
  const tally = new Tally(root.pages);
  for (const slot of choice.slots) if (!isMeasure(slot)) tally.add(slot, postings);
  tally.close();
  for (const slot of choice.slots) if (isMeasure(slot)) tally.add(slot, postings);
  tally.discount(choice);
  addAspects(root, query, tally);
  return tally.hits(root, query, choice, postings);
}

/**
 * Of a page that only mentions what is asked, to say what something is means little: "Losec" leads to who writes most of it. (Of a tenth in
 * place of a quarter, pages found by a name that only sister pages write lose too much of it.)
 */
const MOST_INFORMATION = 0.25;

/** @param {import("./parts.js").Root} root @param {import("./query.js").Query} query @param {Tally} tally */
function addAspects(root, query, tally) {
  const { asked, strength } = askedAspects(query.words, query.open);
  const information = maskOf(root, ["information"]), wanted = maskOf(root, asked);
  const rest = asked.size === 0 ? root.informationBonus : asked.has("information") ? 0 : root.insteadBonus;
  for (const page of tally.touched) {
    const kinds = root.aspects[page], own = tally.scores[page];
    if (kinds & wanted) tally.scores[page] += root.aspectBonus * strength / IMPACT_SCALE;
    if (kinds & information) tally.scores[page] += Math.min(rest / IMPACT_SCALE, MOST_INFORMATION * own);
  }
}

/** Kinds of question as bits of a page's mask. @param {import("./parts.js").Root} root @param {Iterable<string>} names */
function maskOf(root, names) {
  let mask = 0;
  for (const name of names) if (root.aspectNames.includes(name)) mask |= 1 << root.aspectNames.indexOf(name);
  return mask;
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
    /** The weight of the query's words that there are; by page, that of those that it has, and the number of the last of them. */
    this.sought = 0;
    this.had = new Float32Array(pages);
    this.lastHad = new Uint8Array(pages);
    /** By page, what the best reading of the last of its words gave it, and which word that was. */
    this.reading = new Float32Array(pages);
    this.lastReading = new Uint8Array(pages);
    this.slots = 0;
    this.closed = false;
    /** @type {number[]} */
    this.touched = [];
  }

  /** From here on only pages count that were found, if any were. */
  close() {
    this.closed = this.touched.length > 0;
  }

  /** @param {Slot} slot @param {Map<string, Postings>} postings */
  add(slot, postings) {
    const { word } = slot;
    const isSought = isAsked(slot) && slot.alternatives.some(({ term }) => postings.has(term));
    // Who has the code has what it is made of.
    const own = word.code ? 2 * PART * word.boost : isAsked(slot) ? slot.weight : 0;
    this.slots++;
    if (isSought) this.sought += own;
    const counted = word.sign === "+" ? new Set() : undefined;
    for (const { term, factor } of slot.alternatives) {
      const list = postings.get(term), rest = postings.get(term + REST);
      if (!list) continue;
      const literal = factor === 1 && isInQuestions(slot);
      const how = { weight: slot.weight * factor, literal, word, counted, own };
      this.addList(list, how);
      if (rest) this.addList(rest, how);
    }
  }

  /** @param {Postings} list @param {{weight: number, literal: boolean, word: QueryWord, counted: Set<number> | undefined, own: number}} how */
  addList(list, { weight, literal, word, counted, own }) {
    const { pages, impacts, fields, questionTerms } = list;
    for (let i = 0; i < pages.length; i++) {
      if (word.fields !== 0 && (fields[i] & word.fields) === 0) continue;
      const page = pages[i];
      if (word.sign === "-") {
        this.signs[page] = 255;
        continue;
      }
      if (this.found[page] === 0) {
        if (this.closed) continue;
        this.found[page] = 1;
        this.touched.push(page);
      }
      this.addBest(page, weight * impacts[i]);
      if (this.lastHad[page] !== this.slots && (fields[i] & ~FIELDS.topics) !== 0) {
        this.lastHad[page] = this.slots;
        this.had[page] += own;
      }
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

  /** A word means one thing: of its readings the best counts. @param {number} page @param {number} impact */
  addBest(page, impact) {
    if (this.lastReading[page] !== this.slots) {
      this.lastReading[page] = this.slots;
      this.reading[page] = 0;
    }
    if (impact <= this.reading[page]) return;
    this.scores[page] += impact - this.reading[page];
    this.reading[page] = impact;
  }

  /** Who types two or three words means all of them; a longer query has words that need not be met. A topic's title is no word of the page. @param {Choice} choice */
  discount({ asked }) {
    if (asked < 2 || this.sought === 0) return;
    const cost = ALL_WORDS / asked ** 3;
    for (const page of this.touched) this.scores[page] *= 1 - cost * Math.max(0, 1 - this.had[page] / this.sought);
  }

  /** @param {import("./parts.js").Root} root @param {import("./query.js").Query} query @param {Choice} choice
   * @param {Map<string, Postings>} postings @returns {Hit[]} */
  hits(root, query, choice, postings) {
    const needed = choice.slots.filter((slot) => slot.word.sign === "+").length;
    const isExact = this.exactness(root, query, choice, postings);
    const cut = query.plain ? CUT : 0;
    const kept = this.touched.filter((page) => this.signs[page] === needed);
    let best = 0;
    for (const page of kept) best = Math.max(best, this.scores[page]);
    return kept
      .filter((page) => this.scores[page] >= cut * best || isExact(page))
      .map((page) => ({ page, score: this.scores[page], exact: isExact(page) }))
      .sort((a, b) => Number(b.exact) - Number(a.exact) || b.score - a.score || a.page - b.page);
  }

  /**
   * Tells pages whose question is made of exactly the query's words; of words that were not fetched, the kind of question stands for those that say
   * it, and the number of words for the rest of a long question.
   * @param {import("./parts.js").Root} root @param {import("./query.js").Query} query @param {Choice} choice @param {Map<string, Postings>} postings
   */
  exactness(root, query, choice, postings) {
    const sought = choice.slots.filter(isInQuestions);
    const passed = sought.filter((slot) => slot.implied && !postings.has(slot.word.term));
    const kinds = passed.length > 0 ? maskOf(root, aspectsOf(query.words).aspects) : 0;
    return (/** @type {number} */ page) => this.inQuestion[page] === sought.length - passed.length
      && this.questionTerms[page] === Math.min(choice.written, 15) && (root.aspects[page] & kinds) === kinds;
  }
}
