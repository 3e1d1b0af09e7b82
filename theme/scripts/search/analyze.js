/**
 * From text to index terms: tokenize, drop function words, bring spellings together, stem.
 * The C# twin is `generator/IatroX.Search/Analysis`; `tests/vectors/search` holds the two together.
 */
import table from "./analysis-table.js";
import { baseForm } from "./forms.js";
import { americanSpelling } from "./spelling.js";
import { stem } from "./stem.js";
import { tokenize } from "./tokenize.js";

/** @typedef {{term: string, text: string, start: number, end: number, joined: boolean, stop: boolean, narrative: boolean}} Term */

const stopWords = new Set(table.stop.split(" ")), narrativeWords = new Set(table.narrative.split(" "));

/** Texts repeat their words: their terms are kept, up to a number that a phone does not notice. @type {Map<string, string>} */
const known = new Map();
const MOST_KNOWN = 20000;

/** The index term of one folded word; words with digits or other scripts stay as they are. @param {string} word */
export function termOf(word) {
  let term = known.get(word);
  if (term === undefined) {
    term = /[^a-z]/.test(word) ? word : stem(baseForm(americanSpelling(word)));
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(word, term);
  }
  return term;
}

/** What words of telling a story are stemmed to. */
export const narrativeStems = new Set([...narrativeWords].map(termOf));

/** Is the text written in capitals throughout? Then capitals say nothing about its words. @param {string} text */
function isShouted(text) {
  return !/[a-z]/.test(text);
}

/**
 * Every word with its term. A function word written in capitals inside ordinary text is an abbreviation (ALL, MS, ME)
 * and is not marked as a stop word.
 * @param {string} text @returns {Term[]}
 */
export function analyze(text) {
  const shouted = isShouted(text);
  return tokenize(text).map((token) => {
    const { text: word, start, end, joined } = token, stop = stopWords.has(word), narrative = narrativeWords.has(word);
    const abbreviation = (stop || narrative) && !shouted && word.length > 1 && /^[A-Z]+$/.test(text.slice(start, end));
    return { text: word, start, end, joined, term: termOf(word), stop: stop && !abbreviation, narrative: narrative && !abbreviation };
  });
}
