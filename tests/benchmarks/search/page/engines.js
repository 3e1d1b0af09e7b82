// Runs in the browser: each engine behind the same two functions, in a worker of its own where it has one.

/** Ours, in the worker that the site uses. */
async function ours() {
  const worker = new Worker("/search/worker.js", { type: "module" });
  let last = 0;
  const ask = (method, ...args) => new Promise((resolve, reject) => {
    const id = ++last;
    worker.addEventListener("message", function listen({ data }) {
      if (data.id !== id) return;
      worker.removeEventListener("message", listen);
      if (data.error) reject(new Error(data.error.message));
      else resolve(data.value);
    });
    worker.postMessage({ id, method, args });
  });
  await ask("open", "/search/");
  return async (query, limit) => (await ask("search", query, { limit })).results.map((result) => result.url);
}

/** Stock lunr.js over its own serialised index; its query language is kept from seeing what nobody meant as syntax. */
async function lunr() {
  await script("/packages/lunr.js");
  const [index, store] = await Promise.all([json("/other/lunr-index.json"), json("/other/store.json")]);
  const loaded = globalThis.lunr.Index.load(index);
  return async (query, limit) => loaded.search(query.replace(/[:~^*+-]/g, " ")).slice(0, limit).map(({ ref }) => store[ref][0]);
}

/** Stock MiniSearch over its own serialised index, with prefix and fuzzy search as its guide recommends. */
async function minisearch() {
  await script("/packages/minisearch.js");
  const [index, store] = await Promise.all([json("/other/minisearch-index.json"), json("/other/store.json")]);
  const loaded = globalThis.MiniSearch.loadJS(index, { fields: ["question", "summary", "body", "topics"] });
  return async (query, limit) => loaded.search(query, { prefix: true, fuzzy: 0.2 }).slice(0, limit).map(({ id }) => store[id][0]);
}

const json = async (address) => (await fetch(address)).json();

const script = (address) => new Promise((resolve, reject) => {
  const element = Object.assign(document.createElement("script"), { src: address, onload: resolve, onerror: reject });
  document.head.append(element);
});

globalThis.engines = { ours, lunr, minisearch };

/** @returns {Promise<{urls: string[], ms: number}>} */
globalThis.timed = async (search, query, limit) => {
  const start = performance.now();
  const urls = await search(query, limit);
  return { urls, ms: performance.now() - start };
};
