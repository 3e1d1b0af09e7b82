// One result of the search page, in the form that every list of answers on the site has, and what to say of all of them.
// @ts-check

import { counted, element, highlighted } from "./elements.js";
import { ownAddress } from "./search-address.js";

/**
 * @param {import("./search-client.js").SearchResult} result
 * @returns {HTMLLIElement}
 */
export function resultItem(result) {
  const { badge, level, reviewed, reviewed_iso, topic, state, state_text } = result;
  const facts = element("p", { class: "item-facts" });
  const add = (/** @type {Node} */ fact) => facts.append(facts.hasChildNodes() ? " " : "", fact);
  if (badge) add(element("span", { class: `badge badge-${level}` }, badge));
  if (reviewed) add(element("span", { class: "item-fact" }, "Reviewed ", element("time", { datetime: reviewed_iso ?? "" }, reviewed)));
  if (topic) add(element("span", { class: "item-fact" }, topic));
  if (state_text) add(element("span", { class: `state state-${state}` }, state_text));

  const question = element("a", { href: ownAddress(result.url) }, ...highlighted(result.title, result.titleHighlights));
  const item = element("div", { class: "item" }, element("p", { class: "item-question" }, question));
  if (result.excerpt.text) item.append(element("p", { class: "excerpt" }, ...highlighted(result.excerpt.text, result.excerpt.highlights)));
  item.append(facts);
  return element("li", {}, item);
}

export const PART_IS_LOST = "A part of the search could not be loaded, so answers may be missing. Try again when the connection is better.";

/**
 * Of a quoted phrase search sees what it keeps of each text, so the answers that have its words apart are shown too; empty where all have the phrase.
 * @param {import("./search-client.js").SearchResponse} answer
 * @returns {string}
 */
export function phraseNote({ phrased, total }) {
  if (phrased === null || phrased === total) return "";
  return phrased === 0
    ? "The phrase was seen in no answer, though of long texts search sees only a part. These answers have words of it."
    : `The phrase was seen in ${counted(phrased, "answer")}, listed first. The others have its words, and of long texts search sees only a part, so some may have the phrase, too.`;
}
