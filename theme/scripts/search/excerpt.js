/** Chooses the passage of a page that answers best, and says which of its words to mark. Text and places, never HTML. */
import { termOf } from "./analyze.js";
import { tokenize } from "./tokenize.js";

/** @typedef {import("./engine.js").Range} Range */
/** @typedef {import("./engine.js").Marked} Marked */

/** About two lines of a phone. */
const LENGTH = 240;

/** @param {string} text @param {Set<string>} terms @returns {Marked} */
export function mark(text, terms) {
  return { text, highlights: matches(text, terms).map(({ start, end }) => [start, end]) };
}

/** The words of a text that are of the terms, with theirs; a compound where none of its parts is. @param {string} text @param {{has(term: string): boolean}} terms */
function matches(text, terms) {
  const found = [];
  for (const { text: word, start, end, joined } of tokenize(text)) {
    if (joined && (found.at(-1)?.end ?? 0) > start) continue;
    const term = termOf(word);
    if (terms.has(term)) found.push({ start, end, term });
  }
  return found;
}

/**
 * The stretch with the most different terms, weighted; of equals the first. It begins at a sentence, or where the first match is.
 * @param {string} text passages, one a line @param {Map<string, number>} weights by term @returns {Marked}
 */
export function bestPassage(text, weights) {
  /** @type {Marked} */
  let best = { text: "", highlights: [] };
  let bestScore = -1;
  for (const line of text.split("\n")) {
    const found = matches(line, weights);
    for (const start of starts(line)) {
      const inside = found.filter((word) => word.start >= start && word.end < start + LENGTH);
      let score = 0;
      for (const term of new Set(inside.map((word) => word.term))) score += weights.get(term) ?? 0;
      if (score <= bestScore) continue;
      const shown = clip(line.slice(start));
      const highlights = inside.map((word) => /** @type {Range} */ ([word.start - start, word.end - start]));
      best = { text: shown, highlights: highlights.filter(([, end]) => end <= shown.length) };
      bestScore = score;
    }
  }
  return best;
}

/** Where sentences begin. @param {string} line */
function starts(line) {
  return [0, ...[...line.matchAll(/[.!?]\s+(?=[\p{Lu}\p{N}])/gu)].map((match) => match.index + match[0].length)];
}

/** @param {string} text */
function clip(text) {
  if (text.length <= LENGTH) return text;
  const space = text.lastIndexOf(" ", LENGTH - 1);
  return `${text.slice(0, space > LENGTH / 2 ? space : LENGTH - 1).replace(/[\s,;:]+$/, "")}…`;
}
