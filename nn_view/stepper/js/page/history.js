// One click, one entry in the browser's history, with the whole address of what was seen.
//
// Streamlit makes two entries of a click on the menu: one of the page and one of its settings, in
// either order. It makes one of each position that the session repeats, and more where somebody
// goes back and forward faster than the server draws. What it pushes passes through here.

/** What an address says of the place, which changes without an entry of its own. */
const PLACE = ["at", "quantity", "row", "cell", "digits", "view", "chart", "ask"];
/** What a reader does to a page, by whatever means. */
const TOUCHES = ["pointerdown", "keydown", "click", "input", "change", "drop"];

/** @type {Set<() => void>} */
const stamps = new Set();
/** @type {Set<() => void>} */
const watchers = new Set();
let kept = false;
/** Whether there is an entry since the last touch: what follows belongs to it. */
let entered = true;
/**
 * Where Back or Forward led, until something is touched. What is written meanwhile is of a page
 * that the server began to draw before, unless it says the same.
 * @type {URL | null}
 */
let returned = null;

/** @param {Event} event */
function touched(event) {
  const byBrowser = event instanceof KeyboardEvent && (event.altKey || event.metaKey);
  if (byBrowser) return;
  returned = null;
  // A mouse click begins when the button goes down, which may also make a field report its value.
  const begun = event instanceof MouseEvent && event.type === "click" && event.detail > 0;
  if (!begun) entered = false;
}

/**
 * Have the position written into the address before and after Streamlit changes it.
 * @param {() => void} stamp
 * @returns {() => void} ends it
 */
export function stampHistory(stamp) {
  stamps.add(stamp);
  return () => stamps.delete(stamp);
}

/**
 * Hear of each change of the address; it may change once more in a moment.
 * @param {() => void} heard
 * @returns {() => void} ends it
 */
export function watchAddress(heard) {
  watchers.add(heard);
  return () => watchers.delete(heard);
}

const lessonOf = (/** @type {URL} */ { searchParams }) => searchParams.get("lesson");

function tellWatchers() {
  for (const heard of watchers) heard();
}

/**
 * Whether two addresses of a page differ in nothing but the place.
 * @param {URL} one
 * @param {URL} other
 */
export function areOfOnePlace(one, other) {
  const [first, second] = [one, other].map(({ searchParams }) =>
    JSON.stringify([...searchParams].filter(([name]) => !PLACE.includes(name)).sort()),
  );
  return first === second;
}

/** @param {URL} next what is to be written */
function isLate(next) {
  return returned && (next.pathname !== returned.pathname || !areOfOnePlace(returned, next));
}

/** Begin; once for as long as the page is open. */
export function keepHistory() {
  if (kept) return;
  kept = true;
  const push = history.pushState;
  history.pushState = (state, unused, url) => {
    const next = new URL(url ?? location.href, document.baseURI);
    for (const stamp of stamps) stamp();
    const here = new URL(location.href);
    const moves = next.pathname !== here.pathname;
    if (isLate(next)) return;
    const same = entered || (!moves && areOfOnePlace(here, next));
    if (same) history.replaceState(state, unused, url);
    else push.call(history, state, unused, url);
    entered ||= !same;
    // The position is that of the page which is left, or of the stop of a lesson.
    const leaves = moves || lessonOf(next) !== lessonOf(here);
    if (!leaves) for (const stamp of stamps) stamp();
    tellWatchers();
  };
  const replace = history.replaceState;
  history.replaceState = (state, unused, url) => {
    if (isLate(new URL(url ?? location.href, document.baseURI))) return;
    replace.call(history, state, unused, url);
    tellWatchers();
  };
  window.addEventListener("popstate", () => {
    entered = false;
    returned = new URL(location.href);
    tellWatchers();
  });
  for (const name of TOUCHES) document.addEventListener(name, touched, true);
}
