import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { analyze, termOf } from "../../../theme/scripts/search/analyze.js";

const vectors = JSON.parse(readFileSync(new URL("../../vectors/search/analysis.json", import.meta.url), "utf8"));

test("words, terms and places are those of the shared vectors", () => {
  for (const { text, words } of vectors.cases) {
    const actual = analyze(text).map((w) => [w.term, w.start, w.end, (w.stop ? "s" : "") + (w.narrative ? "n" : "") + (w.joined ? "j" : "")]);
    assert.deepEqual(actual, words, JSON.stringify(text));
  }
});

test("stems are those of the shared vectors", () => {
  for (const [word, term] of Object.entries(vectors.terms)) assert.equal(termOf(word), term);
});
