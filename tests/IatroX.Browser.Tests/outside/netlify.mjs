// Prints what Netlify's own parsers read from the files _headers and _redirects, as JSON. node netlify.mjs SITE TOOLS
import { pathToFileURL } from "node:url";
import { join } from "node:path";

const [site, tools] = process.argv.slice(2);
const load = (name) => import(pathToFileURL(join(tools, "node_modules", name, "lib/index.js")).href);
const { parseAllHeaders } = await load("@netlify/headers-parser");
const { parseAllRedirects } = await load("@netlify/redirect-parser");
const headers = await parseAllHeaders({ headersFiles: [join(site, "_headers")], configHeaders: [], minimal: true });
const redirects = await parseAllRedirects({ redirectsFiles: [join(site, "_redirects")], configRedirects: [], minimal: true });
const errors = [...headers.errors, ...redirects.errors].map((error) => error.message);
process.stdout.write(JSON.stringify({ headers: headers.headers, redirects: redirects.redirects, errors }));
