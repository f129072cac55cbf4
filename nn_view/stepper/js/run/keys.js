// What each key does; never while somebody types in a field.

/** Keys of the walk by `event.key`; with Shift under `Shift+…`. */
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

/** Elements in which keys have a meaning of their own. */
const FIELDS = "input, textarea, select, [contenteditable=true], [role=slider], [role=combobox], [role=listbox], [role=dialog], [role=radiogroup], [role=menu], .bp-pictures";

function typing(target) {
  return target instanceof Element && target.closest(FIELDS) !== null;
}

/** Space presses the button that has the focus, as everywhere. */
const presses = (event) => event.key === " " && event.target.closest?.("button, a, summary") !== null;

/**
 * @param {Record<string, () => void>} actions
 * @returns {() => void} the end of it
 */
export function listenToKeys(actions) {
  function onkeydown(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (typing(event.target) || presses(event)) return;
    const name = KEYS[event.shiftKey ? `Shift+${event.key}` : event.key];
    if (!name) return;
    event.preventDefault();
    actions[name]();
  }
  document.addEventListener("keydown", onkeydown);
  return () => document.removeEventListener("keydown", onkeydown);
}
