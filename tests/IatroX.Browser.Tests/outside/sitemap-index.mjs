// Prints the addresses that the npm package "sitemap" reads from an index of sitemaps, as JSON. node sitemap-index.mjs FILE TOOLS
import { createReadStream } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [file, tools] = process.argv.slice(2);
const { parseSitemapIndex } = createRequire(join(tools, "package.json"))("sitemap");
const entries = await parseSitemapIndex(createReadStream(file));
process.stdout.write(JSON.stringify(entries.map((entry) => entry.url)));
