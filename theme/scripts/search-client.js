// The page's side of the search engine: starts it on first need, in a worker where modules can run in one.
// @ts-check

/** @typedef {import("./search/engine.js").SearchAnswer} SearchResponse */
/** @typedef {import("./search/engine.js").SearchResult} SearchResult */
/** @typedef {import("./search/engine.js").SearchOptions} SearchOptions */
/** @typedef {Record<string, string[]>} Filters */
/** @typedef {{ search(query: string, options: SearchOptions): Promise<SearchResponse>, overtake(): void }} Engine */

/** Thrown to the asker of a question that a newer one has overtaken. */
export class Overtaken extends Error {}

/** Thrown where modules cannot run in workers; the engine then runs beside the page. */
class NoModuleWorker extends Error {}

/** One visit's connection to the engine. Only the latest question is answered; earlier ones are told that they were overtaken. */
export class SearchClient {
  /** @type {Promise<Engine> | null} */
  #engine = null;
  #latest = 0;
  #modules;

  /** @param {string} modules the folder of the engine and its index */
  constructor(modules) {
    this.#modules = new URL(modules, document.baseURI).href;
  }

  /** Fetches engine and index ahead of the first question. A failure is said to whoever asks next, and then tried again. */
  open() {
    this.#engine ??= startWorker(this.#modules).catch((error) => {
      if (error instanceof NoModuleWorker) return startHere(this.#modules);
      throw error;
    });
    this.#engine.catch(() => (this.#engine = null));
    return this.#engine;
  }

  /**
   * @param {string} query
   * @param {SearchOptions} options
   * @returns {Promise<SearchResponse>}
   */
  async search(query, options) {
    const number = ++this.#latest;
    try {
      const engine = await this.open();
      if (number !== this.#latest) throw new Overtaken();
      engine.overtake();
      const answer = await engine.search(query, options);
      if (number !== this.#latest) throw new Overtaken();
      return answer;
    } catch (error) {
      throw number === this.#latest ? error : new Overtaken();
    }
  }
}

/**
 * @param {string} modules
 * @returns {Promise<Engine>}
 */
async function startWorker(modules) {
  const worker = new Worker(`${modules}worker.js`, { type: "module" });
  /** @type {Map<number, { resolve(value: any): void, reject(error: Error): void }>} */
  const asked = new Map();
  let last = 0;
  const call = (/** @type {string} */ method, /** @type {unknown[]} */ ...args) =>
    new Promise((resolve, reject) => {
      asked.set(++last, { resolve, reject });
      worker.postMessage({ id: last, method, args });
    });

  worker.addEventListener("message", ({ data: { id, value, error } }) => {
    if (error) asked.get(id)?.reject(Object.assign(new Error(error.message), { name: error.name }));
    else asked.get(id)?.resolve(value);
    asked.delete(id);
  });
  await Promise.race([
    call("open", modules),
    new Promise((_, reject) => worker.addEventListener("error", () => reject(new NoModuleWorker()), { once: true })),
  ]);
  return {
    search: (query, options) => call("search", query, options),
    overtake: () => asked.forEach((_, id) => worker.postMessage({ id: 0, method: "cancel", args: [id] })),
  };
}

/**
 * @param {string} modules
 * @returns {Promise<Engine>}
 */
async function startHere(modules) {
  /** @type {typeof import("./search/engine.js")} */
  const { openIndex } = await import(`${modules}engine.js`);
  const index = await openIndex(modules);
  return { search: (query, options) => index.search(query, options), overtake: () => {} };
}

/**
 * What to tell a reader whose search failed.
 * @param {unknown} error
 */
export function failureOf(error) {
  return error instanceof Error && error.name === "IndexVersionError"
    ? "The site has been updated since this page was opened. Reload the page to search."
    : "Search could not be loaded. Check the connection and try again.";
}
