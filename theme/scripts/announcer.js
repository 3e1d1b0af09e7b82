// Tells screen readers what came of typing, after a pause, so that outcomes do not interrupt the echo of keys.
// @ts-check

import { element } from "./elements.js";

const PAUSE_MS = 700;

export class Announcer {
  /** Belongs on the page before anything is said. */
  status = element("p", { class: "visually-hidden", role: "status" });
  #waiting = 0;

  /**
   * Of several outcomes without a pause between them the last is told.
   * @param {string} message
   */
  say(message) {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => (this.status.textContent = message), PAUSE_MS);
  }

  clear() {
    clearTimeout(this.#waiting);
    this.status.textContent = "";
  }
}
