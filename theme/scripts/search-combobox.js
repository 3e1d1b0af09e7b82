// Answers while typing, as a combobox with a list of links (ARIA Authoring Practices, "Editable Combobox With List Autocomplete").
// @ts-check

import { Announcer } from "./announcer.js";
import { counted, element, highlighted } from "./elements.js";
import { addressable, addressOf, ownAddress } from "./search-address.js";
import { failureOf, Overtaken } from "./search-client.js";
import { PART_IS_LOST, phraseNote } from "./search-results.js";

/** @typedef {import("./search-client.js").SearchResponse} SearchResponse */
/** @typedef {import("./search-client.js").SearchResult} SearchResult */

const SUGGESTED = 6; // one screen of a phone with its keyboard open, scrolled once
const SHORTEST_QUERY = 2;
const SLOW_MS = 700;

/** Focus stays in the input; aria-activedescendant says which link of the list is chosen. */
export class Combobox {
  #form;
  #input;
  #client;
  #list = element("div", { class: "suggestion-list", id: "search-list", role: "listbox", "aria-label": "Answers", hidden: true });
  #note = element("p", { class: "suggestion-note", hidden: true });
  #announcer = new Announcer();
  #popup;
  #chosen = -1;

  /**
   * @param {HTMLFormElement} form
   * @param {HTMLInputElement} input
   * @param {import("./search-client.js").SearchClient} client
   */
  constructor(form, input, client) {
    this.#form = form;
    this.#input = input;
    this.#client = client;
    this.#popup = element("div", { class: "suggestions", hidden: true }, this.#note, this.#list);
    form.append(this.#popup, this.#announcer.status);

    for (const [name, value] of [["role", "combobox"], ["aria-expanded", "false"], ["aria-controls", this.#list.id], ["aria-autocomplete", "list"]]) input.setAttribute(name ?? "", value ?? "");
    input.addEventListener("input", () => {
      this.#choose(-1);
      this.#search();
    });
    input.addEventListener("keydown", (event) => this.#key(event));
    input.addEventListener("blur", () => this.#close());
    form.addEventListener("submit", () => (input.value = addressable(input.value)));
    this.#popup.addEventListener("pointerdown", (event) => event.preventDefault()); // keeps focus, so the list stays until the click
  }

  get #options() {
    return [...this.#list.children].filter((child) => child instanceof HTMLAnchorElement);
  }

  async #search() {
    const query = this.#input.value.trim();
    if (query.length < SHORTEST_QUERY) return this.#close();
    const slow = setTimeout(() => this.#say("Searching…"), SLOW_MS);
    try {
      const answer = await this.#client.search(query, { limit: SUGGESTED });
      if (document.activeElement === this.#input && query === this.#input.value.trim()) this.#show(query, answer);
    } catch (error) {
      if (!(error instanceof Overtaken)) this.#say(failureOf(error));
    } finally {
      clearTimeout(slow);
    }
  }

  /**
   * @param {string} query
   * @param {SearchResponse} answer
   */
  #show(query, answer) {
    const isShort = answer.problems.length > 0, note = isShort ? PART_IS_LOST : phraseNote(answer);
    if (answer.total === 0 && isShort) return this.#say(PART_IS_LOST);
    if (answer.total === 0 && !answer.suggestion) return this.#say("No answers found. Check the spelling, or press Enter to browse topics.");
    const options = answer.results.map((result) => this.#option(ownAddress(result.url), highlighted(result.title, result.titleHighlights), facts(result)));
    if (answer.suggestion) options.unshift(this.#option(this.#address(answer.suggestion), [`Showing results for “${answer.suggestion}”`], "", true));
    if (answer.total > answer.results.length) options.push(this.#option(this.#address(query), [`See all ${counted(answer.total, "answer")}`], "", true));
    options.forEach((option, position) => (option.id = `search-option-${position}`));

    // Who chose from the answers to fewer letters keeps the choice where it still is one.
    const chosen = this.#options[this.#chosen]?.getAttribute("href");
    this.#chosen = -1;
    this.#list.replaceChildren(...options);
    this.#note.textContent = note;
    this.#note.hidden = note === "";
    this.#list.hidden = this.#popup.hidden = false;
    this.#input.setAttribute("aria-expanded", "true");
    this.#choose(options.findIndex((option) => option.getAttribute("href") === chosen));
    this.#announcer.say(`${counted(answer.total, "answer")} found. ${note} Use the down arrow to choose.`.replace("  ", " "));
  }

  /**
   * @param {string} href
   * @param {(Node | string)[]} title
   * @param {string} detail
   * @param {boolean} leadsToSearch
   */
  #option(href, title, detail, leadsToSearch = false) {
    const option = element("a", { class: leadsToSearch ? "suggestion suggestion-all" : "suggestion", role: "option", href, tabindex: "-1", "aria-selected": "false" });
    option.append(element("span", { class: "suggestion-title" }, ...title));
    if (detail) option.append(" ", element("span", { class: "suggestion-facts" }, detail));
    return option;
  }

  /** @param {string} query */
  #address(query) {
    return addressOf(this.#form.action, { query, filters: {} });
  }

  /**
   * A message in place of the list, seen and heard.
   * @param {string} message
   */
  #say(message) {
    this.#list.replaceChildren();
    this.#choose(-1);
    this.#input.setAttribute("aria-expanded", "false");
    this.#note.textContent = message;
    this.#note.hidden = this.#popup.hidden = false;
    this.#list.hidden = true;
    this.#announcer.say(message);
  }

  #close() {
    this.#popup.hidden = this.#list.hidden = true;
    this.#announcer.clear();
    this.#input.setAttribute("aria-expanded", "false");
    this.#choose(-1);
  }

  /** @param {number} position -1 is the input itself */
  #choose(position) {
    const options = this.#options;
    options[this.#chosen]?.setAttribute("aria-selected", "false");
    this.#chosen = position;
    const option = options[position];
    if (!option) return this.#input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.#input.setAttribute("aria-activedescendant", option.id);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const count = this.#options.length;
    const isOpen = !this.#popup.hidden;
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!isOpen || count === 0) return void this.#search();
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.#choose(((this.#chosen + 1 + step + count + 1) % (count + 1)) - 1);
    } else if (event.key === "Enter" && isOpen && this.#chosen >= 0) {
      event.preventDefault();
      const option = this.#options[this.#chosen];
      if (option instanceof HTMLAnchorElement) option.click();
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault(); // the second Escape clears the field, as browsers do
      this.#close();
    }
  }
}

/** @param {SearchResult} result */
function facts({ badge, topic, state_text }) {
  return [badge, topic, state_text].filter(Boolean).join(" · ");
}
