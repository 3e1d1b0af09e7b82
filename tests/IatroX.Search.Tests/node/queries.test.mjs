// Random queries: whatever a reader types or a link carries, the engine answers with pages of the index and places inside their texts.
// A fixed seed and budget in every run; IATROX_FUZZ=N asks N times as much from new seeds.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openIndex } from "../../../theme/scripts/search/engine.js";
import { oracleOf, siteFetch, siteNames } from "./sites.mjs";

const TIMES = Number(process.env.IATROX_FUZZ ?? 1);
const SEED = process.env.IATROX_FUZZ ? Date.now() % 1_000_000 : 20_261_129;
const QUERIES = 1500 * TIMES;
const SLOWEST_MS = 5000; // a machine that is busy with other tests
const FIELDS = ["topic", "badge", "confidence", "__proto__", "constructor", "toString"];
const SYNTAX = [
  '"', "'", "-", "+", "*", "(", ")", ":", "site:", "OR", "AND", "NOT", " ", "  ", "\t", "\n", "\u00a0", "\u200b", "\u202e", "\u0301", "\ud83d", "\udc68", "😀", "\0", "\uffff", "%00", "<mark>", "</script>",
  "constructor", "__proto__", "prototype", "toString", "hasOwnProperty", "a", "é", "µg", "NG59", "ng 59", "1.2.3", "0", "-1", "1e999", "NaN", "the", "of", "what is", "asthma", "spinal stenosis", "gout", "x".repeat(500), "İ", "ﬁ", "ß",
];

/** Numbers from 0 to n, the same for one seed (a linear congruential generator; Knuth, volume 2, 3.3.4). */
function randomNumbers(seed) {
  let state = seed >>> 0;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

test(`${QUERIES} random queries are answered with pages of the index and places inside their texts`, async () => {
  const next = randomNumbers(SEED);
  const sites = await Promise.all(siteNames.map(async (name) => ({ index: await openIndex("search/", siteFetch(name)), urls: new Set(oracleOf(name).documents.map(([url]) => url)), words: oracleOf(name).documents.flatMap(([, title]) => title.split(" ")) })));
  let found = 0;
  for (let asked = 0; asked < QUERIES; asked++) {
    const { index, urls, words } = sites[next(sites.length)];
    const query = Array.from({ length: next(12) }, () => (next(3) && words.length ? words[next(words.length)] + " " : SYNTAX[next(SYNTAX.length)])).join("");
    const filters = next(4) ? {} : { [FIELDS[next(FIELDS.length)]]: [SYNTAX[next(SYNTAX.length)]] };
    const started = performance.now();
    const answer = await index.search(query, { filters, facets: true }).catch((error) => assert.fail(`seed ${SEED}, ${JSON.stringify(query)} with ${JSON.stringify(filters)}: ${error.stack}`));
    const said = `seed ${SEED}, ${JSON.stringify(query)}`;
    assert.ok(performance.now() - started < SLOWEST_MS, said);
    assert.ok(answer.results.length <= Math.min(10, answer.total) && answer.problems.length === 0, said);
    for (const { url, title, titleHighlights, excerpt } of answer.results) {
      assert.ok(urls.has(url), said);
      for (const [text, ranges] of [[title, titleHighlights], [excerpt.text, excerpt.highlights]]) {
        let before = 0;
        for (const [start, end] of ranges) {
          assert.ok(start >= before && end > start && end <= text.length, said);
          before = end;
        }
      }
    }
    found += answer.total > 0 ? 1 : 0;
  }
  assert.ok(found > QUERIES / 4, `${found} queries found something`);
  assert.deepEqual(Object.keys(Object.prototype), []);
});
