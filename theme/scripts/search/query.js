/**
 * Reads what was typed. Plain words are the rule; Lunr's operators work where they cannot be meant otherwise:
 *
 *     reviewer:tytler   only in that field          +renal   pages must have it      "spinal stenosis"   as a phrase
 *     statin^2          counts double               -child   pages must not          gastr*  asma~1      beginnings, slips
 *
 * Marks of quotation may be straight or curly, as phones write them. Anything else ("covid-19", "dipstick -ve", "note: rash", "5 * 3", "-5", an open
 * quote) is words, and so is all of a message: its quotes and dashes are its sender's. With an operator the reader says what is wanted, so every page
 * that has it is found, however weak.
 */
import table from "./analysis-table.js";
import { analyze } from "./analyze.js";
import { FIELDS } from "./terms.js";
import { isCode } from "./tokenize.js";

/**
 * @typedef {object} QueryWord
 * @property {string} term
 * @property {string} text folded, not stemmed
 * @property {number} start place in the query
 * @property {number} end
 * @property {boolean} joined @property {boolean} stop @property {boolean} narrative
 * @property {boolean} code letters with a number behind a hyphen or a space, as one word: the "ca125" of "CA-125" and "CA 125"
 * @property {boolean} part what a code is made of: "ca", "125"
 * @property {boolean} measure a number, or a unit behind one: "58", "mmol", "mol"
 * @property {number} fields mask; 0 for all
 * @property {number} boost
 * @property {"" | "+" | "-"} sign
 * @property {boolean} prefix `gastr*`
 * @property {number} slips `asma~1`; -1 when not given
 */
/** @typedef {{text: string, words: QueryWord[], phrases: string[][], plain: boolean, open: boolean}} Query */

/** Only so much is read: ten times the longest message of a patient seen; keeps a pasted book from costing anything. */
const LONGEST = 8000;

/** Of so many words and phrases at most is a query with operators; longer ones are messages. */
const MOST_PIECES = 12;

const units = new Set(table.units.split(" "));
const PIECES = new RegExp(`(?<!\\S)"([^"]*[^"\\s][^"]*)"(?!\\S)|(?<!\\S)[+-]?(?:[a-z]+:)?(?:${table.referencePrefixes.replaceAll(" ", "|")}) \\d{1,4}(?!\\S)|\\S+`, "gi");

/** field aliases that users of other engines type */
const fieldNames = new Map(Object.entries({ ...FIELDS, title: FIELDS.question, topic: FIELDS.topics, nice: FIELDS.references }));

/** What stands in quotes must be written in the text: another name for it, or a topic, is not it. */
const TEXT = FIELDS.question | FIELDS.summary | FIELDS.body;

/** @param {string} typed @returns {Query} */
export function parseQuery(typed) {
  const text = typed.slice(0, LONGEST);
  /** @type {QueryWord[]} */
  const words = [];
  /** @type {string[][]} */
  const phrases = [];
  const cut = pieces(text.replace(/[“”]/g, '"'));
  let plain = true;
  for (const piece of cut.length > MOST_PIECES ? [] : cut) {
    const operators = piece.quoted ? { body: piece.text, offset: 0 } : operatorsOf(piece.text);
    const found = meant(withCodes(analyze(operators.body)), operators.sign).map((word) => ({
      ...word,
      start: word.start + piece.start + operators.offset,
      end: word.end + piece.start + operators.offset,
      fields: piece.quoted ? TEXT : operators.fields ?? 0,
      boost: operators.boost ?? 1,
      sign: piece.quoted ? /** @type {const} */ ("+") : operators.sign === "+" && word.joined ? "" : operators.sign ?? "",
      prefix: operators.prefix ?? false,
      slips: operators.slips ?? -1,
    }));
    if (piece.quoted) phrases.push(found.filter((word) => !word.joined).map((word) => word.term));
    plain &&= !piece.quoted && operators.body === piece.text;
    words.push(...found.filter((word) => !(piece.quoted && (word.joined || word.stop))));
  }
  // What only excludes finds nothing, so it was not meant to.
  if (plain || words.every((word) => word.sign === "-")) return asWords(typed);
  return { text, words, phrases, plain, open: isOpen(text) };
}

/** The same without operators. @param {string} typed @returns {Query} */
export function asWords(typed) {
  const text = typed.slice(0, LONGEST);
  return { text, words: plainWords(text), phrases: [], plain: true, open: isOpen(text) };
}

/** May the last word be half typed? @param {string} text */
function isOpen(text) {
  return !/[\s?.!,;:"')]$/.test(text);
}

/**
 * Is it a word that may be misspelt? One of letters, with no more about it than sentences and operators put there: of "<script>" and "src=x" nobody
 * would want another spelling. @param {string} text @param {{start: number, end: number}} word
 */
export function looksWritten(text, { start, end }) {
  const before = text.slice(0, start).match(/\S*$/)?.[0] ?? "", behind = text.slice(end).match(/^\S*/)?.[0] ?? "";
  return /^[\p{L}\p{M}'’‘`-]+$/u.test(text.slice(start, end)) && /^[\p{L}\p{N}"“'‘’(\[+:/,–—-]*$/u.test(before) && /^[\p{L}\p{N}"”'’)\].,;:?!…*~^/–—-]*$/u.test(behind);
}

/** Without operators the text is analysed as a whole, as pages are ("NG 59" is one word). @param {string} text @returns {QueryWord[]} */
function plainWords(text) {
  return withoutPrefixes(withCodes(analyze(text)), text).map((word) => ({ ...word, fields: 0, boost: 1, sign: "", prefix: false, slips: -1 }));
}

/** @param {import("./analyze.js").Term[]} words */
function withCodes(words) {
  const codes = words.filter((word) => word.joined && isCode(word.text));
  let measure = false;
  return words.map((word) => {
    if (!word.joined) measure = /^[0-9.]+$/.test(word.text) || (measure && units.has(word.text));
    const part = !word.joined && codes.some((code) => code.start <= word.start && word.end <= code.end);
    return { ...word, code: codes.includes(word), part, measure: measure && !word.joined };
  });
}

/** "-x-ray" leaves out the pages with the compound, not all with an x. @template {{joined: boolean, start: number, end: number}} W
 * @param {W[]} words @param {string} [sign] @returns {W[]} */
function meant(words, sign) {
  const compounds = sign === "-" ? words.filter((word) => word.joined) : [];
  return words.filter((word) => word.joined || !compounds.some((whole) => whole.start <= word.start && word.end <= whole.end));
}

/** The "co" of "co-codamol" and the "x" of "x-ray" are no words of their own: co-amoxiclav is no answer. @template {import("./analyze.js").Term} W
 * @param {W[]} words @param {string} text @returns {W[]} */
function withoutPrefixes(words, text) {
  return words.map((word, i) => {
    const next = words[i + 1];
    const isPrefix = /^[a-z]{1,2}$/.test(word.text) && next?.start === word.end + 1 && next.text.length > 2 && !/\s/.test(text[word.end]) && !next.joined;
    return isPrefix ? { ...word, stop: true } : word;
  });
}

/** Cuts at white space, but keeps what stands in closed quotes together, and "NG 59". @param {string} text */
function pieces(text) {
  return [...text.matchAll(PIECES)].map((match) => match[1] === undefined
    ? { text: match[0], start: match.index, quoted: false }
    : { text: match[1], start: match.index + 1, quoted: true });
}

/** @param {string} piece
 * @returns {{body: string, offset: number, fields?: number, boost?: number, sign?: "" | "+" | "-", prefix?: boolean, slips?: number}} */
function operatorsOf(piece) {
  // "+ve" and "-ve" are how clinicians write positive and negative.
  const match = /^[+-]ve(?![\p{L}\p{N}])/iu.test(piece) ? null : /^(\+|-(?!\d)|)(?:([a-z]+):)?([\p{L}\p{N}].*?)(\*)?(?:~([12]))?(?:\^(\d{1,2}(?:\.\d)?))?$/u.exec(piece);
  if (!match) return { body: piece, offset: 0 };
  const [, sign, field, body, star, slips, boost] = match;
  const mask = field === undefined ? 0 : fieldNames.get(field);
  if (mask === undefined || (star && body.length < 2)) return { body: piece, offset: 0 };
  return {
    body,
    offset: sign.length + (field === undefined ? 0 : field.length + 1),
    fields: mask,
    boost: boost === undefined ? 1 : Number(boost),
    sign: /** @type {"" | "+" | "-"} */ (sign),
    prefix: star !== undefined,
    slips: slips === undefined ? -1 : Number(slips),
  };
}
