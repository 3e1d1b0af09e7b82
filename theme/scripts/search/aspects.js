/** Which kinds of question a query asks: "prognosis of gout" asks for the outlook. The cues are in the shared table. */
import table from "./analysis-table.js";

/** @type {Map<string, string>} */
const cues = new Map();
for (const [aspect, words] of Object.entries(table.cues)) for (const cue of words.split(" ")) cues.set(cue.replace("+", " "), aspect);

/** Below this a half-typed cue may be anything. */
const SHORTEST_PREFIX = 3;

/** @param {{text: string, term: string, joined: boolean}[]} words
 * @returns {{aspects: Set<string>, cueTerms: Set<string>}} what is asked, and the terms that only say so */
export function aspectsOf(words) {
  const aspects = new Set(), cueTerms = new Set();
  const parts = words.filter((word) => !word.joined);
  parts.forEach((word, i) => {
    const next = parts[i + 1];
    const pair = next && cues.get(`${word.text} ${next.text}`);
    if (pair) {
      aspects.add(pair);
      cueTerms.add(word.term).add(next.term);
    }
    const single = cues.get(word.text);
    if (single) {
      aspects.add(single);
      cueTerms.add(word.term);
    }
  });
  return { aspects, cueTerms };
}

/** What a half-typed last word may be going to ask ("treatm"). @param {string} prefix @returns {Set<string>} */
export function aspectsStartingWith(prefix) {
  const aspects = new Set();
  if (prefix.length >= SHORTEST_PREFIX) for (const [cue, aspect] of cues) if (cue.startsWith(prefix)) aspects.add(aspect);
  return aspects;
}
