// The search engine of a built site in Chromium, and stock lunr.js and MiniSearch over the same answers beside it: relevance, bytes, requests, time.
//
//     node tests/benchmarks/search/bench.mjs SITE QUERIES OUT [--with lunr,minisearch] [--manifest FILE] [--only kind,kind] [--most 50]
//
// SITE is what `iatrox build` published, with its open API. QUERIES is a folder of KIND.jsonl: {"id", "query", "relevant": {page: grade}} a line.
// OUT gets ENGINE.jsonl, a run: {"id", "ranked": [page, …]} a line, and figures.json. A page is named by its slug, or as --manifest says, of which
// each line is {"id", "path"}. Text is served compressed, as hosts do. A visit is ten queries of a kind with nothing cached at its start:
// "first" is what the first one takes, the client and the index's root included, "further" what each other one takes. Times of ours are of asking again at
// once, when the parts are there; the others have theirs from the start. Without --most all queries are asked, a thousand of which take lunr and MiniSearch
// some minutes; --most 15 asks the first 15 of each kind.
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { markdown, mean, ndcg, percentile } from "./figures.mjs";
import { makeIndexes } from "./others.mjs";
import { serve } from "./server.mjs";
import { chromiumPath, packageFile, packages } from "./tools.mjs";
import { fileURLToPath } from "node:url";

const VISIT = 10, DEPTH = 10;

const { values: options, positionals: [site, queries, out] } = parseArgs({
  allowPositionals: true,
  options: { with: { type: "string", default: "" }, manifest: { type: "string" }, only: { type: "string" }, most: { type: "string", default: "100000" } },
});
const require = packages();
const others = options.with.split(",").filter(Boolean);
mkdirSync(out, { recursive: true });
const seconds = others.length > 0 ? makeIndexes(others, site, join(out, "other"), require) : {};

const { address, requests, close } = await serve({
  "/search/": join(site, "search"),
  "/packages/lunr.js": join(packageFile("lunr"), "lunr.min.js"),
  "/packages/minisearch.js": join(packageFile("minisearch"), "dist", "umd", "index.js"),
  "/other/": join(out, "other"),
  "/": fileURLToPath(new URL("page/", import.meta.url)),
});
const browser = await require("playwright-core").chromium.launch({
  executablePath: chromiumPath(), args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"],
});

/** A browser that has never been here, with one engine open in it. */
async function visit(engine) {
  const context = await browser.newContext(), page = await context.newPage();
  await page.goto(`${address}/`);
  requests.length = 0;
  await page.evaluate(async (name) => { globalThis.search = await globalThis.engines[name](); }, engine);
  return { ask: (query) => page.evaluate(([text, limit]) => globalThis.timed(globalThis.search, text, limit), [query, DEPTH]), close: () => context.close() };
}

/** What went over the wire since the last time. */
function wire() {
  const bytes = requests.reduce((sum, request) => sum + request.bytes, 0), count = requests.length;
  requests.length = 0;
  return { bytes, count };
}

const kinds = readdirSync(queries).filter((file) => file.endsWith(".jsonl") && file !== "related.jsonl").map((file) => basename(file, ".jsonl")).sort()
  .filter((kind) => !options.only || options.only.split(",").includes(kind));
const itemsOf = (kind) => readFileSync(join(queries, `${kind}.jsonl`), "utf8").trim().split("\n").slice(0, Number(options.most)).map((line) => JSON.parse(line));
const names = new Map(options.manifest ? readFileSync(options.manifest, "utf8").trim().split("\n").map((line) => JSON.parse(line)).map(({ id, path }) => [basename(path, ".md"), id]) : []);
const nameOf = (url) => { const slug = basename(url); return names.get(slug) ?? slug; };

async function measure(engine) {
  const lines = [], byKind = {};
  // The others load everything once, so one visit serves all their queries.
  const length = engine === "ours" ? VISIT : Infinity;
  let current, asked = 0;
  for (const kind of kinds) {
    const figures = byKind[kind] = { ndcg: [], ms: [], first: [], firstRequests: [], further: [], furtherRequests: [] };
    if (engine === "ours") asked = 0;
    for (const item of itemsOf(kind)) {
      if (asked % length === 0) {
        await current?.close();
        current = await visit(engine);
      }
      const { urls, ms } = await current.ask(item.query), { bytes, count } = wire();
      figures[asked % length === 0 ? "first" : "further"].push(bytes);
      figures[asked % length === 0 ? "firstRequests" : "furtherRequests"].push(count);
      asked++;
      figures.ms.push(engine === "ours" ? (await current.ask(item.query)).ms : ms);
      const ranked = urls.map(nameOf);
      figures.ndcg.push(ndcg(ranked, item.relevant, 10));
      lines.push(JSON.stringify({ id: item.id, ranked }));
    }
  }
  await current?.close();
  writeFileSync(join(out, `${engine}.jsonl`), lines.join("\n") + "\n");
  return byKind;
}

const results = {};
for (const engine of ["ours", ...others]) results[engine] = await measure(engine);
await browser.close();
close();

const engines = Object.keys(results), all = (engine, figure) => Object.values(results[engine]).flatMap((kind) => kind[figure]);
const kB = (bytes) => (bytes / 1000).toFixed(bytes < 100_000 ? 1 : 0);
const ms = (times) => `${percentile(times, 50).toFixed(1)} / ${percentile(times, 95).toFixed(1)}`;
const folderBytes = (folder) => readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile()).reduce((sum, { parentPath, path, name }) => sum + statSync(join(parentPath ?? path, name)).size, 0);
const onDisk = (engine) => engine === "ours" ? folderBytes(join(site, "search", "index")) : statSync(join(out, "other", `${engine}-index.json`)).size;
console.log(markdown(["nDCG@10", ...kinds], engines.map((engine) => [engine, ...kinds.map((kind) => mean(results[engine][kind].ndcg).toFixed(3))]), "high"));
console.log(markdown(["ms, median / 95th", ...kinds], engines.map((engine) => [engine, ...kinds.map((kind) => ms(results[engine][kind].ms))]), "low"));
console.log(markdown(["", "kB, first", "requests", "kB, further", "requests", "ms, median / 95th", "index, MB", "made in, s"], engines.map((engine) => [
  engine, kB(mean(all(engine, "first"))), mean(all(engine, "firstRequests")).toFixed(1), kB(mean(all(engine, "further"))), mean(all(engine, "furtherRequests")).toFixed(1),
  ms(all(engine, "ms")), (onDisk(engine) / 1e6).toFixed(1), seconds[engine]?.toFixed(1) ?? "see --timings",
])));
console.log(markdown(["ours", "kB, first", "requests", "kB, further", "requests"], kinds.map((kind) => {
  const { first, firstRequests, further, furtherRequests } = results.ours[kind];
  return [kind, kB(mean(first)), mean(firstRequests).toFixed(1), kB(mean(further)), mean(furtherRequests).toFixed(1)];
})));
writeFileSync(join(out, "figures.json"), JSON.stringify(results));
