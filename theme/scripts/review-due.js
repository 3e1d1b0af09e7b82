// A static page outlives its build: this judges the review's due date again on the day of reading.
// @ts-check

/**
 * The reader's calendar day as an ISO date, which compares in order as text.
 * @param {Date} now
 * @returns {string}
 */
export function isoDay(now) {
  const pad = (/** @type {number} */ part) => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

/**
 * True from the day after the due date, as in the build.
 * @param {string} dueIso
 * @param {Date} now
 * @returns {boolean}
 */
export function isOverdue(dueIso, now) {
  return /^\d{4}-\d{2}-\d{2}$/.test(dueIso) && isoDay(now) > dueIso;
}

/**
 * Marks a review that has fallen due since the build as overdue: beside its date and by the notice that the page carries.
 * @param {HTMLElement} article
 * @param {Date} now
 */
export function judgeReviewAgain(article, now) {
  const fact = article.querySelector("[data-review-due]");
  const state = fact?.querySelector("[data-due-state]");
  if (!(fact instanceof HTMLElement) || !state || !isOverdue(fact.dataset.reviewDue ?? "", now)) return;

  if (state.classList.contains("state-overdue")) return;
  state.className = "state state-overdue";
  state.textContent = "Overdue";

  const notice = article.querySelector("template[data-overdue-notice]");
  if (notice instanceof HTMLTemplateElement) article.querySelector("#review")?.before(notice.content.cloneNode(true));
}
