// Loads the page again when the site was made anew, at the same place, and shows what is wrong with the sources over the page.

const loaded = /** @type {HTMLScriptElement} */ (document.querySelector("script[data-version]")).dataset.version;
const placeKey = `iatrox-preview ${location.pathname}`;

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
  const box = document.createElement("details");
  box.open = true;
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

const place = sessionStorage.getItem(placeKey);
if (place !== null) {
  sessionStorage.removeItem(placeKey);
  scrollTo({ top: Number(place), behavior: "instant" });
}

// The browser connects again by itself when the command was ended and begun again.
new EventSource("/_preview/changes").addEventListener("message", event => {
  const state = JSON.parse(event.data);
  if (state.version !== loaded) {
    sessionStorage.setItem(placeKey, String(scrollY));
    location.reload();
  } else {
    show(state);
  }
});
