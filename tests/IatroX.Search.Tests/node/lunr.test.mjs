// The Lunr interchange against lunr.js's own builder on the same pages.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { siteNames } from "./sites.mjs";

const require = createRequire(new URL("../../.tools/search/", import.meta.url));
const lunr = require("lunr");
const fields = ["question", "summary", "headings", "body", "topics", "synonyms", "references", "reviewer"];
const queries = ["asthma", "treated artery", "question:asthma", "+asthma -pregnancy", "narrow*", "asthna~1", "kidney^5 asthma", "ramipril statin", "oedema pain", "NG203", "what is it", "reviewer:one", "reviewer:tytler"];

test("stock lunr.js loads the index and finds what its own builder finds", () => {
  for (const name of siteNames) {
    const read = (file) => JSON.parse(readFileSync(join(process.env.SEARCH_TEST_SITES, name, "search", file), "utf8"));
    const pages = read("lunr-pages.json");
    const own = lunr(function () {
      this.ref("url");
      for (const field of fields) this.field(field);
      for (const page of pages) this.add(page);
    });
    const loaded = lunr.Index.load(read("lunr-index.json"));
    if (pages.length > 0) assert.ok(loaded.search("reviewer:one").length > 0, name);
    for (const query of queries) {
      assert.deepEqual(
        loaded.search(query).map(({ ref, score }) => [ref, score.toFixed(3)]).sort(),
        own.search(query).map(({ ref, score }) => [ref, score.toFixed(3)]).sort(),
        `${name}: ${query}`);
    }
    assert.deepEqual(JSON.parse(JSON.stringify(loaded)).fieldVectors, JSON.parse(JSON.stringify(own)).fieldVectors, name);
    assert.deepEqual(Object.keys(read("lunr-store.json")).sort(), pages.map((page) => page.url).sort());
  }
});
