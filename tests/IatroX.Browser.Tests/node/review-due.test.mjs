import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";

const script = readFileSync(new URL("../../../theme/scripts/review-due.js", import.meta.url), "utf8");

class HTMLTemplateElement {}

/** What the script makes of a page with this due date, read at this time: the words beside the date, and whether the notice stands before what follows. */
function pageOn(dueIso, now) {
  const state = { className: "state state-current", textContent: "Current" };
  const page = { state, trust: "trust trust-signed", noticed: false };
  const notice = Object.assign(new HTMLTemplateElement(), { dataset: { overdueNotice: dueIso }, content: { cloneNode: () => "notice" }, before: () => (page.noticed = true) });
  const trust = { classList: { replace: (from, to) => (page.trust = page.trust.replace(from, to)) } };
  const parts = { "template[data-overdue-notice]": notice };
  const waiting = [];
  const document = { querySelector: selector => parts[selector] ?? null, addEventListener: (_, whenRead) => waiting.push(whenRead) };
  class Today extends Date {
    constructor() {
      super(now.getTime());
    }
  }
  runInNewContext(script, { document, HTMLTemplateElement, Date: Today });
  Object.assign(parts, { "#review": trust, "[data-due-state]": state });
  for (const whenRead of waiting) whenRead();
  return page;
}

const stateOn = (dueIso, now) => pageOn(dueIso, now).state.textContent;

const day = (year, month, date) => new Date(year, month - 1, date, 9, 30);

test("a review is overdue from the day after its due date", () => {
  assert.equal(stateOn("2027-08-16", day(2027, 8, 15)), "Current");
  assert.equal(stateOn("2027-08-16", day(2027, 8, 16)), "Current");
  assert.equal(stateOn("2027-08-16", day(2027, 8, 17)), "Overdue");
  assert.equal(stateOn("2027-08-16", day(2028, 1, 1)), "Overdue");
});

test("the reader's own calendar day counts, not that of Greenwich", () => {
  assert.equal(stateOn("2026-01-05", new Date(2026, 0, 5, 0, 1)), "Current");
  assert.equal(stateOn("2026-01-05", new Date(2026, 0, 5, 23, 59)), "Current");
  assert.equal(stateOn("2026-01-05", new Date(2026, 0, 6, 0, 1)), "Overdue");
});

test("what is not a date is never overdue", () => {
  for (const text of ["", "soon", "16 August 2020", "2020-8-1"]) assert.equal(stateOn(text, day(2030, 1, 1)), "Current");
});

test("the notice is there before the rest of the page is, and the review no longer looks as if it stood", () => {
  assert.deepEqual(pageOn("2020-01-01", day(2030, 1, 1)), {
    state: { className: "state state-overdue", textContent: "Overdue" }, trust: "trust trust-overdue", noticed: true,
  });
  assert.deepEqual(pageOn("2040-01-01", day(2030, 1, 1)), {
    state: { className: "state state-current", textContent: "Current" }, trust: "trust trust-signed", noticed: false,
  });
});

test("a page without a due date is left alone, and nothing becomes global", () => {
  const page = { document: { querySelector: () => null }, HTMLTemplateElement };
  runInNewContext(script, page);
  assert.deepEqual(Object.keys(page), ["document", "HTMLTemplateElement"]);
});
