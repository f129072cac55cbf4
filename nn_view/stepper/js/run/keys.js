// What each key does; nothing while somebody types in a field.

/** @import { PageActions } from "./actions.js" */

/**
 * Actions by `event.key`; with Shift under `Shift+…`.
 * @type {Record<string, KeyAction>}
 */
const KEYS = {
  ArrowRight: "next",
  ArrowLeft: "previous",
  "Shift+ArrowRight": "next-iteration",
  "Shift+ArrowLeft": "previous-iteration",
  " ": "toggle",
  "Shift+ ": "rewind",
  Home: "first",
  End: "last",
  "?": "help",
  "Shift+?": "help",
};

/**
 * @typedef {"next" | "previous" | "next-iteration" | "previous-iteration" | "toggle" | "rewind" |
 *   "first" | "last" | "help"} KeyAction
 */

/** Elements in which keys have a meaning of their own. */
const FIELDS = "input, textarea, select, [contenteditable=true], [role=slider], [role=combobox], [role=listbox], [role=dialog], [role=radiogroup], [role=menu], .bp-pictures";

/** Space presses the button that has the focus, as everywhere. */
const PRESSED = "button, a, summary";

/**
 * @param {Pick<PageActions, KeyAction>} actions
 * @returns {() => void} ends listening
 */
export function listenToKeys(actions) {
  /** @param {KeyboardEvent} event */
  function onkeydown(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest(FIELDS) || (event.key === " " && target?.closest(PRESSED))) return;
    const name = KEYS[event.shiftKey ? `Shift+${event.key}` : event.key];
    if (!name) return;
    event.preventDefault();
    actions[name]();
  }
  document.addEventListener("keydown", onkeydown);
  return () => document.removeEventListener("keydown", onkeydown);
}
