// Shows the site as it was made anew, at the same place, and what is wrong with the sources over the page. Where nothing but the text of an answer or
// of a plain page is another, that is put into the page that is open, which spares the browser most of its work; else the page is loaded again.
// @ts-check

const own = /** @type {HTMLScriptElement} */ (document.querySelector("script[data-version]"));
const placeKey = `iatrox-preview ${location.pathname}`;
const foldedKey = "iatrox-preview folded";
let shown = own.dataset.version;

/** @type {HTMLElement | null} */
let panel = null;

/** @param {{ count: number, errors: { at: string, code: string, message: string }[] }} state */
function show(state) {
  panel?.remove();
  panel = null;
  if (state.count === 0) {
    return;
  }
  panel = document.createElement("div");
  panel.id = "iatrox-preview";
  const root = panel.attachShadow({ mode: "open" });
  const styles = document.createElement("link");
  styles.rel = "stylesheet";
  styles.href = "/_preview/panel.css";
  // Who folded these errors away need not do so again after each save.
  const told = JSON.stringify(state.errors);
  const box = document.createElement("details");
  box.open = sessionStorage.getItem(foldedKey) !== told;
  box.addEventListener("toggle", () => box.open ? sessionStorage.removeItem(foldedKey) : sessionStorage.setItem(foldedKey, told));
  box.setAttribute("role", "alert");
  const heading = document.createElement("summary");
  heading.textContent = state.count === 1 ? "1 error: not published like this" : `${state.count} errors: not published like this`;
  const list = document.createElement("ol");
  for (const error of state.errors) {
    const item = document.createElement("li");
    const at = document.createElement("code");
    at.textContent = error.at;
    item.append(at, ` ${error.code}: ${error.message}`);
    list.append(item);
  }
  box.append(heading, list);
  root.append(styles, box);
  document.body.append(panel);
}

/** Styles and scripts of a page; others mean that the theme was changed. @param {Document} page */
const linked = page => [...page.head.querySelectorAll("link[rel=stylesheet], script[src]")].map(part => part.outerHTML).join();

/** The theme's helpers, which run again for another text; null in a theme that has none which can. @returns {Promise<(() => void) | null>} */
async function helpers() {
  const script = document.head.querySelector('script[src$="/scripts/site.js"]');
  return script instanceof HTMLScriptElement ? (await import(script.src)).help ?? null : null;
}

/** What is around the text is the same, and nothing in it is a program that runs once. @param {Document} next */
function differsInTextOnly(next) {
  const script = /** @type {HTMLScriptElement | null} */ (next.querySelector("script[data-version]"));
  return script !== null && script.dataset.frame === own.dataset.frame && linked(next) === linked(document) && location.hash === ""
    && next.querySelector(".answer-page, .plain-page") !== null && next.querySelector("main script[type=module]") === null;
}

/** Puts the text of the next page in place of the one that is open, with the head's words for machines; a policy in the page stays, as browsers only add to it. @param {Document} next */
function putInPlace(next) {
  const words = "title, meta:not([http-equiv]), link:not([rel=stylesheet]), script:not([src])";
  for (const part of document.head.querySelectorAll(words)) part.remove();
  document.head.append(...next.head.querySelectorAll(words));

  const top = scrollY;
  const main = /** @type {HTMLElement} */ (next.querySelector("main"));
  document.querySelector("main")?.replaceWith(main);
  scrollTo({ top, behavior: "instant" });

  // A script that came as text does not run; one that is made does.
  for (const came of main.querySelectorAll("script[src]")) {
    const made = document.createElement("script");
    for (const { name, value } of came.attributes) made.setAttribute(name, value);
    came.replaceWith(made);
  }
}

async function renew() {
  const answer = await fetch(location.href, { cache: "no-store" });
  const next = answer.ok && !answer.redirected ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  const help = next !== null && differsInTextOnly(next) ? await helpers() : null;
  if (next !== null && help !== null) {
    shown = /** @type {HTMLScriptElement} */ (next.querySelector("script[data-version]")).dataset.version;
    putInPlace(next);
    help();
  } else {
    sessionStorage.setItem(placeKey, String(scrollY));
    location.reload();
  }
}

const place = sessionStorage.getItem(placeKey);
if (place !== null) {
  sessionStorage.removeItem(placeKey);
  scrollTo({ top: Number(place), behavior: "instant" });
}

// One after another. The browser connects again by itself when the command was ended and begun again.
let done = Promise.resolve();
new EventSource("/_preview/changes").addEventListener("message", event => {
  const state = JSON.parse(event.data);
  done = done.then(() => state.version === shown ? undefined : renew()).then(() => show(state)).catch(() => {});
});
