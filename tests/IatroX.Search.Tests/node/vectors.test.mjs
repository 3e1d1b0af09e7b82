// The worked example of FORMAT.md and the shared vectors of format and ranking, read by the client's own code.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { openIndex } from "../../../theme/scripts/search/engine.js";
import { Facets } from "../../../theme/scripts/search/facets.js";
import { Lexicon } from "../../../theme/scripts/search/lexicon.js";
import { TermIndex } from "../../../theme/scripts/search/terms.js";
import { siteFetch } from "./sites.mjs";

const read = (path) => readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");
const vectors = (name) => JSON.parse(read(`tests/vectors/search/${name}`));
const bytesOf = (hex) => Uint8Array.from(hex.trim().split(/\s+/), (byte) => parseInt(byte, 16));

/** Half a step of impact, with the term in the question and elsewhere, and half a sixty-fourth. */
const near = (found, expected, fields) => Math.abs(Math.log(found / expected)) <= 0.5 / (fields & 1 ? 24 : 8) + 1 / 128 / expected;

/** A store of unpacked parts, each under its first entry, which is short and shares nothing with one before. */
function storeOf(pages, masks, parts) {
  const first = ([, , count, ...rest]) => new TextDecoder().decode(Uint8Array.from(rest.slice(0, count)));
  const keys = (kind) => Object.keys(parts).filter((name) => name[0] === kind).map((name) => first(parts[name].subarray(parts[name].findIndex((byte) => byte < 128))));
  return { root: { pages, masks }, parts: (kind) => ({ keys: keys(kind) }), load: async (kind, i) => parts[kind + i] };
}

test("the example in the specification says what the specification says of it", async () => {
  const hex = /## Example[\s\S]*?```\n([\s\S]*?)```/.exec(read("generator/IatroX.Search/FORMAT.md"))[1];
  // Masks, the commonest first: body, question, both.
  const terms = new TermIndex(storeOf(2, [8, 1, 9], { t0: bytesOf(hex).subarray(4) }));
  const entry = async (term) => {
    const { focus, pages, fields, impacts, questionTerms } = await terms.find(term);
    return [focus, [...pages], [...fields], [...impacts].map((impact) => Math.round(impact * 64)), [...questionTerms]];
  };
  assert.deepEqual(await entry("asthma"), [1, [0], [1], [78], [1]]);
  assert.deepEqual(await entry("gout"), [1, [1], [9], [80], [1]]);
  assert.deepEqual(await entry("hurt"), [0, [1], [8], [18], [0]]);
  assert.deepEqual(await entry("wheez"), [0, [0], [8], [23], [0]]);
});

test("the parts of the shared vectors hold what the vectors say", async () => {
  const { masks, pages, parts, terms } = vectors("format.json");
  const bytes = Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, name[0] === "d" ? part : bytesOf(part)]));
  const store = storeOf(pages.length, masks.split(" ").map(Number), bytes);
  const index = new TermIndex(store);
  for (const [term, expected] of Object.entries(terms)) {
    const found = await index.find(term);
    assert.deepEqual([...found.pages].map((page) => pages[page]), Object.keys(expected), term);
    Object.values(expected).forEach(([fields, impact, questionTerms], i) => {
      assert.equal(found.fields[i], fields, term);
      assert.ok(near(found.impacts[i], impact, fields), `${term}: ${found.impacts[i]} for ${impact}`);
      if (fields & 1) assert.equal(found.questionTerms[i], questionTerms, term);
    });
  }
  assert.deepEqual(JSON.parse(parts.d0).map(([url]) => url), pages);
  const lexicon = new Lexicon(store);
  assert.ok((await lexicon.completions("asth", 5, assert.ifError)).some(({ word }) => word === "asthma"));
  assert.deepEqual((await lexicon.startingWith("v", "", assert.ifError)).map(({ word }) => [...word].reverse().join("")).sort(), (await lexicon.startingWith("w", "", assert.ifError)).map(({ word }) => word).sort());
  const { label, values } = await new Facets(Object.assign(store, { parts: () => ({ keys: ["topic"] }) })).read().then((facets) => facets.get("topic"));
  assert.equal(label, "Topic");
  assert.deepEqual(values.flatMap(({ pages: having }) => [...having]).sort((a, b) => a - b), pages.map((_, i) => i));
});

test("pages are ranked as in the shared vectors", async () => {
  const index = await openIndex("search/", siteFetch("vectors"));
  for (const [query, scores] of Object.entries(vectors("ranking.json"))) {
    const { results } = await index.search(query, { limit: 100 });
    const best = Math.max(...Object.values(scores));
    assert.equal(results.length > 0, best > 0, query);
    for (const { url, score } of results) assert.ok(Math.abs(Math.log(score / scores[url])) < 0.07, `${query}: ${url} has ${score} for ${scores[url]}`);
    for (const [url, score] of Object.entries(scores)) assert.ok(score < best * 0.55 || results.some((result) => result.url === url), `${query}: ${url}`);
    if (results.length > 0) assert.ok(scores[results[0].url] > best * 0.93, `${query}: ${results[0].url} is first`);
  }
});
