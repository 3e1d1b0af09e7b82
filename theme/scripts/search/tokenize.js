/**
 * Cuts text into words, each with its place in the source (UTF-16 offsets, for highlights).
 *
 *     "β-blockers, 5µg"  →  beta | blockers | betablockers (joined) | 5 | mcg
 *     "Crohn's NG 59"    →  crohn | ng59
 *     "CA-125", "CA 125" →  ca | 125 | ca125 (joined)
 *     "T.I.A."           →  tia
 *
 * One pass over the UTF-16 code units; characters outside ASCII go through the fold table of `analysis-table.js`.
 */
import table from "./analysis-table.js";

/** @typedef {{text: string, start: number, end: number, joined: boolean}} Token */

const WORD = 1, APOSTROPHE = 2, HYPHEN = 3, DROPPED = 4, SEPARATOR = 0;

/** A run longer than this is cut: no word is, but a pasted key or an encoded picture may be. */
const LONGEST = 64;
/** "CA 125", "GLP 1": letters of a code, and its digits. */
const CODE = /^[a-z]{1,4}[0-9]{1,4}$/;
/** One of these parts a code, where nothing else does: also the two that do not break a line. */
const SPACES = " \u00a0\u202f";
/** Hyphenated compounds of more parts than this are phrases ("state-of-the-art-care"), not one word. */
const MOST_PARTS = 4;

/** @type {Map<string, string>} */
const folds = new Map();
for (const [to, from] of Object.entries(table.fold)) for (const c of from) folds.set(c, to);
const apostrophes = new Set(table.apostrophes), hyphens = new Set(table.hyphens), dropped = new Set(table.dropped);
const units = new Set(table.units.split(" ")), referencePrefixes = new Set(table.referencePrefixes.split(" "));
/** Words and units that stand before any number. */
const notInCodes = new Set(`${table.stop} ${table.narrative} ${table.units}`.split(" "));
const unitAliases = new Map(table.unitAliases.split(" ").map((pair) => /** @type {[string, string]} */ (pair.split(">"))));

/** The classes of ASCII, which most text is. */
const ascii = Uint8Array.from({ length: 128 }, (_, code) => slowClassOf(String.fromCharCode(code)));

/** @param {string} c one UTF-16 code unit */
function classOf(c) {
  const code = c.charCodeAt(0);
  return code < 128 ? ascii[code] : slowClassOf(c);
}

/** @param {string} c */
function slowClassOf(c) {
  const code = c.charCodeAt(0);
  if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90)) return WORD;
  if (apostrophes.has(c)) return APOSTROPHE;
  if (hyphens.has(c)) return HYPHEN;
  if (code < 0xaa) return SEPARATOR;
  if (dropped.has(c) || (code >= 0x300 && code <= 0x36f)) return DROPPED;
  return folds.has(c) || isOtherLetter(code) ? WORD : SEPARATOR;
}

/** Scripts that the table does not fold (Cyrillic, Arabic, Han …) are words as they stand. @param {number} code */
function isOtherLetter(code) {
  return (code >= 0x180 && code < 0x2000) || (code >= 0x3040 && code < 0xd800) || (code >= 0xf900 && code < 0xfe00);
}

/** @param {string} c */
function fold(c) {
  const code = c.charCodeAt(0);
  if (code < 0x80) return code <= 90 && code >= 65 ? String.fromCharCode(code + 32) : c;
  return folds.get(c) ?? c;
}

/** @param {string} text @returns {Token[]} */
export function tokenize(text) {
  /** @type {Token[]} */
  const tokens = [];
  let i = 0, parts = 0, first = 0;      // of the running compound: how many parts, and the index of its first token
  while (i < text.length) {
    if (classOf(text[i]) !== WORD) { i++; continue; }
    const start = i;
    // What most words are: letters and digits of ASCII, then nothing that could belong to them.
    i = endOfPlain(text, start);
    let word = text.slice(start, i).toLowerCase(), end = i;
    for (; i < text.length && end - start < LONGEST; i++) {
      const kind = classOf(text[i]);
      if (kind === WORD) { word += fold(text[i]); end = i + 1; }
      else if (kind === APOSTROPHE) { if (isPossessive(text, i) || i + 1 >= text.length || classOf(text[i + 1]) !== WORD) break; }
      else if (kind !== DROPPED && isInsideNumber(text, i)) word += text[i] === "." ? "." : "";
      else if (kind !== DROPPED && !isInsideInitials(text, start, i)) break;
    }
    if (i < text.length && classOf(text[i]) === APOSTROPHE && isPossessive(text, i)) i += 2;
    if (parts++ === 0) first = tokens.length;
    push(tokens, word, start, end);
    if (i < text.length - 1 && classOf(text[i]) === HYPHEN && classOf(text[i + 1]) === WORD) continue;
    if (parts === 1) joinCode(tokens, text);
    else if (parts <= MOST_PARTS) joinCompound(tokens, first);
    parts = 0;
  }
  return tokens;
}

/** Where the ASCII letters and digits end that begin there, at most as many as a word has. @param {string} text @param {number} start */
function endOfPlain(text, start) {
  const most = Math.min(text.length, start + LONGEST);
  let i = start;
  for (let code = text.charCodeAt(i); i < most && code < 128 && ascii[code] === WORD; code = text.charCodeAt(i)) i++;
  return i;
}

/** At an apostrophe: is what follows an s that ends the word ("Crohn's")? @param {string} text @param {number} i */
function isPossessive(text, i) {
  return (text[i + 1] === "s" || text[i + 1] === "S") && (i + 2 >= text.length || classOf(text[i + 2]) !== WORD);
}

/** A point or comma between digits ("5.5", "1,000"). @param {string} text @param {number} i */
function isInsideNumber(text, i) {
  return (text[i] === "." || text[i] === ",") && isDigit(text, i - 1) && isDigit(text, i + 1);
}

/** The point between single letters ("T.I.A."). @param {string} text @param {number} start of the word @param {number} i */
function isInsideInitials(text, start, i) {
  const isLetter = (/** @type {number} */ at) => classOf(text[at]) === WORD && !isDigit(text, at);
  return text[i] === "." && isLetter(i - 1) && (i - 1 === start || text[i - 2] === ".")
    && i + 1 < text.length && isLetter(i + 1) && (i + 2 >= text.length || classOf(text[i + 2]) !== WORD);
}

/** @param {string} text @param {number} i */
function isDigit(text, i) {
  const code = text.charCodeAt(i);
  return code >= 48 && code <= 57;
}

/** @param {string} word */
function isNumber(word) {
  return isDigit(word, 0) && !/[^0-9.]/.test(word);
}

/** Appends a word; splits "5mg", names units one way, joins "ng 59".
 * @param {Token[]} tokens @param {string} word @param {number} start @param {number} end */
function push(tokens, word, start, end) {
  const last = tokens.at(-1);
  if (last && isNumber(word) && !last.joined && referencePrefixes.has(last.text) && word.length <= 4) {
    tokens[tokens.length - 1] = { text: last.text + word, start: last.start, end, joined: false };
    return;
  }
  const digits = isDigit(word, 0) ? /^[0-9.]+/.exec(word)?.[0].length ?? 0 : 0;
  if (digits > 0 && digits < word.length) {
    const unit = word.slice(digits), named = unitAliases.get(unit) ?? unit;
    if (units.has(named)) {
      tokens.push({ text: word.slice(0, digits), start, end: Math.max(start + 1, end - unit.length), joined: false });
      tokens.push({ text: named, start: Math.max(start, end - unit.length), end, joined: false });
      return;
    }
  }
  const text = last && isNumber(last.text) ? unitAliases.get(word) ?? word : word;
  tokens.push({ text, start, end, joined: false });
}

/** Of letters and a number as one word: "ca125". @param {string} word */
export function isCode(word) {
  return CODE.test(word);
}

/** Letters and a number behind a space may be a code ("CA 125", "B 12"), so they also count as one word. @param {Token[]} tokens @param {string} text */
function joinCode(tokens, text) {
  const [letters, digits] = tokens.slice(-2);
  if (!digits || letters.joined || letters.end + 1 !== digits.start || !SPACES.includes(text[letters.end]) || notInCodes.has(letters.text)) return;
  const code = letters.text + digits.text;
  if (isNumber(digits.text) && isCode(code) && !/[0-9]/.test(letters.text)) tokens.push({ text: code, start: letters.start, end: digits.end, joined: true });
}

/** "non-compaction" also counts as "noncompaction". @param {Token[]} tokens @param {number} first */
function joinCompound(tokens, first) {
  const parts = tokens.slice(first);
  if (parts.length < 2) return;
  const text = parts.map((part) => part.text).join("");
  if (text.length > LONGEST || isNumber(text)) return;
  tokens.push({ text, start: parts[0].start, end: parts[parts.length - 1].end, joined: true });
}
