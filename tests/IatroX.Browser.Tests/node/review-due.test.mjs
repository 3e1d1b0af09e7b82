import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";

const script = readFileSync(new URL("../../../theme/scripts/review-due.js", import.meta.url), "utf8");

class HTMLElement {}
class HTMLTemplateElement {}

/** What the script makes of a page with this due date, read at this time: the words beside the date. */
function stateOn(dueIso, now, isOverdueAlready = false) {
  const state = { className: "", textContent: "Current", classList: { contains: () => isOverdueAlready } };
  const fact = Object.assign(new HTMLElement(), { dataset: { reviewDue: dueIso }, querySelector: () => state });
  const document = { querySelector: selector => selector === "[data-review-due]" ? fact : null };
  class Today extends Date {
    constructor() {
      super(now.getTime());
    }
  }
  runInNewContext(script, { document, HTMLElement, HTMLTemplateElement, Date: Today });
  return state.textContent;
}

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

test("what is not a date is never overdue, and what was overdue when it was built stays as it was written", () => {
  for (const text of ["", "soon", "16 August 2020", "2020-8-1"]) assert.equal(stateOn(text, day(2030, 1, 1)), "Current");
  assert.equal(stateOn("2020-01-01", day(2030, 1, 1), true), "Current");
});

test("a page without a due date is left alone, and nothing becomes global", () => {
  const page = { document: { querySelector: () => null }, HTMLElement, HTMLTemplateElement };
  runInNewContext(script, page);
  assert.deepEqual(Object.keys(page), ["document", "HTMLElement", "HTMLTemplateElement"]);
});
