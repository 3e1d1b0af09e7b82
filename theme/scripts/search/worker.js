/**
 * Runs the engine off the main thread. Messages in: {id, method: "open" | "search" | "cancel", args}.
 * Messages out: {id, value} or {id, error: {name, message}}.
 */
import { openIndex } from "./engine.js";

/** @type {Promise<import("./engine.js").SearchIndex> | undefined} */
let index;
/** @type {Map<number, AbortController>} */
const running = new Map();

self.addEventListener("message", async ({ data }) => {
  const { id, method, args = [] } = data;
  if (method === "cancel") return running.get(args[0])?.abort();
  try {
    const value = await perform(id, method, args);
    self.postMessage({ id, value });
  } catch (error) {
    const { name, message } = error instanceof Error ? error : { name: "Error", message: String(error) };
    self.postMessage({ id, error: { name, message } });
  } finally {
    running.delete(id);
  }
});

/** @param {number} id @param {string} method @param {unknown[]} args @returns {Promise<unknown>} */
async function perform(id, method, args) {
  if (method === "open") {
    index = openIndex(String(args[0]));
    index.catch(() => { index = undefined; });
    await index;
    return true;
  }
  if (!index) throw new Error("The search index is not open.");
  const controller = new AbortController();
  running.set(id, controller);
  return (await index).search(String(args[0]), { .../** @type {object} */ (args[1] ?? {}), signal: controller.signal });
}
