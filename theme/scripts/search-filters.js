// Filters with counts. They combine: any of the values within a field, all of the fields together.
// @ts-check

import { element } from "./elements.js";

/** @typedef {import("./search/engine.js").FacetCounts} FacetCounts */
/** @typedef {import("./search-client.js").Filters} Filters */

const SHOWN_VALUES = 8; // of one field, before "show all"
/** @type {Set<string>} fields whose values the reader asked to see all of */
const unfolded = new Set();

/**
 * Draws the filters afresh and gives the focus back to the control that had it.
 * @param {HTMLElement} place
 * @param {FacetCounts[]} facets
 * @param {Filters} chosen
 * @param {(changed: Filters) => void} change
 */
export function drawFilters(place, facets, chosen, change) {
  const focused = document.activeElement instanceof HTMLElement && place.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  const previous = place.querySelector("details");
  const open = previous ? previous.open : matchMedia("(min-width: 60rem)").matches;
  const count = Object.values(chosen).flat().length;

  const useful = facets.filter((facet) => facet.values.length > 1 || chosen[facet.field]);
  const redraw = () => drawFilters(place, facets, chosen, change);
  const groups = useful.map((facet) => filterGroup(facet, chosen, change, redraw));
  const clear = element("button", { class: "button", type: "button", "data-key": "clear" }, "Clear filters");
  clear.addEventListener("click", () => change({}));

  const summary = element("summary", { "data-key": "summary" }, count ? `Filters (${count} chosen)` : "Filters");
  place.replaceChildren(element("details", { class: "filters", open }, summary, ...(count ? [element("p", { class: "actions" }, clear)] : []), ...groups));
  place.hidden = useful.length === 0 && count === 0;

  const next = [...place.querySelectorAll("[data-key]")].find((control) => control instanceof HTMLElement && control.dataset.key === focused);
  if (focused) (next instanceof HTMLElement ? next : summary).focus();
}

/**
 * @param {FacetCounts} facet
 * @param {Filters} chosen
 * @param {(changed: Filters) => void} change
 * @param {() => void} redraw
 */
function filterGroup(facet, chosen, change, redraw) {
  const values = chosen[facet.field] ?? [];
  const group = element("fieldset", { class: "filter" }, element("legend", {}, facet.label));
  const shown = facet.values.filter(({ value }, position) => position < SHOWN_VALUES || unfolded.has(facet.field) || values.includes(value));

  for (const { value, label, count } of shown) {
    const box = element("input", { type: "checkbox", checked: values.includes(value), "data-key": `${facet.field}=${value}` });
    box.addEventListener("change", () => change(changed(chosen, facet.field, value, box.checked)));
    const number = element("span", { class: "count" }, element("span", { class: "visually-hidden" }, "Answers: "), count.toLocaleString("en-GB"));
    group.append(element("label", { class: "filter-choice" }, box, element("span", {}, label), " ", number));
  }
  if (shown.length < facet.values.length) {
    const all = element("button", { class: "button", type: "button", "data-key": `all=${facet.field}` }, `Show all ${facet.values.length}`, element("span", { class: "visually-hidden" }, ` for ${facet.label}`));
    all.addEventListener("click", () => {
      unfolded.add(facet.field);
      redraw();
    });
    group.append(all);
  }
  return group;
}

/**
 * @param {Filters} chosen
 * @param {string} field
 * @param {string} value
 * @param {boolean} add
 * @returns {Filters}
 */
function changed(chosen, field, value, add) {
  const rest = (chosen[field] ?? []).filter((other) => other !== value);
  const { [field]: _, ...others } = chosen;
  const values = add ? [...rest, value] : rest;
  return values.length ? { ...others, [field]: values } : others;
}
