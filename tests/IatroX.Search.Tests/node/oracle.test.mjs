// The fast index against what a naive reading of the same pages says, on random sites.
import assert from "node:assert/strict";
import { test } from "node:test";
import { editDistance } from "../../../theme/scripts/search/edit-distance.js";
import { openIndex } from "../../../theme/scripts/search/engine.js";
import { analyze, termOf } from "../../../theme/scripts/search/analyze.js";
import { americanSpelling } from "../../../theme/scripts/search/spelling.js";
import { REST } from "../../../theme/scripts/search/terms.js";
import { oracleOf, siteFetch, siteNames } from "./sites.mjs";

const randomSites = siteNames.filter((name) => name.startsWith("random-"));

/** A small generator, so that a failure can be run again. */
function randomNumbers(seed) {
  let state = seed + 1;
  return (below) => (state = (state * 48271) % 2147483647) % below;
}

/** The textbook table, in full. */
function plainDistance(a, b) {
  const d = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : i)));
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      d[i][j] = Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[a.length][b.length];
}

test("edit distance is that of the textbook table, up to the most that is asked for", () => {
  const next = randomNumbers(7);
  const word = () => Array.from({ length: 1 + next(9) }, () => "abc"[next(3)]).join("");
  for (let i = 0; i < 20000; i++) {
    const a = word(), b = word(), most = 1 + next(2);
    assert.equal(editDistance(a, b, most), Math.min(plainDistance(a, b), most + 1), `${a} ${b} ${most}`);
  }
});

test("every term of every page is found, with its fields and within a step of its impact", async () => {
  for (const name of randomSites) {
    const { terms } = oracleOf(name);
    const index = await openIndex("search/", siteFetch(name));
    const parts = index.parts();
    for (const [term, expected] of Object.entries(terms)) {
      const found = await bothLists(parts.terms, term);
      assert.equal(found.length, expected.length, `${name} ${term}`);
      for (const [i, [url, impact, fields]] of expected.entries()) {
        assert.equal((await new Probe(parts).url(found[i].page)), url);
        assert.equal(found[i].fields, fields);
        const steps = fields & 1 ? 24 : 8;
        assert.ok(Math.abs(Math.log(found[i].impact / impact)) <= 0.5 / steps + 0.05 || found[i].impact < 0.1, `${name} ${term} ${url}: ${found[i].impact} for ${impact}`);
      }
    }
    assert.equal(await parts.terms.find("nosuchterm"), undefined);
  }
});

/** A common term keeps its pages in two lists. */
async function bothLists(terms, term) {
  const lists = await Promise.all([terms.find(term), terms.find(term + REST)]);
  return lists.filter((list) => list !== undefined)
    .flatMap((list) => [...list.pages].map((page, i) => ({ page, fields: list.fields[i], impact: list.impacts[i] })))
    .sort((a, b) => a.page - b.page);
}

class Probe {
  constructor(parts) { this.parts = parts; }
  async url(page) {
    const { firstPages } = this.parts.store.parts("d"), place = firstPages.findLastIndex((first) => first <= page);
    const texts = JSON.parse(new TextDecoder().decode(await this.parts.store.load("d", place)));
    return texts[page - firstPages[place]][0];
  }
}

test("pages with and without words, by field, are those that a look at every page finds", async () => {
  for (const [seed, name] of randomSites.entries()) {
    const { terms } = oracleOf(name), next = randomNumbers(seed);
    const index = await openIndex("search/", siteFetch(name));
    const known = Object.keys(terms).filter((term) => /^[a-z]{4,}$/.test(term));
    if (known.length === 0) continue;
    const pagesOf = (term, mask = 0) => new Set((terms[term] ?? []).filter(([, , fields]) => mask === 0 || fields & mask).map(([url]) => url));
    for (let i = 0; i < 30; i++) {
      const [a, b, c] = [0, 0, 0].map(() => known[next(known.length)]);
      if (new Set([a, b, c]).size < 3 || [a, b, c].some((w) => analyze(w)[0].term !== w || analyze(w)[0].stop)) continue;
      const answer = await index.search(`+${a} +question:${b} -${c}`, { limit: 1000 });
      const expected = [...pagesOf(a)].filter((url) => pagesOf(b, 1).has(url) && !pagesOf(c).has(url));
      assert.deepEqual(answer.results.map((result) => result.url).sort(), expected.sort(), `${name}: +${a} +question:${b} -${c}`);
    }
  }
});

test("words find the pages, with the scores, that a look at every page gives", async () => {
  let compared = 0;
  for (const name of randomSites) {
    const index = await openIndex("search/", siteFetch(name));
    for (const { query, scores } of oracleOf(name).queries.filter((one) => one.scores)) {
      const { results } = await index.search(query, { limit: 1000 });
      const best = Math.max(...Object.values(scores));
      for (const { url, score } of results) assert.ok(Math.abs(Math.log(score / scores[url])) < STEPS || Math.abs(score - scores[url]) < SMALLEST, `${name}: ${query} gives ${url} ${score} for ${scores[url]}`);
      for (const [url, score] of Object.entries(scores)) assert.ok(score < best * (0.5 + STEPS) || results.some((result) => result.url === url), `${name}: ${query} misses ${url}`);
      compared++;
    }
  }
  assert.ok(compared > 0);
});

/** Impacts are rounded to half a step: 6 % where a word is not in the question; the smallest ones, to a sixty-fourth, by more. */
const STEPS = 0.1, SMALLEST = 1 / 64;

test("a quoted phrase finds first the pages that have its words one behind the other, says how many, then those that have all the words", async () => {
  let found = 0, apart = 0;
  for (const name of randomSites) {
    const index = await openIndex("search/", siteFetch(name));
    for (const { query, phrase } of oracleOf(name).queries.filter((one) => one.phrase)) {
      const answer = await index.search(query, { limit: 1000 });
      const urls = answer.results.map((result) => result.url), phrased = answer.phrased ?? urls.length;     // of a single word the postings say all
      assert.deepEqual(urls.slice(0, phrased).sort(), Object.keys(phrase).sort(), `${name}: ${query}`);
      const must = await index.search(query.replaceAll('"', "").replace(/\S+/g, "+$&"), { limit: 1000 });
      const all = new Set(must.results.map((result) => result.url));
      if (phrased > 0) assert.ok(urls.every((url) => all.has(url)), `${name}: ${query}`);
      found += phrased;
      apart += urls.slice(phrased).filter((url) => all.has(url)).length;
    }
  }
  assert.ok(found > 0 && apart > 0);
});

/** Two letters of a short word put for others. */
const isOtherWord = (a, b) => a.length === b.length && a.length < 8 && [...a].filter((letter, i) => letter !== b[i]).length <= 2;

test("a misspelt word is corrected to the nearest of all words that it may be a slip of", async () => {
  for (const [seed, name] of randomSites.entries()) {
    const { words: written, terms } = oracleOf(name), words = written.filter((word) => /[^0-9]/.test(word)), next = randomNumbers(seed);
    const isTitled = (word) => (terms[termOf(word)] ?? []).some(([, , fields]) => fields & 1);
    const { lexicon } = (await openIndex("search/", siteFetch(name))).parts();
    for (let i = 0; i < 60 && words.length > 0; i++) {
      const word = words[next(words.length)], at = next(word.length), letter = "aeioutr"[next(7)];
      const slip = [word.slice(0, at) + word.slice(at + 1), word.slice(0, at) + letter + word.slice(at), word.slice(0, at) + letter + word.slice(at + 1)][next(3)];
      if (/[^a-z]/.test(slip)) continue;
      const most = slip.length < 4 ? 0 : slip.length < 6 ? 1 : 2;
      const slipsTo = (other) => Math.min(plainDistance(slip, other), plainDistance(americanSpelling(slip), other));
      const readings = words.filter((other) => (slipsTo(other) === 1 ? isTitled(other) || slip.length >= 6 : isTitled(other) && other[0] === slip[0] && !isOtherWord(slip, other)));
      const distances = readings.map(slipsTo).filter((d) => d > 0 && d <= most);
      const found = await lexicon.corrections(slip, 1000, assert.ifError);
      const nearest = Math.min(...distances);
      const all = readings.filter((other) => most > 0 && slipsTo(other) === nearest);
      const half = slip.slice(0, Math.max(1, Math.floor((slip.length - 1) / 2))), likeliest = nearest === 1 && slip.length >= 6 ? all.filter((other) => other.startsWith(half)) : [];
      assert.deepEqual(found.map((one) => one.word).sort(), (likeliest.length > 0 ? likeliest : all).sort(), `${name} ${slip}`);
    }
  }
});
