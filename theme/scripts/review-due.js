// A static page outlives its build: this judges the review's due date again on the day of reading. It is no module, because browsers run none in a
// page that was opened from a disk or saved there, and such a copy needs it most; nothing that it declares leaves its block. It runs where it stands,
// before the browser knows what follows, so that the notice moves nothing that is on the screen already.
// @ts-check
{
  /** The reader's calendar day as an ISO date, which compares in order as text. @param {Date} now */
  const isoDay = (now) => [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");

  /** True from the day after the due date, as in the build. @param {string} dueIso @param {Date} now */
  const isOverdue = (dueIso, now) => /^\d{4}-\d{2}-\d{2}$/.test(dueIso) && isoDay(now) > dueIso;

  const notice = document.querySelector("template[data-overdue-notice]");
  if (notice instanceof HTMLTemplateElement && isOverdue(notice.dataset.overdueNotice ?? "", new Date())) {
    notice.before(notice.content.cloneNode(true));
    document.addEventListener("DOMContentLoaded", () => {
      document.querySelector("#review")?.classList.replace("trust-signed", "trust-overdue");
      const citation = document.querySelector("[data-cite]");
      if (citation) citation.textContent = (citation.textContent ?? "").replace(/\.(?= \S+$)/, "; review overdue.");
      const state = document.querySelector("[data-due-state]");
      if (!state) return;
      state.className = "state state-overdue";
      state.textContent = "Overdue";
    });
  }
}
