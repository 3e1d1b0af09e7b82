import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { addressable, addressOf, isEmpty, ownAddress, readAddress } from "../../../theme/scripts/search-address.js";

test("an address says the query and any number of filters", () => {
  const { query, filters } = readAddress("?q=chest+pain&topic=cardiovascular&topic=respiratory&confidence=high");
  assert.equal(query, "chest pain");
  assert.deepEqual({ ...filters }, { topic: ["cardiovascular", "respiratory"], confidence: ["high"] });
});

test("what is written into an address is read back", () => {
  const asked = { query: "β-blocker & 5mg #1?", filters: { topic: ["a/b", "c&d=e"] } };
  const address = addressOf("/search/", asked);
  const read = readAddress(address.slice("/search/".length));
  assert.equal(read.query, asked.query);
  assert.deepEqual({ ...read.filters }, asked.filters);
});

test("of a long message its beginning goes into an address, in whole words and whole characters", () => {
  for (const word of ["gout ", "größe ", "痛", "😀 ", "\ud83d", "&%+ "]) {
    const typed = word.repeat(30000), query = addressable(typed);
    assert.ok(addressOf("/search/", { query: typed, filters: {} }).length < 1600, word);
    assert.ok(query.length > 100 && typed.startsWith(query), word);
    if (word.endsWith(" ")) assert.ok(`${query} `.endsWith(` ${word}`), word);
  }
  for (const typed of ["gout", "x".repeat(1500), "😀".repeat(120)]) assert.equal(addressable(` ${typed} `), typed);
});

test("an address that asks nothing is bare", () => {
  assert.equal(addressOf("/search/", { query: "  ", filters: {} }), "/search/");
  assert.equal(isEmpty(readAddress("")), true);
  assert.equal(isEmpty(readAddress("?q=+&topic=")), true);
  assert.equal(isEmpty(readAddress("?utm_source=x&fbclid=y")), true);
  assert.equal(isEmpty(readAddress("?topic=infection")), false);
  assert.equal(isEmpty(readAddress("?q=gout&topic=infection")), false);
});

test("what others put into an address is no filter, and every filter of the site is one", () => {
  const { filters } = readAddress("?q=gout&__proto__=x&constructor=y&utm_source=letter&fbclid=z");
  assert.deepEqual(Object.keys(filters), []);
  assert.equal({}.x, undefined);
  const labels = /FacetLabels =\s*\[([^\]]*)\]/.exec(readFileSync(new URL("../../../generator/IatroX.Generator/Render/SearchFiles.cs", import.meta.url), "utf8"))[1];
  const offered = [...labels.matchAll(/new\("(\w+)"/g)].map((match) => match[1]);
  assert.deepEqual(Object.keys(readAddress("?" + offered.map((field) => field + "=x").join("&")).filters), offered);
  assert.ok(offered.length > 3);
});

test("a result leads to this site only, whatever the index says", () => {
  const base = "https://clinic.test/kb/search/";
  for (const own of ["/kb/questions/acute-gout/", "../questions/acute-gout/", "https://clinic.test/kb/", "?q=x", "#x"]) assert.equal(ownAddress(own, base), own);
  const foreign = ["javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)", "\u0001javascript:alert(1)", "data:text/html,x", "vbscript:x",
    "//evil.test/", "/\\evil.test/", "\\\\evil.test", "https://evil.test/", "http://clinic.test/", "https://clinic.test@evil.test/", "https://clinic.test.evil.test/", "https:// /", "mailto:x@y.test"];
  for (const address of foreign) assert.equal(ownAddress(address, base), "#", address);
});
