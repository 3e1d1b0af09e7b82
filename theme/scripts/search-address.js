// What the search page is asked, as its address says it: ?q=gout&topic=musculoskeletal&confidence=high
// @ts-check

/** What a site may be filtered by; whatever else an address says was put there by others (`utm_source`, `fbclid`). */
const FIELDS = ["topic", "confidence", "guideline", "state", "reviewer", "year"];

/** Characters of an encoded query. Hosts refuse long addresses (IIS above 2,048 characters of it, nginx above 8,000 in all), and filters need room too. */
const MOST_ENCODED = 1500;

/** @typedef {{ query: string, filters: import("./search-client.js").Filters }} Asked */

/**
 * @param {string} search the address from its question mark
 * @returns {Asked}
 */
export function readAddress(search) {
  /** @type {import("./search-client.js").Filters} */
  const filters = Object.create(null);
  const parameters = new URLSearchParams(search);
  for (const [field, value] of parameters) if (FIELDS.includes(field) && value) (filters[field] ??= []).push(value);
  return { query: (parameters.get("q") ?? "").trim(), filters };
}

/**
 * As much of a query as goes into an address: its beginning, to the end of a word.
 * @param {string} query
 * @returns {string}
 */
export function addressable(query) {
  const text = query.trim();
  let end = 0, size = 0;
  for (const character of text) {
    size += new URLSearchParams({ q: character }).toString().length - "q=".length;
    if (size > MOST_ENCODED) break;
    end += character.length;
  }
  if (end === text.length) return text;
  const space = text.lastIndexOf(" ", end);
  return text.slice(0, space > end / 2 ? space : end);
}

/**
 * @param {string} path
 * @param {Asked} asked
 * @returns {string}
 */
export function addressOf(path, { query, filters }) {
  const parameters = new URLSearchParams();
  if (query.trim()) parameters.set("q", addressable(query));
  for (const [field, values] of Object.entries(filters)) for (const value of values) parameters.append(field, value);
  const text = parameters.toString();
  return text ? `${path}?${text}` : path;
}

/**
 * Filters alone list what they allow.
 * @param {Asked} asked
 */
export function isEmpty({ query, filters }) {
  return query === "" && Object.keys(filters).length === 0;
}

/**
 * The address of a result, when it leads to a page of this site; whatever else an index says leads nowhere.
 * @param {string} address
 * @param {string} base the address of the page that shows the result
 * @returns {string}
 */
export function ownAddress(address, base = document.baseURI) {
  if (!URL.canParse(address, base)) return "#";
  return new URL(address, base).origin === new URL(base).origin ? address : "#";
}
