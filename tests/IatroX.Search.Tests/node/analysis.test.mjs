import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { analyze, termOf } from "../../../theme/scripts/search/analyze.js";

const vectors = (name) => JSON.parse(readFileSync(new URL(`../../vectors/search/${name}`, import.meta.url), "utf8"));

test("words, terms and places are those of the shared vectors", () => {
  for (const { text, words } of vectors("tokens.json")) {
    const actual = analyze(text).map((w) => [w.term, w.start, w.end, (w.stop ? "s" : "") + (w.narrative ? "n" : "") + (w.joined ? "j" : "")]);
    assert.deepEqual(actual, words, JSON.stringify(text));
  }
});

test("letters are folded as in the shared vectors", () => {
  for (const { text, folded } of vectors("folding.json")) assert.deepEqual(analyze(text).filter((w) => !w.joined).map((w) => w.text), folded, JSON.stringify(text));
});

test("stems are those of the shared vectors", () => {
  for (const [word, term] of Object.entries(vectors("stems.json"))) assert.equal(termOf(word), term);
});
