// Shows what a citation number stands for, on hover, on focus and on the first tap; the number stays a plain link.
// @ts-check

const HIDE_DELAY_MS = 200; // time to move the pointer from the number into the box (WCAG 1.4.13)

/** @param {HTMLElement} article */
export function showCitationSources(article) {
  const box = document.createElement("div");
  box.className = "citation-popover";
  box.id = "site-citation-source";
  box.setAttribute("role", "tooltip");
  box.hidden = true;
  article.append(box);

  /** @type {HTMLAnchorElement | null} */
  let shown = null;
  /** @type {HTMLAnchorElement | null} */
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
  const show = (/** @type {HTMLAnchorElement} */ link, /** @type {boolean} */ tapped) => {
    clearTimeout(hiding);
    const reference = document.getElementById(link.hash.slice(1));
    if (!reference) return;
    if (shown !== link) hide();
    box.replaceChildren(...sourceLines(reference, tapped));
    box.hidden = false;
    link.setAttribute("aria-describedby", box.id);
    shown = link;
    place(box, link);
  };

  article.addEventListener("pointerover", (event) => {
    const link = citationAt(event.target);
    if (link && event.pointerType === "mouse") show(link, false);
    else if (event.target instanceof Node && box.contains(event.target)) clearTimeout(hiding);
  });
  article.addEventListener("pointerout", (event) => {
    if (event.pointerType === "mouse" && shown && !shown.matches(":focus-visible")) hideSoon();
  });
  article.addEventListener("focusin", (event) => {
    const link = citationAt(event.target);
    if (link?.matches(":focus-visible")) show(link, false);
  });
  article.addEventListener("focusout", hideSoon);
  document.addEventListener("pointerdown", (event) => {
    const link = citationAt(event.target);
    firstTap = event.pointerType !== "mouse" && link !== shown ? link : null;
    const inside = event.target instanceof Node && box.contains(event.target);
    if (!link && !inside) hide();
  });
  article.addEventListener("click", (event) => {
    const link = citationAt(event.target);
    if (!link) return;
    if (link === firstTap) {
      event.preventDefault();
      show(link, true);
    } else hide();
    firstTap = null;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
}

/**
 * @param {EventTarget | null} target
 * @returns {HTMLAnchorElement | null}
 */
function citationAt(target) {
  const link = target instanceof Element ? target.closest(".citation a") : null;
  return link instanceof HTMLAnchorElement ? link : null;
}

/**
 * @param {Element} reference
 * @param {boolean} tapped
 */
function sourceLines(reference, tapped) {
  const texts = [".reference-title", ".reference-facts"].map((part) => (reference.querySelector(part)?.textContent ?? "").replace(/\s+/g, " ").trim());
  if (tapped) texts.push("Tap the number again to go to the reference.");
  return texts.filter(Boolean).map((text) => {
    const line = document.createElement("p");
    line.textContent = text;
    return line;
  });
}

/**
 * Below the number, or above it where there is no room; never past the sides of the window.
 * @param {HTMLElement} box
 * @param {HTMLElement} link
 */
function place(box, link) {
  const number = link.getBoundingClientRect();
  const { width, height } = box.getBoundingClientRect();
  const edge = document.documentElement.clientWidth - width - 16;
  const below = number.bottom + height + 16 < window.innerHeight || number.top < height + 16;
  box.style.left = `${Math.max(16, Math.min(number.left - 24, edge)) + window.scrollX}px`;
  box.style.top = `${(below ? number.bottom + 8 : number.top - height - 8) + window.scrollY}px`;
}
