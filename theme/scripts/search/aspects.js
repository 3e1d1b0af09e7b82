/** Which kinds of question a query asks: "prognosis of gout" asks for the outlook. The cues are in the shared table. */
import table from "./analysis-table.js";
import { termOf } from "./analyze.js";

/** @type {Map<string, string>} */
const cues = new Map();
for (const [aspect, words] of Object.entries(table.cues)) for (const cue of words.split(" ")) cues.set(cue.replace("+", " "), aspect);

/** What single words that ask are stemmed to. */
export const cueStems = new Set([...cues.keys()].filter((cue) => !cue.includes(" ")).map(termOf));

/** Words that ask for a kind of question, but stand in names too ("hereditary spherocytosis"). */
const inNames = new Set(table.cuesInNames.split(" "));

/** Below this a half-typed cue may be anything. */
const SHORTEST_PREFIX = 3;
const HINTED = 0.8;

/** @param {{text: string, term: string, joined: boolean}[]} words
 * @returns {{aspects: Set<string>, cueTerms: Set<string>, impliedTerms: Set<string>}} what is asked, the terms that say so, and those that say no more */
export function aspectsOf(words) {
  const aspects = new Set(), cueTerms = new Set(), impliedTerms = new Set();
  const parts = words.filter((word) => !word.joined);
  const pairs = parts.map((word, i) => cues.get(`${word.text} ${parts[i + 1]?.text}`));
  parts.forEach((word, i) => {
    // "genetic" asks for inheritance, but "genetic changes" only for genes.
    const asked = pairs[i] ?? (pairs[i - 1] ? undefined : cues.get(word.text));
    if (asked) aspects.add(asked);
    if (asked || pairs[i - 1]) {
      cueTerms.add(word.term);
      if (!inNames.has(word.text)) impliedTerms.add(word.term);
    }
  });
  return { aspects, cueTerms, impliedTerms };
}

/**
 * What a query asks for, and how much that counts: several kinds share it, and what a half-typed last word hints at counts less. A hint counts
 * where nothing else is asked ("gout treatm", but not "the"), or where it ends a pair ("genetic cha").
 * @param {{text: string, term: string, joined: boolean, stop: boolean}[]} words @param {boolean} open may the last word be half typed?
 * @returns {{asked: Set<string>, strength: number}}
 */
export function askedAspects(words, open) {
  const { aspects } = aspectsOf(words), parts = words.filter((word) => !word.joined);
  const last = parts.at(-1)?.text ?? "", pair = `${parts.at(-2)?.text} ${last}`, isFunctionWord = parts.at(-1)?.stop === true;
  if (open && !cues.has(pair)) {
    const byPair = aspectsStartingWith(pair);
    const hinted = byPair.size > 0 || aspects.size > 0 || isFunctionWord || last.length < SHORTEST_PREFIX ? byPair : aspectsStartingWith(last);
    if (hinted.size > 0) return { asked: hinted, strength: HINTED / hinted.size };
  }
  return { asked: aspects, strength: 1 / Math.sqrt(Math.max(1, aspects.size)) };
}

/** @param {string} prefix @returns {Set<string>} */
function aspectsStartingWith(prefix) {
  const aspects = new Set();
  for (const [cue, aspect] of cues) if (cue.startsWith(prefix)) aspects.add(aspect);
  return aspects;
}
