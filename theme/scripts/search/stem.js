/**
 * The English stemmer "Porter2" (Snowball English; M. F. Porter, https://snowballstem.org/algorithms/english/stemmer.html),
 * written from the published description; the steps bear its names. Cost: linear in the word.
 *
 * Example: `generalizations` → 1a `generalization` → 2 `generalize` → 3 `general` → 4 `general` (not in R2).
 *
 * Words that end as international nonproprietary drug names do (`ramipril`, `simvastatins`) only lose a plural s:
 * English suffix rules would tear such names apart or join two drugs.
 */
import table from "./analysis-table.js";

const drugEndings = table.drugEndings.split(" ");

/** Whole words treated by hand: the algorithm's own, and "organization", which it would make one with "organ". */
const special = new Map(Object.entries({
  skis: "ski", skies: "sky", dying: "die", lying: "lie", tying: "tie", idly: "idl", gently: "gentl", ugly: "ugli",
  early: "earli", only: "onli", singly: "singl", sky: "sky", news: "news", howe: "howe", atlas: "atlas", cosmos: "cosmos",
  bias: "bias", andes: "andes",
  organization: "organiz", organizations: "organiz", organizational: "organiz",
}));
/** Of three letters most end in an s of their own ("ALS", "CNS", "IBS"). */
const OWN_S = /^..s$/;
/** Several of an abbreviation ("DVTs"), in which step 1a finds no vowel. */
const ABBREVIATIONS = /^[^aeiouy]{3,}s$/;
const unchangedAfter1a = new Set(["inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed"]);

const step2 = pairs("ization>ize ational>ate fulness>ful ousness>ous iveness>ive tional>tion biliti>ble lessli>less entli>ent "
  + "ation>ate alism>al aliti>al ousli>ous iviti>ive fulli>ful enci>ence anci>ance abli>able izer>ize ator>ate alli>al bli>ble");
const step3 = pairs("ational>ate tional>tion alize>al icate>ic iciti>ic ical>ic ness> ful>");
const step4 = "ement ance ence able ible ment ant ent ism ate iti ous ive ize al er ic".split(" ");

/** @param {string} text @returns {[string, string][]} */
function pairs(text) {
  return text.split(" ").map((pair) => /** @type {[string, string]} */ (pair.split(">")));
}

/** @param {string} w @param {number} i */
function isVowel(w, i) {
  return "aeiouy".includes(w.charAt(i)) && w.charAt(i) !== "";
}

/** The position after the first non-vowel that follows a vowel, from `start` on. @param {string} w @param {number} start */
function region(w, start) {
  for (let i = start + 1; i < w.length; i++) if (!isVowel(w, i) && isVowel(w, i - 1)) return i + 1;
  return w.length;
}

/** @param {string} w */
function region1(w) {
  if (w.startsWith("gener") || w.startsWith("arsen")) return 5;
  return w.startsWith("commun") ? 6 : region(w, 0);
}

/** Ends in vowel and non-vowel other than w, x, Y after a non-vowel, or is vowel and non-vowel alone. @param {string} w */
function endsInShortSyllable(w) {
  const n = w.length;
  if (n === 2) return isVowel(w, 0) && !isVowel(w, 1);
  return n > 2 && !isVowel(w, n - 3) && isVowel(w, n - 2) && !isVowel(w, n - 1) && !"wxY".includes(w.charAt(n - 1));
}

/** @param {string} w @param {number} end */
function hasVowel(w, end) {
  for (let i = 0; i < end; i++) if (isVowel(w, i)) return true;
  return false;
}

/** A y that starts the word or follows a vowel is a consonant, written Y while stemming. @param {string} w */
function markConsonantY(w) {
  if (!w.includes("y")) return w;
  let out = "";
  for (let i = 0; i < w.length; i++) out += w[i] === "y" && (i === 0 || isVowel(out, i - 1)) ? "Y" : w[i];
  return out;
}

/** @param {string} w */
function step1a(w) {
  if (w.endsWith("sses")) return w.slice(0, -2);
  if (w.endsWith("ied") || w.endsWith("ies")) return w.slice(0, w.length > 4 ? -2 : -1);
  if (w.endsWith("us") || w.endsWith("ss") || !w.endsWith("s")) return w;
  return hasVowel(w, w.length - 2) ? w.slice(0, -1) : w;
}

/** @param {string} w @param {number} r1 */
function step1b(w, r1) {
  for (const end of ["eedly", "eed"]) {
    if (w.endsWith(end)) return w.length - end.length >= r1 ? w.slice(0, w.length - end.length + 2) : w;
  }
  const end = ["ingly", "edly", "ing", "ed"].find((e) => w.endsWith(e));
  if (end === undefined || !hasVowel(w, w.length - end.length)) return w;
  const rest = w.slice(0, w.length - end.length);
  if (/(?:at|bl|iz)$/.test(rest)) return rest + "e";
  if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(rest)) return rest.slice(0, -1);
  return endsInShortSyllable(rest) && rest.length <= r1 ? rest + "e" : rest;
}

/** @param {string} w */
function step1c(w) {
  return w.length > 2 && /[yY]$/.test(w) && !isVowel(w, w.length - 2) ? w.slice(0, -1) + "i" : w;
}

/** @param {string} w @param {number} r1 @param {number} r2 */
function steps2And3(w, r1, r2) {
  const found = step2.find(([end]) => w.endsWith(end));
  if (found) {
    if (w.length - found[0].length >= r1) w = w.slice(0, w.length - found[0].length) + found[1];
  } else if (w.endsWith("ogi")) {
    if (w.length - 3 >= r1 && w.charAt(w.length - 4) === "l") w = w.slice(0, -1);
  } else if (w.endsWith("li") && w.length - 2 >= r1 && "cdeghkmnrt".includes(w.charAt(w.length - 3))) {
    w = w.slice(0, -2);
  }
  const third = step3.find(([end]) => w.endsWith(end));
  if (third) return w.length - third[0].length >= r1 ? w.slice(0, w.length - third[0].length) + third[1] : w;
  return w.endsWith("ative") && w.length - 5 >= r2 ? w.slice(0, -5) : w;
}

/** @param {string} w @param {number} r1 @param {number} r2 */
function steps4And5(w, r1, r2) {
  const end = step4.find((e) => w.endsWith(e));
  if (end !== undefined) {
    if (w.length - end.length >= r2) w = w.slice(0, w.length - end.length);
  } else if (/[st]ion$/.test(w) && w.length - 3 >= r2) {
    w = w.slice(0, -3);
  }
  const last = w.length - 1;
  if (w.endsWith("e") && (last >= r2 || (last >= r1 && !endsInShortSyllable(w.slice(0, -1))))) return w.slice(0, -1);
  return w.endsWith("ll") && last >= r2 ? w.slice(0, -1) : w;
}

/** @param {string} word letters a to z @returns {string} */
export function stem(word) {
  if (word.length <= 2) return word;
  for (const ending of drugEndings) {
    if (word.length < ending.length + 2) continue;
    if (word.endsWith(ending)) return word;
    if (word.endsWith(ending + "s")) return word.slice(0, -1);
  }
  const whole = special.get(word);
  if (whole !== undefined) return whole;
  if (OWN_S.test(word)) return word;
  if (ABBREVIATIONS.test(word)) return word.slice(0, -1);
  let w = markConsonantY(word);
  const r1 = region1(w), r2 = region(w, r1);
  w = step1a(w);
  if (unchangedAfter1a.has(w)) return w;
  w = step1c(step1b(w, r1));
  w = steps4And5(steps2And3(w, r1, r2), r1, r2);
  return w.toLowerCase();
}
