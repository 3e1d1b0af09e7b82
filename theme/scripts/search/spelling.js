/**
 * Brings British spellings to the American form, so that both sides of a match agree ("oedema" and "edema").
 * The rules are in the shared table. They need not be right English, only the same for pages and queries:
 * "aerosol" becoming "erosol" harms nobody, two different words becoming one would.
 *
 * Example: haemorrhaging → hemorrhaging; tumours → tumors; catheterised → catheterized; labelled → labeled.
 */
import table from "./analysis-table.js";

const rules = table.spelling;
const words = new Map(rules.words.split(" ").map((pair) => /** @type {[string, string]} */ (pair.split(">"))));
const anywhere = rules.anywhere.split(" ").map((pair) => pair.split(">"));
const endings = rules.endings.split(" ").map((pair) => pair.split(">"));
const keep = new Set(rules.keep.split(" "));

/** The shortest word that rules touch: below it they hit "toes", "does" and "four". */
const SHORTEST = 5;

/** @param {string} word @returns {string} */
export function americanSpelling(word) {
  const whole = words.get(word);
  if (whole !== undefined) return whole;
  if (word.length < SHORTEST || keep.has(word)) return word;
  let w = word;
  for (const [from, to] of anywhere) w = replaceInside(w, from, to);
  for (const [from, to] of endings) {
    if (w.length >= from.length + 2 && w.endsWith(from)) {
      w = w.slice(0, w.length - from.length) + to;
      break;
    }
  }
  return singleL(w);
}

/** Replaces from left to right, but not at the very end of a word: "aloe", "vertebrae" and "shoes" keep theirs.
 * @param {string} w @param {string} from @param {string} to */
function replaceInside(w, from, to) {
  let out = "", i = 0;
  for (let at = w.indexOf(from); at >= 0; at = w.indexOf(from, i)) {
    const rest = w.slice(at + from.length);
    if (rest === "" || rest === "s") break;
    out += w.slice(i, at) + to;
    i = at + from.length;
  }
  return out + w.slice(i);
}

/** counselling → counseling, but swelling stays: only words with two vowel groups before the ll. @param {string} w */
function singleL(w) {
  const match = /^(.*[aeiouy]+[^aeiouy]+[aeiouy])ll(ed|ing|er|ers)$/.exec(w);
  return match ? match[1] + "l" + match[2] : w;
}
