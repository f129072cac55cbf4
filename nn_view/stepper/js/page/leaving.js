// A link to another page waits until the session has heard what was said last: a number that was
// typed, or the position. Streamlit takes what reaches it later for the wish to stay on the page.

/** How long a session takes to hear of something before it may hear of another page. */
const HEARD_MS = 100;
/** The longest that a link waits for a session that is busy. */
const PATIENCE_MS = 1500;

/** A file that is saved leaves nothing; its address is good for the moment of the click only. */
const LINKS = 'a[href]:not([href^="#"], [target], [download])';
const UNHEARD = '[data-test-script-state="rerunRequested"]';

/**
 * @param {() => number} tell says at once what is still to be said; returns when something was last
 *   said, in milliseconds
 * @returns {{since: () => number, stay: () => void, end: () => void}} `since` is when the page was
 *   last left: by a link, by Back or by Forward; `stay` says that it was not, after all
 */
export function watchLeaving(tell = () => -Infinity) {
  const ended = new AbortController();
  const { signal } = ended;
  let left = -Infinity;
  let typed = -Infinity;
  let passing = false;

  /** @param {MouseEvent} event */
  function leave(event) {
    const link = event.target instanceof Element ? event.target.closest(LINKS) : null;
    if (!(link instanceof HTMLElement) || passing) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const said = Math.max(tell(), typed);
    left = performance.now();
    if (left > said + HEARD_MS) return;
    event.preventDefault();
    event.stopPropagation();
    setTimeout(pass, HEARD_MS, link, left + PATIENCE_MS);
  }

  /**
   * @param {HTMLElement} link
   * @param {number} latest
   */
  function pass(link, latest) {
    if (document.querySelector(UNHEARD) && performance.now() < latest) {
      setTimeout(pass, HEARD_MS / 4, link, latest);
      return;
    }
    left = performance.now();
    passing = true;
    link.click();
    passing = false;
  }

  document.addEventListener("click", leave, { capture: true, signal });
  document.addEventListener(
    "focusout",
    ({ target }) => {
      if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) typed = performance.now();
    },
    { signal },
  );
  window.addEventListener(
    "popstate",
    () => {
      left = performance.now();
    },
    { capture: true, signal },
  );
  return {
    since: () => left,
    stay() {
      left = -Infinity;
    },
    end: () => ended.abort(),
  };
}
