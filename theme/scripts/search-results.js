// One result of the search page, in the form that every list of answers on the site has.
// @ts-check

import { element, highlighted } from "./elements.js";

/**
 * @param {import("./search-client.js").SearchResult} result
 * @returns {HTMLLIElement}
 */
export function resultItem(result) {
  const facts = element("p", { class: "item-facts" });
  const add = (/** @type {Node} */ fact) => facts.append(facts.hasChildNodes() ? " " : "", fact);
  if (result.badge) add(element("span", { class: `badge badge-${result.badge.level}` }, result.badge.text));
  if (result.reviewed) add(element("span", { class: "item-fact" }, "Reviewed ", element("time", { datetime: result.reviewed.iso }, result.reviewed.text)));
  if (result.topic) add(element("span", { class: "item-fact" }, result.topic));
  if (result.stateText) add(element("span", { class: `state state-${result.state ?? "draft"}` }, result.stateText));

  const item = element("div", { class: "item" }, element("p", { class: "item-question" }, element("a", { href: result.url }, ...highlighted(result.title, result.titleHighlights))));
  if (result.excerpt?.text) item.append(element("p", { class: "excerpt" }, ...highlighted(result.excerpt.text, result.excerpt.highlights)));
  item.append(facts);
  return element("li", {}, item);
}
