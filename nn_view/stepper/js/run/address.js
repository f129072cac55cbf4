// Keeps the position in the address: a link opens exactly what was seen.

import { stampHistory } from "../page/history.js";
import { watchLeaving } from "../page/leaving.js";

/** After a pause of this length the position is written down and reported. */
const PAUSE_MS = 300;

/**
 * How long nothing is reported after a page was left: the report would be taken for the wish to
 * stay on it, and the address is that of another place by then.
 */
const LEAVING_MS = 3000;

/** What an address leaves out: the position where everybody begins. */
const USUAL = { at: 0, row: "1", cell: "1,1", digits: 3, view: "", chart: "", ask: "" };

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
  const leaving = watchLeaving(() => {
    flush();
    return reported;
  });
  const isLeft = () => performance.now() <= leaving.since() + LEAVING_MS;
  const endStamps = stampHistory(() => {
    if (!isLeft()) stamp();
  });

  function stamp() {
    if (!noted) return;
    const address = new URL(location.href);
    /** @type {Noted} */
    const usual = { ...USUAL, quantity: firstQuantity() };
    for (const [name, value] of Object.entries({ chart: USUAL.chart, ask: USUAL.ask, ...noted })) {
      if (value === usual[name]) address.searchParams.delete(name);
      else address.searchParams.set(name, String(value));
    }
    // A comma needs no escape in a query, and a link is read by people too.
    address.search = address.search.replaceAll("%2C", ",");
    if (address.href !== location.href) rewrite(address);
  }

  function write() {
    timer = 0;
    if (!noted) return;
    stamp();
    reported = performance.now();
    report(noted);
  }

  function flush() {
    if (timer === 0) return;
    clearTimeout(timer);
    write();
  }

  /** Back and Forward lead to an address with a position of its own. */
  function comeBack() {
    // A link within the page leads nowhere else.
    if (location.hash) flush();
    else forget();
  }

  function forget() {
    clearTimeout(timer);
    timer = 0;
  }

  window.addEventListener("pagehide", flush);
  window.addEventListener("popstate", comeBack, true);

  return {
    /** @param {Noted} position */
    note(position) {
      if (noted && JSON.stringify(noted) === JSON.stringify(position)) return;
      noted = position;
      clearTimeout(timer);
      timer = setTimeout(write, Math.max(PAUSE_MS, leaving.since() + LEAVING_MS - performance.now()));
    },
    /** The address has been read: what is noted from now on belongs to it. */
    opened() {
      forget();
      leaving.stay();
    },
    /** Write at once what is still to be written: somebody copies the link or leaves the page. */
    flush,
    /** Report the position once more. */
    repeat() {
      if (timer === 0 && noted) report(noted);
    },
    /** End with the position written, but for what came after the page was left. */
    dispose() {
      endStamps();
      leaving.end();
      window.removeEventListener("pagehide", flush);
      window.removeEventListener("popstate", comeBack, true);
      if (!isLeft()) flush();
      forget();
    },
  };
}
