// Runs the engine over query files in Node and writes a run file, with bytes, requests and times.
//
//     node tests/benchmarks/search/node-run.mjs SITE QUERIES OUT.jsonl [--manifest FILE] [--depth 10] [--only kind,kind]
//
// SITE is a folder with search/index/. Bytes are those of the files: the parts are packed already.
// "Cold" opens the index anew for each query; "further" takes the queries of a kind as visits of ten.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { openIndex } from "../../../theme/scripts/search/engine.js";
import { percentile, mean, table } from "./figures.mjs";

const { values: options, positionals: [site, queries, out] } = parseArgs({
  allowPositionals: true,
  options: { manifest: { type: "string" }, depth: { type: "string", default: "10" }, only: { type: "string" }, visit: { type: "string", default: "10" } },
});

let bytes = 0, requests = 0;
const fetchFile = async (url) => {
  const body = await readFile(join(site, String(url)));
  bytes += body.length;
  requests++;
  return new Response(body);
};

const idOf = new Map();
if (options.manifest) {
  for (const line of readFileSync(options.manifest, "utf8").trim().split("\n")) {
    const { id, path } = JSON.parse(line);
    idOf.set(`/questions/${basename(path, ".md")}/`, id);
    idOf.set("/" + path.replace(/\.md$/, "/"), id); // as SearchBench, which knows no addresses of a site, names pages
  }
}

const lines = [], rows = [], every = { cold: [], coldRequests: [], further: [], times: [] };
for (const file of readdirSync(queries).sort()) {
  const kind = basename(file, ".jsonl");
  if (kind === "related" || (options.only && !options.only.split(",").includes(kind))) continue;
  const items = readFileSync(join(queries, file), "utf8").trim().split("\n").map((line) => JSON.parse(line));
  const cold = [], coldRequests = [], further = [], times = [];
  let index;
  for (const [i, item] of items.entries()) {
    bytes = requests = 0;
    const visitor = await openIndex("search/", { fetch: fetchFile });
    const response = await visitor.search(item.query, { limit: Number(options.depth) });
    cold.push(bytes);
    coldRequests.push(requests);
    const start = performance.now();
    await visitor.search(item.query, { limit: Number(options.depth) });
    times.push(performance.now() - start);
    if (i % Number(options.visit) === 0) index = visitor;
    else {
      bytes = 0;
      await index.search(item.query, { limit: Number(options.depth) });
      further.push(bytes);
    }
    lines.push(JSON.stringify({ id: item.id, ranked: response.results.map((result) => idOf.get(result.url) ?? result.url) }));
  }
  for (const [figure, values] of Object.entries({ cold, coldRequests, further, times })) every[figure].push(...values);
  rows.push([kind, items.length, mean(cold), mean(coldRequests), mean(further), percentile(times, 50), percentile(times, 95)]);
}
rows.push(["all", every.cold.length, mean(every.cold), mean(every.coldRequests), mean(every.further), percentile(every.times, 50), percentile(every.times, 95)]);
writeFileSync(out, lines.join("\n") + "\n");
console.log(table(["kind", "queries", "cold bytes", "cold requests", "further bytes", "median ms", "p95 ms"], rows));
