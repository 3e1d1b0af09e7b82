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
  if (Math.abs(a.length - b.length) > most) return most + 1;
  /** @type {number[]} */
  let before = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = new Array(b.length + 1).fill(most + 1);
    row[0] = i;
    let least = i <= most ? i : most + 1;
    for (let j = Math.max(1, i - most); j <= Math.min(b.length, i + most); j++) {
      let cost = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    before = above;
    above = row;
  }
  return Math.min(above[b.length], most + 1);
}
