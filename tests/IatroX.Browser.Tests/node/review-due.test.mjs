import assert from "node:assert/strict";
import { test } from "node:test";
import { isOverdue, isoDay } from "../../../theme/scripts/review-due.js";

const day = (year, month, date) => new Date(year, month - 1, date, 9, 30);

test("a review is overdue from the day after its due date", () => {
  assert.equal(isOverdue("2027-08-16", day(2027, 8, 15)), false);
  assert.equal(isOverdue("2027-08-16", day(2027, 8, 16)), false);
  assert.equal(isOverdue("2027-08-16", day(2027, 8, 17)), true);
  assert.equal(isOverdue("2027-08-16", day(2028, 1, 1)), true);
});

test("the reader's own calendar day counts, not that of Greenwich", () => {
  assert.equal(isoDay(new Date(2026, 0, 5, 0, 1)), "2026-01-05");
  assert.equal(isoDay(new Date(2026, 0, 5, 23, 59)), "2026-01-05");
});

test("what is not a date is never overdue", () => {
  for (const text of ["", "soon", "16 August 2020", "2020-8-1"]) assert.equal(isOverdue(text, day(2030, 1, 1)), false);
});
