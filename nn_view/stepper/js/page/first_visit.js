// Whether the reader has been told where to begin; the browser remembers it.

const NAME = "bp-begun";

/** Where the browser keeps nothing, it is remembered until the page is left. */
let begun = false;
try {
  begun = localStorage.getItem(NAME) !== null;
} catch {
  // A file from disk, or a browser that was told to keep nothing.
}

export const hasBegun = () => begun;

export function rememberBegun() {
  begun = true;
  try {
    localStorage.setItem(NAME, "");
  } catch {
    // As above.
  }
}
