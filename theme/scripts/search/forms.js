/**
 * Brings together forms of one word that the stemmer leaves apart: irregular ones ("children", "swollen"), and adjectives that English has from Greek and
 * Latin beside the noun ("pregnant", "ischemic", "thrombotic"), for who asks about the one means the other. The rules are in the shared table. As with
 * spelling they need not make English words ("antibiotic" becomes "antibiosis"), only the same of pages and queries.
 */
import table from "./analysis-table.js";

const words = new Map(table.forms.words.split(" ").map((pair) => /** @type {[string, string]} */ (pair.split(">"))));
const endings = table.forms.endings.split(" ").map((pair) => pair.split(">"));

/** What stands before an ending is a root: "thromb", "isch", "leuk", but no "bi" or "ex". */
const SHORTEST_ROOT = 3;

/** @param {string} word in the American spelling @returns {string} */
export function baseForm(word) {
  const whole = words.get(word);
  if (whole !== undefined) return whole;
  for (const [from, to] of endings) if (word.length >= from.length + SHORTEST_ROOT && word.endsWith(from)) return word.slice(0, -from.length) + to;
  return word;
}
