/**
 * Brings together forms of one word that the stemmer leaves apart: irregular ones ("children", "swollen"), and adjectives that English has from Greek and
 * Latin beside the noun ("pregnant", "ischemic", "thrombotic"), for who asks about the one means the other. The rules are in the shared table. As with
 * spelling they need not make English words ("antibiotic" becomes "antibiosis"), only the same of pages and queries. What only looks like such a form is
 * there as its own base: hypnotics are not hypnosis.
 */
import table from "./analysis-table.js";

const words = new Map(table.forms.words.split(" ").map((pair) => /** @type {[string, string]} */ (pair.split(">"))));
const endings = table.forms.endings.split(" ").map((pair) => pair.split(">"));

/** What stands before an ending is a root: "thromb", "isch", "leuk", but no "bi" or "ex". */
const SHORTEST_ROOT = 3;

/** What may stand behind a form: "asthmatics" are as "asthmatic" is, "surgically" as "surgical", "systemically" as "systemic". */
const BEHIND = ["", "s", "ly", "ally"];

/** @param {string} word in the American spelling @returns {string} */
export function baseForm(word) {
  for (const behind of BEHIND) {
    const base = word.endsWith(behind) ? baseOf(word.slice(0, word.length - behind.length)) : undefined;
    if (base !== undefined) return base;
  }
  return word;
}

/** @param {string} word @returns {string | undefined} */
function baseOf(word) {
  const whole = words.get(word);
  if (whole !== undefined) return whole;
  const rule = endings.find(([from]) => word.length >= from.length + SHORTEST_ROOT && word.endsWith(from));
  return rule && word.slice(0, -rule[0].length) + rule[1];
}
