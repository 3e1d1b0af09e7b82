// Selections that are copied by hand: numbers of references and notes go along in brackets.
// @ts-check

/**
 * "Score below 16" with a raised 1 behind it would be pasted as "score below 161". The brackets stand in the page only while the browser copies,
 * so tables and markup are copied as ever.
 * @param {HTMLElement} article
 * @param {AbortSignal} signal Ends what listens to the article.
 */
export function bracketCopiedMarks(article, signal) {
  article.addEventListener("copy", () => {
    const selection = getSelection();
    const brackets = [...article.querySelectorAll(".citation a, .footnote a")].filter((mark) => selection?.containsNode(mark, true)).flatMap((mark) => {
      const pair = [new Text("["), new Text("]")];
      mark.prepend(pair[0] ?? "");
      mark.append(pair[1] ?? "");
      return pair;
    });
    setTimeout(() => brackets.forEach((bracket) => bracket.remove()));
  }, { signal });
}
