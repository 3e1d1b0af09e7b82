// The search page: live results, filters with counts, and an address that can be shared and gone back to.
// @ts-check

import { Announcer } from "./announcer.js";
import { counted, element } from "./elements.js";
import { addressOf, isEmpty, readAddress } from "./search-address.js";
import { failureOf, Overtaken } from "./search-client.js";
import { drawFilters } from "./search-filters.js";
import { PART_IS_LOST, phraseNote, resultItem } from "./search-results.js";

/** @typedef {import("./search-client.js").SearchResponse} SearchResponse */
/** @typedef {import("./search-address.js").Asked} Asked */

const PAGE_SIZE = 10;
const LONGEST_SHOWN = 120; // characters of a query in the heading: three lines of a phone
const TYPING_PAUSE_MS = 120; // between two keys of a fast typist
const SLOW_MS = 300; // with the announcer's pause, a second

/**
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} input
 * @param {import("./search-client.js").SearchClient} client
 */
export async function runSearchPage(form, input, client) {
  const page = new SearchPage(form, input, client);
  history.scrollRestoration = "manual";
  addEventListener("pagehide", () => page.rememberPlace());
  await page.return(history.state);
}

/** Draws what the address asks for. Whatever the reader does changes the address first. */
class SearchPage {
  #input;
  #client;
  #announcer = new Announcer();
  #plainTitle = document.title;
  #page = part("page");
  #heading = part("heading");
  #filters = part("filters");
  #suggestion = part("suggestion");
  #list = part("list");
  #more = part("more");
  #browse = part("browse");
  #typing = 0;

  /**
   * @param {HTMLFormElement} form
   * @param {HTMLInputElement} input
   * @param {import("./search-client.js").SearchClient} client
   */
  constructor(form, input, client) {
    this.#input = input;
    this.#client = client;
    form.append(this.#announcer.status);
    if (this.#asked.query) input.value = this.#asked.query;

    input.addEventListener("input", () => {
      clearTimeout(this.#typing);
      this.#typing = setTimeout(() => this.#ask({ query: input.value, filters: this.#asked.filters }, false), TYPING_PAUSE_MS);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(this.#typing);
      this.#ask({ query: input.value, filters: this.#asked.filters }, true);
    });
    this.#more.addEventListener("click", () => this.#showMore());
    addEventListener("popstate", (event) => {
      input.value = this.#asked.query;
      this.return(event.state);
    });
  }

  /** How many results are on the page. */
  get shown() {
    return this.#list.children.length;
  }

  get #asked() {
    return readAddress(location.search);
  }

  /**
   * @param {Asked} asked
   * @param {boolean} isStep true makes a step of the browser's history; typing only changes the current one
   */
  #ask(asked, isStep) {
    const next = addressOf(location.pathname, asked);
    if (isStep) this.rememberPlace();
    if (next !== location.pathname + location.search) history[isStep ? "pushState" : "replaceState"](null, "", next);
    this.show();
  }

  /** Notes with the address how far the reader is. */
  rememberPlace() {
    history.replaceState({ shown: this.shown, top: window.scrollY }, "");
  }

  /**
   * Going back to the results finds as many of them, at the same height, as one left.
   * @param {{ shown?: unknown, top?: unknown } | null} place
   */
  async return(place) {
    await this.show(Math.max(PAGE_SIZE, Number(place?.shown) || 0));
    if (place) window.scrollTo({ top: Number(place.top) || 0, behavior: "instant" });
  }

  /** @param {number} count of results, from the first */
  async show(count = PAGE_SIZE) {
    const asked = this.#asked;
    document.title = asked.query ? `${shortened(asked.query)} – ${this.#plainTitle}` : this.#plainTitle;
    if (isEmpty(asked)) return this.#showNothingAsked();
    const slow = setTimeout(() => this.#announcer.say("Searching…"), SLOW_MS);
    try {
      this.#draw(await this.#client.search(asked.query, { limit: count, filters: asked.filters, facets: false }), asked);
      this.#drawFilters(await this.#client.search(asked.query, { limit: 0, filters: asked.filters }), asked);
    } catch (error) {
      if (!(error instanceof Overtaken)) this.#showFailure(error);
    } finally {
      clearTimeout(slow);
    }
  }

  async #showMore() {
    const before = this.shown;
    await this.show(before + PAGE_SIZE);
    this.#list.children[before]?.querySelector("a")?.focus();
  }

  /**
   * @param {SearchResponse} answer
   * @param {Asked} asked
   */
  #draw(answer, asked) {
    const about = asked.query ? ` for “${shortened(asked.query)}”` : "";
    // Where a part is lost, nobody knows that there are none.
    if (answer.total === 0) this.#say(answer.problems.length > 0 ? "Search could not look everywhere" : `No answers${about}`);
    else this.#say(`${counted(answer.total, "answer")}${about}`);
    this.#list.replaceChildren(...answer.results.map(resultItem));
    this.#drawSuggestion(answer, asked);
    this.#more.hidden = answer.results.length >= answer.total;
    this.#browse.hidden = answer.total > 0;
    this.#page.hidden = false;
  }

  /**
   * Filters come behind the results: their counts need a part of the index of their own.
   * @param {SearchResponse} answer
   * @param {Asked} asked
   */
  #drawFilters(answer, asked) {
    drawFilters(this.#filters, answer.facets, asked.filters, (filters) => this.#ask({ query: this.#input.value, filters }, true));
    if (answer.problems.length > 0) this.#drawSuggestion(answer, asked);
  }

  /**
   * @param {SearchResponse} answer
   * @param {Asked} asked
   */
  #drawSuggestion(answer, asked) {
    const { suggestion, problems } = answer;
    /** @type {(Node | string)[]} */
    const said = [];
    if (suggestion) said.push("Showing results for ", element("a", { href: addressOf(location.pathname, { query: suggestion, filters: asked.filters }) }, suggestion), ". ");
    if (phraseNote(answer)) said.push(phraseNote(answer), " ");
    if (problems.length > 0) said.push(PART_IS_LOST);
    if (said.length === 0 && answer.total === 0) said.push(Object.keys(asked.filters).length > 0 ? "Take a filter away, or try other words." : "Check the spelling, try fewer or other words, or browse below.");
    this.#suggestion.replaceChildren(...said);
    this.#suggestion.hidden = said.length === 0;
  }

  #showNothingAsked() {
    this.#list.replaceChildren();
    this.#page.hidden = true;
    this.#browse.hidden = false;
    this.#announcer.clear();
  }

  /** @param {unknown} error */
  #showFailure(error) {
    this.#say("Search is not available");
    this.#suggestion.textContent = `${failureOf(error)} Every answer can also be reached from the lists below.`;
    this.#list.replaceChildren();
    this.#filters.hidden = this.#more.hidden = true;
    this.#suggestion.hidden = this.#page.hidden = this.#browse.hidden = false;
  }

  /** @param {string} outcome seen as a heading, and announced when typing pauses */
  #say(outcome) {
    this.#heading.textContent = outcome;
    this.#announcer.say(outcome);
  }
}

/**
 * A pasted message is told again by its beginning.
 * @param {string} query
 */
function shortened(query) {
  return query.length > LONGEST_SHOWN ? `${query.slice(0, LONGEST_SHOWN)}…` : query;
}

/**
 * @param {string} name
 * @returns {HTMLElement}
 */
function part(name) {
  const found = document.querySelector(`[data-search-${name}]`);
  if (!(found instanceof HTMLElement)) throw new Error(`The search page has no element data-search-${name}.`);
  return found;
}
