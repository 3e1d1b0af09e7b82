/** What the benchmark uses from elsewhere: npm packages at the versions of the lock file, installed once, and Chromium. */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const folder = join(root, "tests", ".tools", "search-benchmark");

/** Installs the packages if need be. @returns {NodeRequire} */
export function packages() {
  if (!existsSync(join(folder, "node_modules", ".package-lock.json"))) {
    mkdirSync(folder, { recursive: true });
    for (const name of ["package.json", "package-lock.json"]) cpSync(fileURLToPath(new URL(`npm/${name}`, import.meta.url)), join(folder, name));
    const npm = spawnSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: folder, stdio: "inherit" });
    if (npm.status !== 0) throw new Error("npm could not install the benchmark's packages: see tests/benchmarks/search/npm.");
  }
  return createRequire(join(folder, "x.js"));
}

export const packageFile = (name) => join(folder, "node_modules", name);

/** CHROME_PATH, else the first browser on the path. */
export function chromiumPath() {
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const found = process.env.CHROME_PATH ?? names.flatMap((name) => process.env.PATH.split(delimiter).map((place) => join(place, name))).find(existsSync);
  if (!found) throw new Error("No Chromium was found. Install one (apt-get install chromium), or name it in CHROME_PATH.");
  return found;
}
