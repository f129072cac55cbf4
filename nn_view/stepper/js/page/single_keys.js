// Whether keys of one letter or sign work (WCAG 2.1.4); the browser remembers it.

const NAME = "bp-single-keys";
const OFF = "off";

/** Where the browser keeps nothing, it is remembered until the page is left. */
let off = false;
try {
  off = localStorage.getItem(NAME) === OFF;
} catch {
  // A file from disk, or a browser that was told to keep nothing.
}

export const areSingleKeysOn = () => !off;

/** @param {boolean} on */
export function switchSingleKeys(on) {
  off = !on;
  try {
    if (on) localStorage.removeItem(NAME);
    else localStorage.setItem(NAME, OFF);
  } catch {
    // As above.
  }
}
