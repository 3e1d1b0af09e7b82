// Runs the search engine off the main thread. A newer question aborts the one before.
// @ts-check

/** @typedef {import("./search-client.js").SearchIndex} SearchIndex */

/** @type {Promise<SearchIndex> | null} */
let index = null;
let running = new AbortController();

addEventListener("message", async ({ data }) => {
  if (data.open) {
    index = import(`${data.open}engine.js`).then((engine) => engine.openIndex(data.open));
    index.catch(() => {}); // said to whoever asks
    return;
  }

  running.abort();
  running = new AbortController();
  const { signal } = running;
  try {
    const opened = await index;
    const answer = await opened?.search(data.query, { ...data.options, signal });
    if (!signal.aborted) postMessage({ id: data.id, answer });
  } catch (error) {
    if (!signal.aborted) postMessage({ id: data.id, failure: String(error) });
  }
});
