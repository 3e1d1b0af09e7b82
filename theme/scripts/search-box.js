// Finds the page's search form and brings it to life: a combobox on most pages, live results on the search page.
// Without this script the form leads to the search page, which offers A to Z and topics.
// @ts-check

import { Combobox } from "./search-combobox.js";
import { SearchClient } from "./search-client.js";
import { runSearchPage } from "./search-page.js";

const form = document.querySelector("form[data-search-modules]");
const input = form?.querySelector("input[type=search]");
if (form instanceof HTMLFormElement && input instanceof HTMLInputElement) {
  const client = new SearchClient(form.dataset.searchModules ?? "");
  input.addEventListener("focus", () => client.open(), { once: true });
  input.setAttribute("aria-keyshortcuts", "Control+K Meta+K");
  document.addEventListener("keydown", (event) => focusByShortcut(event, input));

  if (document.querySelector("[data-search-page]")) runSearchPage(form, input, client);
  else new Combobox(form, input, client);
}

/**
 * @param {KeyboardEvent} event
 * @param {HTMLInputElement} input
 */
function focusByShortcut(event, input) {
  if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  event.preventDefault();
  input.focus();
  input.select();
}
