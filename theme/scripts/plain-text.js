// Turns a part of the page into plain text that keeps its structure: headings, lists, table rows, citation numbers.
// @ts-check

const BLOCKS = new Set(["P", "H1", "H2", "H3", "H4", "H5", "H6", "DT", "DD", "PRE", "BLOCKQUOTE", "FIGCAPTION", "TR", "LI", "CAPTION"]);

/**
 * The text of an element, one line a block, list items marked and indented by depth.
 * @param {Element} root
 * @returns {string}
 */
export function plainText(root) {
  /** @type {string[]} */
  const lines = [""];
  write(root, lines, "");
  return lines
    .map((line) => line.trimEnd())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/**
 * @param {Node} node
 * @param {string[]} lines the last line is still being written
 * @param {string} indent
 */
function write(node, lines, indent) {
  if (node instanceof Text) {
    const text = node.data.replace(/\s+/g, " ");
    const last = lines[lines.length - 1] ?? "";
    lines[lines.length - 1] = last + (last.trim() === "" || last.endsWith(" ") ? text.trimStart() : text);
    return;
  }
  if (!(node instanceof Element)) return;
  if (node instanceof HTMLInputElement) {
    append(lines, node.checked ? "[x] " : "[ ] ");
    return;
  }
  if (node instanceof HTMLImageElement) {
    append(lines, `[Picture: ${node.alt}]`);
    return;
  }
  if (node.matches(".backlink")) return;
  if (node.matches(".citation, .footnote")) {
    append(lines, ` ${(node.textContent ?? "").trim()}`);
    return;
  }

  const isBlock = BLOCKS.has(node.tagName);
  if (isBlock) startBlock(node, lines, indent);
  const isList = node.tagName === "UL" || node.tagName === "OL";
  const nested = isList && node.closest("li") ? `${indent}  ` : indent;
  for (const child of node.childNodes) {
    if (child instanceof Element && (child.tagName === "TD" || child.tagName === "TH") && child.previousElementSibling) append(lines, " | ");
    write(child, lines, nested);
  }
  if (isBlock || isList) lines.push("");
}

/**
 * Opens a line for the block; a paragraph inside a list item goes on with the item's own line.
 * @param {Element} block
 * @param {string[]} lines
 * @param {string} indent
 */
function startBlock(block, lines, indent) {
  const opensItem = block.tagName !== "LI" && block.parentElement?.tagName === "LI" && block === block.parentElement.firstElementChild;
  if (opensItem) return;
  if ((lines[lines.length - 1] ?? "").trim() !== "") lines.push("");
  if (/^(P|H\d|PRE|BLOCKQUOTE)$/.test(block.tagName) && lines.length > 1) lines.push("");
  if (block.tagName === "LI") lines[lines.length - 1] = `${indent}${itemMark(block)} `;
}

/** @param {Element} item */
function itemMark(item) {
  const list = item.parentElement;
  if (!(list instanceof HTMLOListElement) || !(item instanceof HTMLLIElement)) return "-";
  const number = item.value || [...list.children].indexOf(item) + 1;
  return list.closest(".footnotes") ? `[${letters(number)}]` : `${number}.`;
}

/** A number as a list of footnotes shows it: a to z, aa, ab. @param {number} number @returns {string} */
function letters(number) {
  const last = String.fromCharCode(97 + ((number - 1) % 26));
  return number > 26 ? letters(Math.floor((number - 1) / 26)) + last : last;
}

/**
 * @param {string[]} lines
 * @param {string} text
 */
function append(lines, text) {
  lines[lines.length - 1] = (lines[lines.length - 1] ?? "") + text;
}
