// Holds a published site against definitions and parsers that this project did not write. Prints one problem a line; silence is good.
// node check.mjs SITE BASE_URL TOOLS: the published folder, the address of its home page, the folder that holds node_modules.
import { readFileSync, readdirSync, writeFileSync, mkdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const [site, base, tools] = process.argv.slice(2);
const require = createRequire(join(tools, "package.json"));
const files = readdirSync(site, { recursive: true }).map((path) => path.replaceAll("\\", "/")).sort();
const read = (path) => readFileSync(join(site, path), "utf8");
const problems = [];

await linkedData();
typesOf();
jsonFeeds();
openApi();
robots();
process.stdout.write(problems.map((problem) => `${problem}\n`).join(""));

/** Each page's graph, as the JSON-LD processor of Digital Bazaar reads it: nothing is dropped, and every node that is pointed to is there. */
async function linkedData() {
  const jsonld = require("jsonld");
  const documentLoader = async (url) => ({ contextUrl: null, documentUrl: url, document: { "@context": { "@vocab": "https://schema.org/" } } });
  for (const [path, text] of graphs()) {
    const quads = await jsonld.toRDF(JSON.parse(text), { safe: true, documentLoader });
    const subjects = new Set(quads.map((quad) => quad.subject.value));
    for (const { object } of quads) {
      if (object.termType === "NamedNode" && object.value.startsWith(base) && object.value.includes("#") && !subjects.has(object.value)) {
        const page = object.value.slice(base.length).split("#")[0];
        if (!files.includes(`${page}index.html`) || !read(`${page}index.html`).includes(`"@id":"${object.value}"`)) {
          problems.push(`${path}: nothing is described as ${object.value}`);
        }
      }
    }
  }
}

/** Every property belongs to its type and has a value of its range, by Google's types of schema.org; and the manifest's by DefinitelyTyped. */
function typesOf() {
  const folder = join(tools, `types-${process.pid}`);
  mkdirSync(folder);
  const lines = ['import type { Graph } from "schema-dts";', 'import type { WebAppManifest } from "web-app-manifest";'];
  const places = ["", ""];
  for (const [path, text] of graphs()) {
    // The input of an action is an annotation of the vocabulary, not a property: https://schema.org/docs/actions.html
    lines.push(`export const page${lines.length}: Graph = ${text.replace(',"query-input":"required name=search_term_string"', "")};`);
    places.push(path);
  }
  lines.push(`export const manifest: WebAppManifest = ${read("site.webmanifest")};`);
  places.push("site.webmanifest");
  writeFileSync(join(folder, "pages.ts"), lines.join("\n"));
  const compiler = join(tools, "node_modules/typescript/bin/tsc");
  const options = ["--noEmit", "--strict", "--skipLibCheck", "--moduleResolution", "bundler", "--module", "esnext", "--target", "esnext", "--pretty", "false"];
  const { stdout } = spawnSync(process.execPath, [compiler, ...options, "pages.ts"], { cwd: folder, encoding: "utf8" });
  for (const [, line, message] of stdout.matchAll(/^pages\.ts\((\d+),\d+\): (.*)$/gm)) {
    problems.push(`${places[line - 1]}: ${message}`);
  }
  rmSync(folder, { recursive: true });
}

function graphs() {
  return files.filter((path) => path.endsWith(".html")).flatMap((path) => {
    const block = read(path).match(/<script type="application\/ld\+json">(.*?)<\/script>/);
    return block ? [[path, block[1]]] : [];
  });
}

function jsonFeeds() {
  const valid = ajv().compile(require("jsonfeed-schema/schema-v1.1.json"));
  for (const path of files.filter((path) => path.endsWith("feed.json"))) {
    report(path, valid, JSON.parse(read(path)));
  }
}

/** Each document of the API against the definition that it names in the published schema. */
function openApi() {
  const checker = ajv();
  const schema = JSON.parse(read("api/v1/schema.json"));
  checker.addSchema(schema);
  for (const path of files.filter((path) => /^api\/v1\/.*\.json$/.test(path) && !path.endsWith("schema.json"))) {
    const document = JSON.parse(read(path));
    report(path, checker.getSchema(document.$schema), document);
  }
}

function robots() {
  const rules = require("robots-parser")(`${new URL("/robots.txt", base)}`, read("robots.txt"));
  if (!rules.isAllowed(`${base}questions/`, "Googlebot") || rules.getSitemaps().join() !== `${base}sitemap.xml`) {
    problems.push("robots.txt: a robot is kept out, or is not told of the sitemap");
  }
}

function ajv() {
  const Ajv = require("ajv").default;
  const checker = new Ajv({ allErrors: true, strict: false });
  require("ajv-formats").default(checker);
  return checker;
}

function report(path, valid, document) {
  if (!valid?.(document)) {
    problems.push(...(valid?.errors ?? [{ instancePath: "", message: "no schema" }]).map((error) => `${path}: ${error.instancePath} ${error.message}`));
  }
}
