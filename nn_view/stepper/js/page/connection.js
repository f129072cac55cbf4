// When the connection is lost Streamlit covers the page with a dialog and makes all of it inert.
// The stepper needs no server to step: it takes the cover away and says in a line what happened.
// The dialog would also swallow each click beside it, unless that goes to what it takes for a layer
// above itself.

const APP = '[data-testid="stApp"]';
const DIALOG = '[data-testid="stDialog"]';
const STATE = "data-test-connection-state";
const ABOVE = "data-react-aria-top-layer";

/**
 * @param {(away: boolean) => void} changed called when the server is lost, and when it is back
 * @returns {() => void} ends watching
 */
export function watchConnection(changed) {
  const found = document.querySelector(APP);
  if (!found) return () => {};
  const app = found;
  const page = document.getElementById("root") ?? document.body;
  let away = false;

  function look() {
    const before = away;
    away = app.getAttribute(STATE) !== "CONNECTED";
    if (away) {
      for (const dialog of document.querySelectorAll(DIALOG)) {
        if (dialog instanceof HTMLElement) dialog.style.display = "none";
      }
      page.removeAttribute("inert");
      page.setAttribute(ABOVE, "true");
    } else {
      page.removeAttribute(ABOVE);
    }
    if (away !== before) changed(away);
  }

  const observer = new MutationObserver(look);
  observer.observe(app, { attributeFilter: [STATE] });
  observer.observe(document.body, { childList: true });
  observer.observe(page, { attributeFilter: ["inert"] });
  return () => observer.disconnect();
}
