/** Words are no longer (the tokenizer cuts them). */
const LONGEST = 64;
/** Three rows are enough, and the same three serve every call. */
const rows = [0, 1, 2].map(() => new Uint8Array(LONGEST + 2));

/**
 * How many slips part two words: a letter left out, put in, changed, or two neighbours swapped (optimal string alignment;
 * Damerau, CACM 7, 1964). Rows are prefixes of one word, columns of the other:
 *
 *          a  s  t  m  a
 *       0  1  2  3  4  5
 *     a 1  0  1  2  3  4
 *     s 2  1  0  1  2  3
 *     m 3  2  1  1  1  2      "asma" is one slip from "astma"
 *     a 4  3  2  2  2  1
 *
 * Only a band of `most` beside the diagonal can hold an answer, so the cost is about length × (2·most + 1).
 * @param {string} a @param {string} b @param {number} most @returns {number} the distance, or most + 1 when it is greater
 */
export function editDistance(a, b, most) {
  const n = a.length, m = b.length, beyond = most + 1;
  if (n - m > most || m - n > most || n > LONGEST || m > LONGEST) return a === b ? 0 : beyond;
  let before = rows[0], above = rows[1], row = rows[2];
  for (let j = 0; j <= m; j++) above[j] = j;
  for (let i = 1; i <= n; i++) {
    const first = Math.max(1, i - most), last = Math.min(m, i + most);
    const letter = a.charCodeAt(i - 1), letterBefore = a.charCodeAt(i - 2);
    row[first - 1] = first === 1 ? i : beyond;
    let least = row[first - 1];
    for (let j = first; j <= last; j++) {
      const other = b.charCodeAt(j - 1);
      let cost = above[j - 1] + (letter === other ? 0 : 1);
      if (above[j] < cost) cost = above[j] + 1;
      if (row[j - 1] < cost) cost = row[j - 1] + 1;
      if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && letterBefore === other && before[j - 2] < cost) cost = before[j - 2] + 1;
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (last < m) row[last + 1] = beyond;
    if (least > most) return beyond;
    [before, above, row] = [above, row, before];
  }
  return Math.min(above[m], beyond);
}
