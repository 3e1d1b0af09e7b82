// Shows what a citation number or an abbreviation stands for, by pointer, keyboard and touch. Numbers stay plain links;
// abbreviations are listed at the end of the page as well.
// @ts-check

import { element } from "./elements.js";

const HIDE_DELAY_MS = 200; // time to move the pointer from the number into the box (WCAG 1.4.13)

/**
 * @param {HTMLElement} article
 * @param {AbortSignal} signal Ends what listens outside the article.
 */
export function offerExplanations(article, signal) {
  for (const abbreviation of article.querySelectorAll("abbr[title]")) if (!abbreviation.closest("a")) abbreviation.setAttribute("tabindex", "0");
  const box = document.createElement("div");
  box.className = "explanation";
  box.id = "site-explanation";
  box.setAttribute("role", "tooltip");
  box.hidden = true;
  article.append(box);

  /** @type {HTMLElement | null} */
  let shown = null;
  /** @type {HTMLElement | null} */
  let firstTap = null;
  let hiding = 0;

  const hide = () => {
    shown?.removeAttribute("aria-describedby");
    shown = null;
    box.hidden = true;
  };
  const hideSoon = () => {
    clearTimeout(hiding);
    hiding = setTimeout(hide, HIDE_DELAY_MS);
  };
  const show = (/** @type {HTMLElement} */ term, /** @type {boolean} */ tapped) => {
    clearTimeout(hiding);
    const lines = term instanceof HTMLAnchorElement ? sourceOf(term, tapped) : [term.title];
    if (shown !== term) hide();
    box.replaceChildren(...lines.map((text) => element("p", {}, text)));
    box.hidden = false;
    if (term instanceof HTMLAnchorElement) term.setAttribute("aria-describedby", box.id);
    shown = term;
    place(box, term);
  };

  article.addEventListener("pointerover", (event) => {
    const term = termAt(event.target);
    if (term instanceof HTMLAnchorElement && event.pointerType === "mouse") show(term, false);
    else if (event.target instanceof Node && box.contains(event.target)) clearTimeout(hiding);
  });
  article.addEventListener("pointerout", (event) => {
    if (event.pointerType === "mouse" && shown && !shown.matches(":focus-visible")) hideSoon();
  });
  article.addEventListener("focusin", (event) => {
    const term = termAt(event.target);
    if (term?.matches(":focus-visible")) show(term, false);
  });
  // At once, so that it never covers what is focused next, unless the pointer is in the box.
  article.addEventListener("focusout", () => (box.matches(":hover") ? hideSoon() : hide()));
  document.addEventListener("pointerdown", (event) => {
    const term = termAt(event.target);
    firstTap = event.pointerType !== "mouse" && term !== shown ? term : null;
    const inside = event.target instanceof Node && box.contains(event.target);
    if (!term && !inside) hide();
  }, { signal });
  article.addEventListener("click", (event) => {
    const term = termAt(event.target);
    if (!term) return;
    if (term === firstTap) {
      event.preventDefault();
      show(term, true);
    } else hide();
    firstTap = null;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  }, { signal });
}

/**
 * The citation or abbreviation that an event is about. A pointing mouse is told what an abbreviation means by the browser itself.
 * @param {EventTarget | null} target
 * @returns {HTMLElement | null}
 */
function termAt(target) {
  const term = target instanceof Element ? target.closest(".citation a, abbr[tabindex]") : null;
  return term instanceof HTMLElement ? term : null;
}

/**
 * @param {HTMLAnchorElement} citation
 * @param {boolean} tapped
 * @returns {string[]}
 */
function sourceOf(citation, tapped) {
  const reference = document.getElementById(citation.hash.slice(1));
  const texts = [".reference-title", ".reference-facts"].map((part) => (reference?.querySelector(part)?.textContent ?? "").replace(/\s+/g, " ").trim());
  const cited = /recommendations? .+/.exec(citation.getAttribute("aria-label") ?? "")?.[0];
  return [...texts, cited ? `Cited: ${cited}.` : "", tapped ? "Tap the number again to go to the reference." : ""].filter(Boolean);
}

/**
 * Below the term, or above it where there is no room; never past the sides of the window.
 * @param {HTMLElement} box
 * @param {HTMLElement} term
 */
function place(box, term) {
  const seen = term.getBoundingClientRect();
  const { width, height } = box.getBoundingClientRect();
  const edge = document.documentElement.clientWidth - width - 16;
  const below = seen.bottom + height + 16 < window.innerHeight || seen.top < height + 16;
  box.style.left = `${Math.max(16, Math.min(seen.left - 24, edge)) + window.scrollX}px`;
  box.style.top = `${(below ? seen.bottom + 8 : seen.top - height - 8) + window.scrollY}px`;
}
