// The place in the address: a link opens exactly what was seen.

/** After a pause of this length the place is written down and reported. */
const PAUSE_MS = 300;

/** So long the session takes to hear of a place before it may hear of another page. */
const HEARD_MS = 100;

/**
 * So long nothing is reported after a click on a link to another page: the report would be taken
 * for the wish to stay on this one.
 */
const LEAVING_MS = 3000;

/** A file that is kept leaves nothing; its address is good for the moment of the click only. */
const LINKS = 'a[href]:not([href^="#"], [target], [download])';

/** What an address leaves out: the place where everybody begins. */
const USUAL = { at: 0, row: "1", cell: "1,1", digits: 3, view: "" };

/** A page without an address of its own, as within another page, has none to be written. */
function rewrite(address) {
  try {
    history.replaceState(history.state, "", address);
  } catch (problem) {
    if (!(problem instanceof DOMException)) throw problem;
  }
}

/**
 * @param {(position: Record<string, any>) => void} report
 * @param {() => string} firstQuantity left out as well
 */
export function createPlaceKeeper(report, firstQuantity) {
  let timer = 0;
  let noted = null;
  let reported = -Infinity;
  let left = -Infinity;
  let passing = false;

  function write() {
    timer = 0;
    const address = new URL(location.href);
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

  /** A link to another page waits until the session knows the place. */
  function leave(event) {
    const link = event.target.closest?.(LINKS);
    if (!link || passing || event.ctrlKey || event.metaKey || event.shiftKey) return;
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
    note(position) {
      if (noted && JSON.stringify(noted) === JSON.stringify(position)) return;
      noted = position;
      clearTimeout(timer);
      timer = setTimeout(write, Math.max(PAUSE_MS, left + LEAVING_MS - performance.now()));
    },
    /** Write at once what is still to be written: somebody copies the link or leaves the page. */
    flush,
    /** Report the place once more. */
    repeat() {
      if (timer === 0 && noted) report(noted);
    },
    /** The end, with the place written, but for what came after the page was left. */
    dispose() {
      document.removeEventListener("click", leave, true);
      window.removeEventListener("pagehide", flush);
      if (performance.now() > left + LEAVING_MS) flush();
      clearTimeout(timer);
    },
  };
}
