// The small helpers of an answer page. The page is complete without them; each finds its own elements or does nothing.
// @ts-check

import { offerCopying } from "./copy-answer.js";
import { offerExplanations } from "./explanations.js";
import { stampPrints } from "./print-stamp.js";

let helping = new AbortController();

/** Helps with the answer that is in the page; again when another was put in its place, as a preview does. */
export function help() {
  helping.abort();
  helping = new AbortController();
  const article = document.querySelector(".answer-page");
  if (!(article instanceof HTMLElement)) return;
  offerCopying(article);
  offerExplanations(article, helping.signal);
  stampPrints(article, helping.signal);
}

help();
