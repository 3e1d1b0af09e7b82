// The small helpers of an answer page. The page is complete without them; each finds its own elements or does nothing.
// @ts-check

import { offerCopying } from "./copy-answer.js";
import { offerExplanations } from "./explanations.js";
import { judgeReviewAgain } from "./review-due.js";
import { stampPrints } from "./print-stamp.js";

const article = document.querySelector(".answer-page");
if (article instanceof HTMLElement) {
  judgeReviewAgain(article, new Date());
  offerCopying(article);
  offerExplanations(article);
  stampPrints(article);
}
