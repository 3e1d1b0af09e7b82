// The page's side of the search engine: starts it on first need, in a worker where modules can run in one.
// @ts-check

/**
 * @typedef {{ text: string, highlights: [number, number][] }} Excerpt
 * @typedef {{ url: string, title: string, titleHighlights?: [number, number][], excerpt?: Excerpt | null, badge?: { text: string, level: string } | null,
 *   reviewed?: { iso: string, text: string } | null, topic?: string | null, state?: string | null, stateText?: string | null, score: number }} SearchResult
 * @typedef {{ field: string, label: string, values: { value: string, label: string, count: number }[] }} Facet
 * @typedef {{ total: number, results: SearchResult[], facets: Facet[], suggestion?: string | null }} SearchAnswer
 * @typedef {Record<string, string[]>} Filters
 * @typedef {{ limit?: number, offset?: number, filters?: Filters }} SearchOptions
 * @typedef {{ search(query: string, options: SearchOptions & { signal?: AbortSignal }): Promise<SearchAnswer> }} SearchIndex
 */

/** Thrown to the asker of a question that a newer one has overtaken. */
export class Overtaken extends Error {}

/** One visit's connection to the engine. Only the latest question is answered; earlier ones are told that they were overtaken. */
export class SearchClient {
  /** @type {Worker | null} */
  #worker = null;
  /** @type {Promise<SearchIndex> | null} */
  #index = null;
  #latest = 0;
  /** @type {{ resolve(answer: SearchAnswer): void, reject(reason: Error): void } | null} */
  #waiting = null;
  #baseUrl;

  /** @param {string} baseUrl the folder of engine and index */
  constructor(baseUrl) {
    this.#baseUrl = new URL(baseUrl, document.baseURI).href;
  }

  /** Fetches engine and index ahead of the first question. */
  open() {
    if (this.#worker || this.#index) return;
    const worker = new Worker(new URL("./search-worker.js", import.meta.url), { type: "module" });
    this.#worker = worker;
    worker.addEventListener("message", (event) => this.#receive(event.data));
    worker.addEventListener("error", () => this.#goOnWithoutWorker());
    worker.postMessage({ open: this.#baseUrl });
  }

  /**
   * @param {string} query
   * @param {SearchOptions} options
   * @returns {Promise<SearchAnswer>}
   */
  search(query, options) {
    this.open();
    this.#waiting?.reject(new Overtaken());
    const id = ++this.#latest;
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#question = { id, query, options };
      this.#ask();
    });
  }

  /** @type {{ id: number, query: string, options: SearchOptions } | null} */
  #question = null;

  #ask() {
    const question = this.#question;
    if (!question) return;
    if (this.#worker) this.#worker.postMessage(question);
    else
      this.#index
        ?.then((index) => index.search(question.query, question.options))
        .then((answer) => this.#receive({ id: question.id, answer }))
        .catch((error) => this.#receive({ id: question.id, failure: String(error) }));
  }

  /** Browsers that cannot run modules in workers report an error at once; the same engine then runs beside the page. */
  #goOnWithoutWorker() {
    this.#worker?.terminate();
    this.#worker = null;
    this.#index = import(`${this.#baseUrl}engine.js`).then((engine) => engine.openIndex(this.#baseUrl));
    this.#ask();
  }

  /** @param {{ id: number, answer?: SearchAnswer, failure?: string }} message */
  #receive({ id, answer, failure }) {
    if (id !== this.#latest || !this.#waiting) return;
    const { resolve, reject } = this.#waiting;
    this.#waiting = this.#question = null;
    if (answer) resolve(answer);
    else reject(new Error(failure));
  }
}
