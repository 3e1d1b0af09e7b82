/**
 * Reads what was typed. Plain words are the rule; Lunr's operators work where they cannot be meant otherwise:
 *
 *     reviewer:tytler   only in that field          +renal   pages must have it      "spinal stenosis"   as a phrase
 *     statin^2          counts double               -child   pages must not          -"frozen shoulder"  without the phrase
 *                                                                                    gastr*  asma~1      beginnings, slips
 *
 * Marks of quotation may be straight or curly, as phones write them. Anything else ("covid-19", "dipstick -ve", "note: rash", "10^9", "110*", "-5", an
 * open quote) is words. A message is words throughout, for its quotes and dashes are its sender's: one of more than twelve words and phrases, one told in
 * sentences (three words such as "she", "has", "since" that stand without an operator), and a list of dashes ("child / -fever, -cough"). With an
 * operator the reader says what is wanted, so every page that has it is found, however weak.
 */
import table from "./analysis-table.js";
import { analyze, termOf } from "./analyze.js";
import { isPlain } from "./rank.js";
import { FIELDS } from "./terms.js";
import { isCode } from "./tokenize.js";

/**
 * @typedef {object} QueryWord
 * @property {string} term
 * @property {string} text folded, not stemmed
 * @property {number} start place in the query
 * @property {number} end
 * @property {boolean} joined @property {boolean} stop @property {boolean} narrative
 * @property {boolean} [bound] the short beginning of a compound, a letter of "c/o", or the function word of a name: not looked up, yet a word of a question that has it
 * @property {boolean} code letters with a number behind a hyphen or a space, as one word: the "ca125" of "CA-125" and "CA 125"
 * @property {boolean} [name] a name with a function word in it, as one word
 * @property {boolean} part what a code is made of: "ca", "125"
 * @property {boolean} abbreviation in capitals, without a vowel, or one of the site's synonyms: "DVT", "gtn", "tia"
 * @property {boolean} measure a number, or a unit behind one: "58", "mmol", "mol"
 * @property {number} fields mask; 0 for all
 * @property {number} boost
 * @property {"" | "+" | "-"} sign
 * @property {boolean} prefix `gastr*`
 * @property {number} slips `asma~1`; -1 when not given
 */
/** @typedef {{text: string, words: QueryWord[], phrases: string[][], excluded: string[][], plain: boolean, open: boolean}} Query  excluded: phrases that pages must not have */
/** @typedef {{sign: string, text: string, start: number, quoted: boolean}} Piece */
/** @typedef {{body: string, offset: number, fields?: number, boost?: number, sign?: string, prefix?: boolean, slips?: number}} Operators */

/** Only so much is read: ten times the longest message of a patient seen; keeps a pasted book from costing anything. */
const LONGEST = 8000;

/** Of so many words and phrases at most is a query with operators, with so few function words among them; others are messages. */
const MOST_PIECES = 12, MOST_TOLD = 2;

/** A dash before a word as an item of a list: behind a sign or at the start of a further line. */
const LISTED = /(?:[/,;:.|•]\s+|\n\s*)-(?=\p{L})/u;
const QUOTED = /(?<!\S)([+-]?)"([^"]*[^"\s][^"]*)"(?!\S)/.source;

const units = new Set(table.units.split(" "));
const PIECES = new RegExp(`${QUOTED}|(?<!\\S)[+-]?(?:[a-z]+:)?(?:${table.referencePrefixes.replaceAll(" ", "|")}) \\d{1,4}(?!\\S)|\\S+`, "gi");

/** field aliases that users of other engines type */
const fieldNames = new Map(Object.entries({ ...FIELDS, title: FIELDS.question, topic: FIELDS.topics, nice: FIELDS.references }));

/** What stands in quotes must be written in the text: another name for it, or a topic, is not it. */
const TEXT = FIELDS.question | FIELDS.summary | FIELDS.body;

/** @param {string} typed @returns {Query} */
export function parseQuery(typed) {
  const text = typed.slice(0, LONGEST), cut = pieces(straight(text));
  if (isMessage(text, cut)) return asWords(typed);
  const read = cut.map(readPiece), words = read.flatMap((piece) => piece.words);
  // What only excludes finds nothing, so it was not meant to.
  if (read.every((piece) => piece.plain) || words.every((word) => word.sign === "-")) return asWords(typed);
  const phrases = (/** @type {boolean} */ without) => read.filter((piece) => piece.phrase.length > 0 && piece.without === without).map((piece) => piece.phrase);
  return { text, words, phrases: phrases(false), excluded: phrases(true), plain: false, open: isOpen(text) };
}

/** @param {Piece} piece @returns {{words: QueryWord[], plain: boolean, phrase: string[], without: boolean}} */
function readPiece(piece) {
  const { quoted } = piece;
  /** @type {Operators} */
  const operators = quoted ? { body: piece.text, offset: 0, sign: piece.sign || "+", fields: TEXT } : operatorsOf(piece.text);
  const sign = /** @type {"" | "+" | "-"} */ (operators.sign ?? "");
  const words = meant(withCodes(analyze(operators.body), operators.body), sign).map((word) => ({
    ...word,
    start: word.start + piece.start + operators.offset,
    end: word.end + piece.start + operators.offset,
    fields: operators.fields ?? 0,
    boost: operators.boost ?? 1,
    sign: sign === "+" && word.joined ? /** @type {const} */ ("") : sign,
    prefix: operators.prefix ?? false,
    slips: operators.slips ?? -1,
  }));
  if (!quoted) return { words, plain: operators.body === piece.text, phrase: [], without: false };
  const phrase = words.filter((word) => !word.joined).map((word) => word.term), without = sign === "-";
  // Pages may have each word of a phrase that they must not have.
  return { words: without && phrase.length > 1 ? [] : words.filter((word) => !word.joined && !word.stop), plain: false, phrase: phrase.length > 1 ? phrase : [], without };
}

/** @param {string} text @param {Piece[]} cut */
function isMessage(text, cut) {
  if (cut.length > MOST_PIECES || LISTED.test(text)) return true;
  const bare = cut.filter((piece) => !piece.quoted && operatorsOf(piece.text).body === piece.text);
  return bare.flatMap((piece) => analyze(piece.text)).filter((word) => word.stop || word.narrative).length > MOST_TOLD;
}

/** The same length, with straight quotes as curly ones were. @param {string} text */
function straight(text) {
  return text.replace(/[“”]/g, '"');
}

/** The same query with its phrases as words, each at its place. @param {string} typed */
export function unquoted(typed) {
  return straight(typed).replace(new RegExp(QUOTED, "g"), (whole, sign) => (sign === "-" ? whole : whole.replace(/[+"]/g, " ")));
}

/**
 * Where a dash behind a space may be a slip of a compound ("x -ray"): the compound, the word that the dash would exclude, and the place between the two.
 * @param {Query} query
 */
export function dashedPairs({ text, words }) {
  const single = words.filter((word) => !word.joined);
  return single.flatMap((word, i) => {
    const before = single[i - 1];
    const isPair = before !== undefined && isPlain(before) && isPlain({ ...word, sign: "" }) && /^\s+-$/.test(text.slice(before.end, word.start));
    return isPair ? [{ compound: termOf(before.text + word.text), excluded: word.term, start: before.end, end: word.start }] : [];
  });
}

/** The same without operators. @param {string} typed @returns {Query} */
export function asWords(typed) {
  const text = typed.slice(0, LONGEST);
  return { text, words: plainWords(text), phrases: [], excluded: [], plain: true, open: isOpen(text) };
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
  return withoutPrefixes(withCodes(analyze(text), text), text).map((word) => ({ ...word, fields: 0, boost: 1, sign: "", prefix: false, slips: -1 }));
}

/** @param {import("./analyze.js").Term[]} words @param {string} text */
function withCodes(words, text) {
  const codes = words.filter((word) => word.joined && isCode(word.text));
  let measure = false;
  return words.map((word) => {
    if (!word.joined) measure = /^[0-9.]+$/.test(word.text) || (measure && units.has(word.text));
    const part = !word.joined && codes.some((code) => code.start <= word.start && word.end <= code.end);
    return { ...word, code: codes.includes(word), part, measure: measure && !word.joined, abbreviation: !measure && isAbbreviation(word, text) };
  });
}

/** @param {import("./analyze.js").Term} word @param {string} text */
function isAbbreviation({ text: word, start, end, joined }, text) {
  return !joined && word.length > 1 && (/^[A-Z][A-Z0-9]+s?$/.test(text.slice(start, end)) && /[a-z]/.test(text) || /^[b-df-hj-np-tv-xz]{2,5}$/.test(word));
}

/**
 * "Down syndrome" and "hepatitis A" have function words in them, which are not looked up; where a question of the site has such a name, it counts as one
 * word. An abbreviation that the site's synonyms know is one in small letters, too. @param {Query} query @param {Set<string>} names @returns {Query}
 */
export function withNames(query, names) {
  if (!query.plain || names.size === 0) return query;
  const words = query.words.map((word) => ({ ...word, abbreviation: word.abbreviation || (!word.joined && names.has(word.text)) }));
  const single = words.filter((word) => !word.joined);
  const found = single.slice(1).flatMap((second, i) => {
    const first = single[i], text = first.text + second.text;
    if (first.stop === second.stop || !names.has(text)) return [];
    (first.stop ? first : second).bound = true;
    return [{ ...second, text, term: termOf(text), start: first.start, stop: false, joined: true, code: true, name: true, measure: false }];
  });
  return { ...query, words: [...words, ...found] };
}

/** "-x-ray" leaves out the pages with the compound, not all with an x. @template {{joined: boolean, start: number, end: number}} W
 * @param {W[]} words @param {string} [sign] @returns {W[]} */
function meant(words, sign) {
  const compounds = sign === "-" ? words.filter((word) => word.joined) : [];
  return words.filter((word) => word.joined || !compounds.some((whole) => whole.start <= word.start && word.end <= whole.end));
}

/** Letters parted by a stroke, as notes have them: "c/o", "s/e", "w/"; of "hepatitis A/B" they are names. */
const SHORTHAND = /(?<![\p{L}\p{N}/])\p{Ll}\/\p{Ll}?(?![\p{L}\p{N}/])/gu;

/** "+ve" and "-ve" are how clinicians write positive and negative; the "ve" is no word, nor one half typed, on the way to "vein". */
const SIGNED = /(?<![\p{L}\p{N}])[+\u2212–-]+(?=ve(?![\p{L}\p{N}]))/giu;

/** The "co" of "co-codamol", the "x" of "x-ray" and the "c" of "c/o" are no words of their own: co-amoxiclav is no answer. @template {import("./analyze.js").Term} W
 * @param {W[]} words @param {string} text @returns {(W & {bound?: boolean})[]} */
function withoutPrefixes(words, text) {
  const letters = new Set([...text.matchAll(SHORTHAND)].flatMap(({ index, 0: whole }) => [index, index + whole.length - 1]));
  const signed = new Set([...text.matchAll(SIGNED)].map(({ index, 0: sign }) => index + sign.length));
  return words.map((word, i) => {
    const next = words[i + 1];
    const isPrefix = /^[a-z]{1,2}$/.test(word.text) && next?.start === word.end + 1 && next.text.length > 2 && !/\s/.test(text[word.end]) && !next.joined;
    if (signed.has(word.start)) return { ...word, stop: true };
    return isPrefix || letters.has(word.start) ? { ...word, stop: true, bound: true } : word;
  });
}

/** Cuts at white space, but keeps what stands in closed quotes together, and "NG 59". @param {string} text @returns {Piece[]} */
function pieces(text) {
  return [...text.matchAll(PIECES)].map((match) => match[2] === undefined
    ? { sign: "", text: match[0], start: match.index, quoted: false }
    : { sign: match[1], text: match[2], start: match.index + match[1].length + 1, quoted: true });
}

/** Not a number ("10^9", "x10^9", "110*") nor a unit ("kg/m^2"). @param {string} body */
function isWord(body) {
  return body.length > 1 && /\p{L}/u.test(body) && !/^[\d.,]*x[\d.,]+$/i.test(body) && !units.has(body.toLowerCase()) && !body.includes("/");
}

/** @param {string} piece @returns {Operators} */
function operatorsOf(piece) {
  const match = /^[+-]ve(?![\p{L}\p{N}])/iu.test(piece) ? null : /^(\+|-(?!\d)|)(?:([a-z]+):)?([\p{L}\p{N}].*?)(\*)?(?:~([12]))?(?:\^(\d{1,2}(?:\.\d)?))?$/u.exec(piece);
  if (!match) return { body: piece, offset: 0 };
  const [, sign, field, body, star, slips, boost] = match;
  const mask = field === undefined ? 0 : fieldNames.get(field), marks = [star, slips, boost].some((mark) => mark !== undefined);
  if (mask === undefined || (marks && !isWord(body))) return { body: piece, offset: 0 };
  return {
    body,
    offset: sign.length + (field === undefined ? 0 : field.length + 1),
    fields: mask,
    boost: boost === undefined ? 1 : Number(boost),
    sign,
    prefix: star !== undefined,
    slips: slips === undefined ? -1 : Number(slips),
  };
}
