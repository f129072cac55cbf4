// What each key does; nothing while somebody types in a field.

import { closest } from "../base/dom.js";

/**
 * Actions by `event.key`, letters in lower case; with Shift under `Shift+…`.
 * @type {Record<string, KeyAction>}
 */
const KEYS = {
  ArrowRight: "next",
  ArrowLeft: "previous",
  // What a presenter's clicker sends.
  PageDown: "next",
  PageUp: "previous",
  "Shift+ArrowRight": "next-iteration",
  "Shift+ArrowLeft": "previous-iteration",
  " ": "toggle",
  "Shift+ ": "rewind",
  Home: "first",
  End: "last",
  Escape: "leave",
  Enter: "answer",
  a: "ask-first",
  b: "blank",
  ".": "blank",
  f: "fullscreen",
  p: "projection",
  z: "enlarge",
  n: "next-stop",
  "Shift+n": "previous-stop",
  "?": "help",
  "Shift+?": "help",
};

/**
 * @typedef {"next" | "previous" | "next-iteration" | "previous-iteration" | "toggle" | "rewind" |
 *   "first" | "last" | "leave" | "blank" | "fullscreen" | "projection" | "enlarge" | "help" |
 *   "answer" | "ask-first" | "next-stop" | "previous-stop"} KeyAction
 */

/** Letters and signs, which WCAG 2.1.4 lets a reader switch off; a space is none. */
const isSingle = (/** @type {string} */ key) => key.length === 1 && key !== " ";

/** Elements that one moves or switches by keys, but in which nobody types: letters stay the page's. */
const MOVED = ":is([type=checkbox], [type=radio], [type=range], [role=slider], [role=radio])";
/** Elements in which all keys have a meaning of their own. */
const FIELDS = `input:not(${MOVED}), textarea, select, [contenteditable=true], [role=combobox], [role=listbox], [role=dialog], [role=menu], .bp-pictures`;

/** Space and Enter press the button that has the focus, as everywhere. */
const PRESSED = "button, a, summary";
/** Enter also chooses a row of a table. */
const ENTERED = `${PRESSED}, tr`;

/** Elements that keep the focus after a click, and with it the keys: of the sidebar, and switches. */
const CLICKED = `[data-testid="stSidebar"] :is(button, summary, [type="checkbox"], [type="radio"]), .bp [aria-pressed]`;
/** Elements of the stepper that keep the focus after a choice. */
const CHOSEN = ".bp :is(select, [type=range])";

/**
 * @param {Partial<Record<KeyAction, () => void>>} actions keys without an action stay the browser's
 * @param {() => boolean} [singles] whether keys of one letter or sign work
 * @returns {() => void} ends listening
 */
export function listenToKeys(actions, singles = () => true) {
  let pointed = false;

  /** @param {KeyboardEvent} event */
  function onkeydown(event) {
    pointed = false;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest(FIELDS) || (event.key === " " && target?.closest(PRESSED))) return;
    if (event.key === "Enter" && target?.closest(ENTERED)) return;
    const single = isSingle(event.key);
    if (!single && event.key !== "Escape" && target?.closest(MOVED)) return;
    if (single && !singles()) return;
    const key = single ? event.key.toLowerCase() : event.key;
    const name = KEYS[event.shiftKey ? `Shift+${key}` : key];
    const action = name && actions[name];
    if (!action) return;
    // A card above the page has the keys but for the one that opens and closes it.
    if (name !== "help" && document.querySelector("dialog[open]")) return;
    event.preventDefault();
    action();
  }

  const onpointerdown = () => {
    pointed = true;
  };

  /**
   * Who clicks on a switch, or chooses from a list, does not want to type there: the keys stay the
   * page's. Who comes there by the keyboard does.
   * @param {Event} event
   */
  function onclick(event) {
    if (!pointed) return;
    const chosen = closest(event, "[role=option]") !== null;
    setTimeout(() => {
      const active = document.activeElement;
      if (active instanceof HTMLElement && (chosen || active.matches(CLICKED))) active.blur();
    });
  }

  /**
   * The same after the stepper's slider was dragged, or an option of its lists was chosen.
   * @param {Event} event
   */
  function onchange({ target }) {
    if (pointed && target instanceof HTMLElement && target.matches(CHOSEN)) target.blur();
  }

  document.addEventListener("keydown", onkeydown);
  document.addEventListener("pointerdown", onpointerdown, true);
  document.addEventListener("click", onclick, true);
  document.addEventListener("change", onchange);
  return () => {
    document.removeEventListener("keydown", onkeydown);
    document.removeEventListener("pointerdown", onpointerdown, true);
    document.removeEventListener("click", onclick, true);
    document.removeEventListener("change", onchange);
  };
}
