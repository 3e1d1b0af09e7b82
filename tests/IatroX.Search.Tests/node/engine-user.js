// A front end of somebody else, whose types are checked against the published engine alone: all that API.md names, each as what it says it is.
import { DamagedIndexError, IndexVersionError, openIndex } from "./engine.js";

const index = await openIndex("https://answers.example/search/", { fetch });
const answer = await index.search("af stroke risk", { limit: 10, offset: 0, filters: { topic: ["cardiology"] }, facets: true, signal: AbortSignal.timeout(1000) });

/** @type {{ total: number, phrased: number | null, suggestion: string | null, problems: string[] }} */
export const whole = answer;

for (const result of answer.results) {
  /** @type {{ url: string, title: string, titleHighlights: [number, number][], excerpt: { text: string, highlights: [number, number][] }, score: number }} */
  const always = result;
  const { badge, level, topic, state, state_text, reviewed, reviewed_iso } = result;
  /** @type {(string | undefined)[]} */
  const shown = [badge, level, topic, state, state_text, reviewed, reviewed_iso];
  console.log(always.url, shown);
  // @ts-expect-error: a result that were of any type would have it
  result.nosuch;
}
for (const { field, label, values } of answer.facets) for (const { value, count } of values) console.log(field.trim(), label.trim(), value.trim(), count.toFixed());

/** @type {string[]} */
export const further = [...(await index.suggest("atrial fib", 3)), ...index.problems];
export const refused = [IndexVersionError, DamagedIndexError].map((error) => error.name);

// @ts-expect-error: a limit is a number
await index.search("gout", { limit: "10" });
