// Builds elements from plain values. Text only ever becomes text nodes, so nothing in an index can become markup.
// @ts-check

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string | boolean>} attributes true sets an empty attribute, false leaves it out
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== false) made.setAttribute(name, value === true ? "" : value);
  made.append(...children);
  return made;
}

/**
 * Text with its matches in mark elements.
 * @param {string} text
 * @param {[number, number][]} ranges ascending, in UTF-16 units, end exclusive
 * @returns {(Node | string)[]}
 */
export function highlighted(text, ranges = []) {
  /** @type {(Node | string)[]} */
  const parts = [];
  let from = 0;
  for (const [start, end] of ranges) {
    if (start < from || end <= start || end > text.length) continue;
    parts.push(text.slice(from, start), element("mark", {}, text.slice(start, end)));
    from = end;
  }
  parts.push(text.slice(from));
  return parts.filter((part) => part !== "");
}

/**
 * "1 answer", "12,000 answers".
 * @param {number} count
 * @param {string} noun
 */
export function counted(count, noun) {
  return `${count.toLocaleString("en-GB")} ${noun}${count === 1 ? "" : "s"}`;
}
