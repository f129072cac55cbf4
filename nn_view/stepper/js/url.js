// The place in the address: a link opens exactly what was seen.

/** After a pause of this length the place is written down and reported. */
const PAUSE_MS = 300;

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
    report(noted);
  }

  return {
    note(position) {
      if (noted && JSON.stringify(noted) === JSON.stringify(position)) return;
      noted = position;
      clearTimeout(timer);
      timer = setTimeout(write, PAUSE_MS);
    },
    /** Write at once what is still to be written: somebody copies the link or leaves the page. */
    flush() {
      if (timer === 0) return;
      clearTimeout(timer);
      write();
    },
    /** Report the place once more. */
    repeat() {
      if (timer === 0 && noted) report(noted);
    },
    dispose() {
      clearTimeout(timer);
    },
  };
}
