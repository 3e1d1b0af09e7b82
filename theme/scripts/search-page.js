// The search page: live results, filters with counts, and an address that can be shared and gone back to.
// @ts-check

import { counted, element } from "./elements.js";
import { Overtaken } from "./search-client.js";
import { drawFilters } from "./search-filters.js";
import { resultItem } from "./search-results.js";

/** @typedef {import("./search-client.js").SearchAnswer} SearchAnswer */
/** @typedef {import("./search-client.js").Filters} Filters */

const PAGE_SIZE = 10;
const TYPING_PAUSE_MS = 120;

/**
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} input
 * @param {HTMLElement} page
 * @param {import("./search-client.js").SearchClient} client
 */
export function runSearchPage(form, input, page, client) {
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (document.querySelector(`[data-search-${name}]`));
  const [filtersPart, suggestion, list, more, browse] = ["filters", "suggestion", "list", "more", "browse"].map(part);
  const heading = page.querySelector("#results-heading");
  if (!filtersPart || !suggestion || !list || !more || !browse || !heading) return;
  const status = element("p", { class: "visually-hidden", role: "status" });
  form.append(status);
  const plainTitle = document.title;
  let typing = 0;

  const read = () => {
    const parameters = new URLSearchParams(location.search);
    /** @type {Filters} */
    const filters = {};
    for (const [field, value] of parameters) if (field !== "q" && value) (filters[field] ??= []).push(value);
    return { query: (parameters.get("q") ?? "").trim(), filters };
  };
  const address = (/** @type {string} */ query, /** @type {Filters} */ filters) => {
    const parameters = new URLSearchParams(query ? { q: query } : {});
    for (const [field, values] of Object.entries(filters)) for (const value of values) parameters.append(field, value);
    return `${location.pathname}${parameters.size ? `?${parameters}` : ""}`;
  };

  /** @param {number} shown how many results to show from the first */
  const show = async (shown = PAGE_SIZE) => {
    const { query, filters } = read();
    document.title = query ? `${query} – ${plainTitle}` : plainTitle;
    if (!query && Object.keys(filters).length === 0) {
      page.hidden = true;
      browse.hidden = false;
      status.textContent = "";
      return;
    }
    try {
      draw(await client.search(query, { limit: shown, filters }), query, filters);
    } catch (error) {
      if (!(error instanceof Overtaken)) fail();
    }
  };

  const draw = (/** @type {SearchAnswer} */ answer, /** @type {string} */ query, /** @type {Filters} */ filters) => {
    const words = query ? ` for “${query}”` : "";
    heading.textContent = answer.total === 0 ? `No answers${words}` : `${counted(answer.total, "answer")}${words}`;
    status.textContent = heading.textContent;
    list.replaceChildren(...answer.results.map(resultItem));
    drawFilters(filtersPart, answer.facets, filters, (changed) => {
      history.pushState(null, "", address(input.value.trim(), changed));
      show();
    });
    drawSuggestion(answer, filters);
    more.hidden = answer.results.length >= answer.total;
    browse.hidden = answer.total > 0;
    page.hidden = false;
  };

  const drawSuggestion = (/** @type {SearchAnswer} */ answer, /** @type {Filters} */ filters) => {
    suggestion.hidden = !answer.suggestion && answer.total > 0;
    if (answer.suggestion) suggestion.replaceChildren("Did you mean ", element("a", { href: address(answer.suggestion, filters) }, answer.suggestion), "?");
    else suggestion.textContent = Object.keys(filters).length > 0 ? "Remove a filter, or try other words." : "Check the spelling, try fewer or other words, or browse below.";
  };

  const fail = () => {
    heading.textContent = "Search could not be loaded";
    suggestion.textContent = "Check the connection and try again. Every answer can also be reached from the lists below.";
    list.replaceChildren();
    filtersPart.hidden = more.hidden = true;
    suggestion.hidden = page.hidden = browse.hidden = false;
    status.textContent = heading.textContent;
  };

  input.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(() => {
      history.replaceState(null, "", address(input.value.trim(), read().filters));
      show();
    }, TYPING_PAUSE_MS);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(typing);
    const next = address(input.value.trim(), read().filters);
    if (next !== location.pathname + location.search) history.pushState(null, "", next);
    show();
  });
  more.addEventListener("click", async () => {
    const before = list.children.length;
    await show(before + PAGE_SIZE);
    const next = list.children[before]?.querySelector("a");
    if (next) next.focus();
  });
  addEventListener("popstate", () => {
    input.value = read().query;
    show();
  });

  keepPlace(() => list.children.length, show);
  if (read().query) input.value = read().query;
}

/**
 * Going back to the results finds as many of them, at the same height, as one left.
 * @param {() => number} shown
 * @param {(shown?: number) => Promise<void>} show
 */
async function keepPlace(shown, show) {
  history.scrollRestoration = "manual";
  addEventListener("pagehide", () => history.replaceState({ shown: shown(), top: window.scrollY }, ""));
  const place = history.state;
  await show(Math.max(PAGE_SIZE, Number(place?.shown) || 0));
  if (place?.top) window.scrollTo({ top: place.top, behavior: "instant" });
}
