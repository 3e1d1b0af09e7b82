/**
 * How a half-typed query may go on. A word alone goes on to the words of most questions and pages; behind other words, only to those that stand with them:
 * "kidney st" to "kidney stones", though more pages have "stage".
 */
import { termOf } from "./analyze.js";
import { Search } from "./one-search.js";
import { asWords, parseQuery } from "./query.js";
import { chooseSlots } from "./rank.js";

/** Ways on that are looked at behind other words; their terms begin alike, so they are in few parts. */
const LOOKED_AT = 48;

/** @param {import("./one-search.js").Parts} parts @param {string} text @param {number} limit @returns {Promise<{queries: string[], problems: Set<string>}>} likeliest first */
export async function continuations(parts, text, limit) {
  const last = parseQuery(text).words.filter((word) => !word.joined).at(-1);
  if (!last || last.text.length < 2 || last.end !== text.length || limit <= 0) return { queries: [], problems: new Set() };
  const start = text.slice(0, last.start), before = new Search(parts, asWords(start), {});
  const tells = before.query.words.some((word) => !word.stop && !word.narrative);
  const hits = tells ? await before.found(chooseSlots(before.query.words, parts.store.isWhole)) : [];
  const likeliest = await parts.lexicon.completions(last.text, hits.length > 0 ? LOOKED_AT : limit, before.tell);
  await before.load(hits.length > 0 ? likeliest.map(({ word }) => termOf(word)) : []);
  const most = Math.max(...likeliest.map(({ weight }) => weight));
  const together = likeliest.map((entry) => ({ ...entry, score: scoreOf(before.postings.get(termOf(entry.word)), entry.weight / most, hits) }))
    .filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
  const words = together.length > 0 ? together : likeliest;
  return { queries: words.slice(0, limit).map(({ word }) => start + word), problems: before.problems };
}

/**
 * What the best page has of the words before and of one more; 0 where none of them has that. As in a search, a half-typed word counts by how many pages
 * have it, for its rarity tells nothing.
 * @param {import("./terms.js").Postings | undefined} list @param {number} share @param {import("./rank.js").Hit[]} hits
 */
function scoreOf(list, share, hits) {
  const scores = new Map(hits.map(({ page, score }) => [page, score]));
  let best = 0;
  list?.pages.forEach((page, i) => (best = Math.max(best, (scores.get(page) ?? -Infinity) + list.impacts[i] * share)));
  return best;
}
