import assert from "node:assert/strict";
import { test } from "node:test";
import { addressOf, isEmpty, ownAddress, readAddress } from "../../../theme/scripts/search-address.js";

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

test("an address that asks nothing is bare", () => {
  assert.equal(addressOf("/search/", { query: "  ", filters: {} }), "/search/");
  assert.equal(isEmpty(readAddress("")), true);
  assert.equal(isEmpty(readAddress("?q=+&topic=")), true);
  assert.equal(isEmpty(readAddress("?topic=infection")), true);
  assert.equal(isEmpty(readAddress("?q=gout&topic=infection")), false);
});

test("a filter's name cannot reach the object's prototype", () => {
  const { filters } = readAddress("?__proto__=x&constructor=y");
  assert.deepEqual(Object.keys(filters), ["__proto__", "constructor"]);
  assert.equal({}.x, undefined);
});

test("a result leads to this site only, whatever the index says", () => {
  const base = "https://clinic.test/kb/search/";
  for (const own of ["/kb/questions/acute-gout/", "../questions/acute-gout/", "https://clinic.test/kb/", "?q=x", "#x"]) assert.equal(ownAddress(own, base), own);
  const foreign = ["javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)", "\u0001javascript:alert(1)", "data:text/html,x", "vbscript:x",
    "//evil.test/", "/\\evil.test/", "\\\\evil.test", "https://evil.test/", "http://clinic.test/", "https://clinic.test@evil.test/", "https://clinic.test.evil.test/", "https:// /", "mailto:x@y.test"];
  for (const address of foreign) assert.equal(ownAddress(address, base), "#", address);
});
