/** Makes the indexes of stock lunr.js and MiniSearch from the answers of a built site's open API. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** @param {string} site @returns {{id: number, url: string, question: string, summary: string, body: string, topics: string}[]} */
export function pagesOf(site) {
  const pages = [];
  for (let file = "api/v1/answers.json"; file;) {
    const list = JSON.parse(readFileSync(join(site, file), "utf8"));
    for (const { id } of list.answers) {
      const answer = JSON.parse(readFileSync(join(site, "api/v1/answers", `${id}.json`), "utf8"));
      pages.push({ id: pages.length, url: new URL(answer.url).pathname, question: answer.question, summary: answer.summary, body: answer.text, topics: answer.topics.join(" ") });
    }
    file = list.next ? new URL(list.next).pathname.slice(1) : undefined;
  }
  return pages;
}

/** @param {string[]} names @returns {Record<string, number>} seconds that each took */
export function makeIndexes(names, site, folder, require) {
  mkdirSync(folder, { recursive: true });
  const seconds = {}, pages = pagesOf(site);
  writeFileSync(join(folder, "store.json"), JSON.stringify(pages.map(({ url, question }) => [url, question])));
  for (const name of names) {
    const file = join(folder, `${name}-index.json`);
    const start = performance.now();
    writeFileSync(file, JSON.stringify(makers[name](pages, require)));
    seconds[name] = (performance.now() - start) / 1000;
  }
  return seconds;
}

const makers = {
  lunr(pages, require) {
    return require("lunr")(function () {
      this.ref("id");
      for (const field of ["question", "summary", "body", "topics"]) this.field(field);
      for (const page of pages) this.add(page);
    });
  },
  minisearch(pages, require) {
    const index = new (require("minisearch"))({ fields: ["question", "summary", "body", "topics"] });
    index.addAll(pages);
    return index;
  },
};
