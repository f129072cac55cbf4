// Whether the reader has been told where to begin; the browser remembers it.

import { readKept, writeKept } from "../base/kept.js";

const NAME = "bp-begun";

/** Where the browser keeps nothing, it is remembered until the page is left. */
let begun = readKept(NAME) !== null;

export const hasBegun = () => begun;

export function rememberBegun() {
  begun = true;
  writeKept(NAME, "");
}
