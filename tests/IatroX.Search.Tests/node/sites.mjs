import { readdirSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

const root = process.env.SEARCH_TEST_SITES;
if (!root) throw new Error("SEARCH_TEST_SITES is not set: run these tests by 'dotnet test', which makes the sites.");

export const siteNames = readdirSync(root).sort();

/** Serves one site's files; `change` may answer otherwise for some. */
export function siteFetch(name, change = () => undefined) {
  const served = [];
  const fetch = async (url) => {
    served.push(String(url));
    const other = await change(String(url));
    if (other) return other;
    try {
      return new Response(await readFile(join(root, name, String(url))));
    } catch {
      return new Response("", { status: 404 });
    }
  };
  return { fetch, served };
}

export const oracleOf = (name) => JSON.parse(readFileSync(join(root, name, "oracle.json"), "utf8"));
export const clientOf = (name) => import(join(root, name, "search", "engine.mjs"));
