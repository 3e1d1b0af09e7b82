// "Copy answer" and "Copy citation": whatever leaves the page takes its provenance along.
// @ts-check

import { plainText } from "./plain-text.js";
import { longDate } from "./print-stamp.js";

/**
 * Shows the copy buttons of an answer page and makes them work.
 * @param {HTMLElement} article
 */
export function offerCopying(article) {
  for (const button of article.querySelectorAll("button[data-copy]")) {
    if (!(button instanceof HTMLButtonElement)) continue;
    const isAnswer = button.dataset.copy === "answer";
    button.hidden = false;
    button.addEventListener("click", async () => {
      const copied = await copy(isAnswer ? answerText(article, new Date()) : citationText(article));
      report(button, copied ? (isAnswer ? "Answer copied" : "Citation copied") : "Copying was refused by the browser");
    });
  }
}

/**
 * Question, notices and review facts first, then the answer, its references, and where and when it was copied.
 * @param {HTMLElement} article
 * @param {Date} now
 * @returns {string}
 */
function answerText(article, now) {
  const text = (/** @type {string} */ selector) => [...article.querySelectorAll(selector)].map((part) => plainText(part)).filter(Boolean);
  const facts = [...article.querySelectorAll(".trust-fact")].map((fact) => {
    const [name, value] = [fact.querySelector("dt"), fact.querySelector("dd")];
    return name && value ? `${plainText(name)}: ${words(value)}` : "";
  });
  return [
    text("h1").join(" "),
    [...text(".notice-title"), ...text(".badge-words"), ...facts, ...text(".trust-state")].join("\n"),
    text("[data-summary]").map((summary) => `In short: ${summary}`).join("\n"),
    text(".prose").join("\n\n"),
    ["References", ...[...article.querySelectorAll(".reference")].map(referenceText)].join("\n"),
    [`Source: ${article.dataset.address ?? ""} (copied ${longDate(now)})`, ...text(".trust-generated"), ...text(".answer-disclaimer")].join("\n"),
  ]
    .filter(Boolean)
    .join("\n\n");
}

/** @param {Element} reference */
function referenceText(reference) {
  const link = reference.querySelector(".reference-title a");
  const address = link instanceof HTMLAnchorElement ? ` ${link.href}` : "";
  const number = reference instanceof HTMLLIElement ? `${reference.value}. ` : "";
  return `${number}${words(reference.querySelector(".reference-title"))}. ${words(reference.querySelector(".reference-facts"))}${address}`;
}

/** @param {HTMLElement} article */
function citationText(article) {
  return words(article.querySelector("[data-cite]"));
}

/** @param {Element | null} element */
function words(element) {
  return (element?.textContent ?? "").replace(/\s+/g, " ").trim();
}

/**
 * @param {string} text
 * @returns {Promise<boolean>}
 */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/**
 * For intranet copies served over plain HTTP, where browsers withhold the clipboard interface.
 * @param {string} text
 */
function copyBySelection(text) {
  const field = document.createElement("textarea");
  const focused = document.activeElement;
  field.value = text;
  field.className = "visually-hidden";
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return copied;
}

/**
 * Says the outcome on the button for a moment, and to screen readers in the page's status line.
 * @param {HTMLButtonElement} button
 * @param {string} message
 */
function report(button, message) {
  const label = (button.dataset.label ??= button.textContent ?? "");
  const status = document.querySelector("[data-status]");
  button.textContent = message;
  if (status) status.textContent = message;
  setTimeout(() => {
    button.textContent = label;
    if (status) status.textContent = "";
  }, 3000);
}
