// A printed answer says when it was printed, because paper is never updated.
// @ts-check

/** @param {Date} day */
export const longDate = (day) => day.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });

/**
 * @param {HTMLElement} article
 * @param {AbortSignal} signal Ends what listens outside the article.
 */
export function stampPrints(article, signal) {
  const stamp = article.querySelector("[data-printed-on]");
  const button = article.querySelector("[data-print]");

  addEventListener("beforeprint", () => {
    if (stamp) stamp.textContent = `Printed on ${longDate(new Date())}. Check the address above for the current edition.`;
  }, { signal });
  if (button instanceof HTMLButtonElement) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}
