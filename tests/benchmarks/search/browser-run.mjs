// Runs the engine's worker in Chromium against a served site: bytes and requests over the wire, and times, by kind of query.
//
//     node tests/benchmarks/search/browser-run.mjs SITE QUERIES [--only kind,kind] [--most 50] [--tools FOLDER] [--chromium FILE]
//
// SITE is what SearchBench or the generator wrote. Scripts are served gzipped, as hosts do; index parts are packed already.
// Needs playwright-core from the npm registry, installed in the folder that --tools names (tests/.tools unless given).
import { createReadStream, existsSync, readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { basename, join, normalize, resolve } from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { mean, percentile, table } from "./figures.mjs";

const { values: options, positionals: [site, queries] } = parseArgs({
  allowPositionals: true,
  options: { only: { type: "string" }, most: { type: "string", default: "50" }, chromium: { type: "string", default: "/usr/bin/chromium" }, tools: { type: "string", default: "tests/.tools/" } },
});
const { chromium } = createRequire(resolve(options.tools, "x.js"))("playwright-core");

let bytes = 0, requests = 0;
const server = createServer((request, response) => {
  const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
  if (path === "/") return response.setHeader("content-type", "text/html").end("<!doctype html><title>Search benchmark</title>");
  const file = join(site, normalize(path));
  if (!existsSync(file)) return response.writeHead(404).end();
  requests++;
  if (path.endsWith(".js")) {
    const body = gzipSync(readFileSync(file), { level: 9 });
    bytes += body.length;
    return response.writeHead(200, { "content-type": "text/javascript", "content-encoding": "gzip" }).end(body);
  }
  response.writeHead(200, { "content-type": "application/octet-stream" });
  createReadStream(file).on("data", (chunk) => { bytes += chunk.length; }).pipe(response);
}).listen(0, "127.0.0.1");
await new Promise((ready) => server.once("listening", ready));
const address = `http://127.0.0.1:${server.address().port}/`;
const browser = await chromium.launch({ executablePath: options.chromium, args: ["--no-sandbox"] });

/** A visit begins with nothing cached and a new worker. */
async function visit() {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(address);
  await page.evaluate(async () => {
    const worker = new Worker("/search/worker.js", { type: "module" });
    let next = 0;
    window.ask = (method, ...args) => new Promise((resolve, reject) => {
      const id = ++next;
      worker.addEventListener("message", function listen({ data }) {
        if (data.id !== id) return;
        worker.removeEventListener("message", listen);
        if (data.error) reject(new Error(data.error.message));
        else resolve(data.value);
      });
      worker.postMessage({ id, method, args });
    });
    await window.ask("open", "/search/");
  });
  const search = (query) => page.evaluate(async (text) => {
    const start = performance.now();
    await window.ask("search", text, { limit: 10 });
    return performance.now() - start;
  }, query);
  return { search, close: () => context.close() };
}

const rows = [];
for (const file of readdirSync(queries).sort()) {
  const kind = basename(file, ".jsonl");
  if (kind === "related" || (options.only && !options.only.split(",").includes(kind))) continue;
  const items = readFileSync(join(queries, file), "utf8").trim().split("\n").slice(0, Number(options.most)).map((line) => JSON.parse(line).query);
  const cold = [], coldRequests = [], further = [], times = [];
  for (let i = 0; i < items.length; i += 10) {
    bytes = requests = 0;
    const { search, close } = await visit();
    for (const [n, query] of items.slice(i, i + 10).entries()) {
      await search(query);
      if (n === 0) { cold.push(bytes); coldRequests.push(requests); } else further.push(bytes);
      times.push(await search(query));
      bytes = 0;
    }
    await close();
  }
  rows.push([kind, items.length, mean(cold), mean(coldRequests), mean(further), percentile(times, 50), percentile(times, 95)]);
}
console.log(table(["kind", "queries", "cold bytes", "cold requests", "further bytes", "median ms", "p95 ms"], rows));
await browser.close();
server.close();
