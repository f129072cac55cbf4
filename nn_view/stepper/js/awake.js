// When the connection is lost Streamlit covers the page with a dialog and makes all of it inert.
// The stepper needs no server to step: it takes the cover away and says in a line what is the case.
// The dialog would also swallow each click beside it, unless that goes to what it takes for a layer
// above itself.

const DIALOG = '[data-testid="stDialog"]';
const TITLE = "Connection error";
const ABOVE = "data-react-aria-top-layer";

/**
 * @param {(away: boolean) => void} changed called when the server is lost, and when it is back
 * @returns {() => void} the end of it
 */
export function stayAwake(changed) {
  const page = document.getElementById("root") ?? document.body;
  let away = false;

  function look() {
    const dialogs = [...document.querySelectorAll(DIALOG)];
    const cover = dialogs.find((dialog) => dialog.textContent.includes(TITLE));
    if (cover) {
      cover.style.display = "none";
      page.removeAttribute("inert");
      page.setAttribute(ABOVE, "true");
    }
    if (away === Boolean(cover)) return;
    away = Boolean(cover);
    if (!away) page.removeAttribute(ABOVE);
    changed(away);
  }

  const observer = new MutationObserver(look);
  observer.observe(document.body, { childList: true });
  observer.observe(page, { attributeFilter: ["inert"] });
  return () => observer.disconnect();
}
