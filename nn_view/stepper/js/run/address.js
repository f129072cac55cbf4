// Keeps the position in the address: a link opens exactly what was seen.

/** After a pause of this length the position is written down and reported. */
const PAUSE_MS = 300;

/** How long a session takes to hear of a position before it may hear of another page. */
const HEARD_MS = 100;

/**
 * How long nothing is reported after a click on a link to another page: the report would be taken
 * for the wish to stay on this one.
 */
const LEAVING_MS = 3000;

/** A file that is saved leaves nothing; its address is good for the moment of the click only. */
const LINKS = 'a[href]:not([href^="#"], [target], [download])';

/** What an address leaves out: the position where everybody begins. */
const USUAL = { at: 0, row: "1", cell: "1,1", digits: 3, view: "" };

/** @typedef {Record<string, string | number>} Noted a position by the names of an address */

/**
 * Change the address. A page without one of its own, as within another page, has none to change.
 * @param {URL} address
 */
function rewrite(address) {
  try {
    history.replaceState(history.state, "", address);
  } catch (problem) {
    if (!(problem instanceof DOMException)) throw problem;
  }
}

/**
 * @param {(position: Noted) => void} report
 * @param {() => string} firstQuantity is left out of the address as well
 */
export function createAddressKeeper(report, firstQuantity) {
  let timer = 0;
  /** @type {Noted | null} */
  let noted = null;
  let reported = -Infinity;
  let left = -Infinity;
  let passing = false;

  function write() {
    timer = 0;
    if (!noted) return;
    const address = new URL(location.href);
    /** @type {Noted} */
    const usual = { ...USUAL, quantity: firstQuantity() };
    for (const [name, value] of Object.entries(noted)) {
      if (value === usual[name]) address.searchParams.delete(name);
      else address.searchParams.set(name, String(value));
    }
    // A comma needs no escape in a query, and a link is read by people too.
    address.search = address.search.replaceAll("%2C", ",");
    if (address.href !== location.href) rewrite(address);
    reported = performance.now();
    report(noted);
  }

  function flush() {
    if (timer === 0) return;
    clearTimeout(timer);
    write();
  }

  /**
   * A link to another page waits until the session knows the position.
   * @param {MouseEvent} event
   */
  function leave(event) {
    const link = event.target instanceof Element ? event.target.closest(LINKS) : null;
    if (!(link instanceof HTMLElement) || passing) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    flush();
    left = performance.now();
    if (left > reported + HEARD_MS) return;
    event.preventDefault();
    event.stopPropagation();
    setTimeout(() => {
      passing = true;
      link.click();
      passing = false;
    }, HEARD_MS);
  }

  document.addEventListener("click", leave, true);
  window.addEventListener("pagehide", flush);

  return {
    /** @param {Noted} position */
    note(position) {
      if (noted && JSON.stringify(noted) === JSON.stringify(position)) return;
      noted = position;
      clearTimeout(timer);
      timer = setTimeout(write, Math.max(PAUSE_MS, left + LEAVING_MS - performance.now()));
    },
    /** Write at once what is still to be written: somebody copies the link or leaves the page. */
    flush,
    /** Report the position once more. */
    repeat() {
      if (timer === 0 && noted) report(noted);
    },
    /** End with the position written, but for what came after the page was left. */
    dispose() {
      document.removeEventListener("click", leave, true);
      window.removeEventListener("pagehide", flush);
      if (performance.now() > left + LEAVING_MS) flush();
      clearTimeout(timer);
    },
  };
}
