// Lighthouse on a phone for home, an answer, a topic and search, and what scripts cost each page while it loaded (the least of the runs).
//
//     node tests/benchmarks/lighthouse/run.mjs SITE [--runs 5] [--page /questions/.../ ...] [--chromium FILE]
//
// SITE is a folder that `iatrox build` wrote. Pages are served compressed, as hosts do. Times are simulated for a slow phone on a slow
// network (Lighthouse's own settings) from what was observed, so a busy machine shows: the median of the runs is printed.
// Lighthouse is installed into tests/.tools on first use. CHROME_PATH or --chromium names the browser.
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { dirname, extname, join, normalize, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { brotliCompressSync } from "node:zlib";
import { percentile, table } from "../search/figures.mjs";

const { values: options, positionals: [site] } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: "string", default: "5" }, page: { type: "string", multiple: true }, chromium: { type: "string" } },
});
const here = dirname(fileURLToPath(import.meta.url));
const chromium = options.chromium ?? process.env.CHROME_PATH ?? ["/usr/bin/chromium", "/usr/bin/google-chrome"].find(existsSync);
if (!site || !chromium) {
  console.error(site ? "No browser: set CHROME_PATH or install Chromium." : "Name the folder of a built site.");
  process.exit(1);
}
const load = await installed();
const lighthouse = (await load("lighthouse")).default;
const puppeteer = (await load("puppeteer-core")).default;
const chrome = await (await load("chrome-launcher")).launch({
  chromePath: resolve(chromium),
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update"],
});
const server = createServer(answer).listen(0, "127.0.0.1");
await new Promise((ready) => server.once("listening", ready));

const categories = ["performance", "accessibility", "best-practices", "seo"];
const rows = [];
for (const page of options.page ?? pagesOf(site)) {
  const runs = [];
  for (let i = 0; i < Number(options.runs); i++) runs.push(await measure(`http://127.0.0.1:${server.address().port}${page}`));
  const median = (key) => percentile(runs.map((run) => run[key]), 50);
  const failed = new Set(runs.flatMap((run) => run.failed));
  rows.push([page, ...categories.map(median), median("fcp"), median("cls"), median("kB"), Math.min(...runs.map((run) => run.script))]);
  for (const audit of failed) console.log(`${page}: ${audit}`);
}
console.log(table(["page", "performance", "accessibility", "practices", "SEO", "FCP ms", "shift", "kB", "script ms"], rows));
await chrome.kill();
server.close();

async function measure(url) {
  const { lhr } = await lighthouse(url, { port: chrome.port, output: "json", onlyCategories: categories, logLevel: "silent" });
  const failed = Object.values(lhr.categories).flatMap((category) => category.auditRefs.filter((ref) => ref.weight > 0).map((ref) => lhr.audits[ref.id]))
    .filter((audit) => audit.score !== null && audit.score < 0.9 && audit.scoreDisplayMode !== "notApplicable")
    .map((audit) => `${audit.id}: ${audit.title}${audit.displayValue ? ` (${audit.displayValue})` : ""}`);
  return {
    ...Object.fromEntries(categories.map((id) => [id, Math.round(lhr.categories[id].score * 100)])),
    fcp: lhr.audits["first-contentful-paint"].numericValue,
    cls: lhr.audits["cumulative-layout-shift"].numericValue,
    kB: lhr.audits["total-byte-weight"].numericValue / 1000,
    script: await scriptWork(url),
    failed,
  };
}

/** What scripts cost the page until it is still: compiled and run, in milliseconds, as Chromium counts them without any simulated slowness. */
async function scriptWork(url) {
  const browser = await puppeteer.connect({ browserURL: `http://127.0.0.1:${chrome.port}`, defaultViewport: { width: 412, height: 823, isMobile: true } });
  const page = await (await browser.createBrowserContext()).newPage();
  const devtools = await page.createCDPSession();
  await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.goto(url, { waitUntil: "networkidle0" });
  const { metrics } = await devtools.send("Performance.getMetrics");
  await page.browserContext().close();
  await browser.disconnect();
  return metrics.filter(({ name }) => name === "ScriptDuration" || name === "V8CompileDuration").reduce((sum, { value }) => sum + value * 1000, 0);
}

/** Home, the longest answer, the longest page of a topic, and search. */
function pagesOf(folder) {
  const longest = (root) => readdirSync(join(folder, root)).filter((name) => existsSync(join(folder, root, name, "index.html")))
    .map((name) => [statSync(join(folder, root, name, "index.html")).size, `/${root}/${name}/`]).sort((a, b) => b[0] - a[0])[0][1];
  return ["/", longest("questions"), longest("topics"), "/search/"];
}

function answer(request, response) {
  let file = join(site, normalize(decodeURIComponent(new URL(request.url, "http://x").pathname)));
  if (existsSync(file) && statSync(file).isDirectory()) file = join(file, "index.html");
  const found = existsSync(file);
  if (!found) file = join(site, "404.html");
  const types = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".json": "application/json", ".svg": "image/svg+xml", ".xml": "application/xml", ".txt": "text/plain; charset=utf-8", ".png": "image/png" };
  const type = types[extname(file)];
  const body = readFileSync(file);
  response.writeHead(found ? 200 : 404, { "content-type": type ?? "application/octet-stream", "cache-control": "max-age=31536000", ...(type && type !== "image/png" ? { "content-encoding": "br" } : {}) });
  response.end(type && type !== "image/png" ? brotliCompressSync(body) : body);
}

/** Installs what package-lock.json names, once, and hands back a function that imports from there. */
async function installed() {
  const folder = join(here, "../../.tools/lighthouse");
  if (!existsSync(join(folder, "node_modules/lighthouse/package.json"))) {
    mkdirSync(folder, { recursive: true });
    for (const name of ["package.json", "package-lock.json"]) copyFileSync(join(here, name), join(folder, name));
    const { status } = spawnSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: folder, stdio: "inherit" });
    if (status !== 0) throw new Error("npm could not install Lighthouse.");
  }
  const require = createRequire(join(folder, "x.js"));
  return (name) => import(pathToFileURL(require.resolve(name)).href);
}
