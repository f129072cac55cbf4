// The palette of the moment: light or dark as the page is, larger and starker for a projector.
// All colours come from the specification; here they become custom properties.

import { isDark } from "./colour.js";

export function paletteName(element, projection) {
  return (isDark(element) ? "dark" : "light") + (projection ? "-projection" : "");
}

/** Give the root the palette's colours as `--bp-…`. */
export function applyPalette(root, palette) {
  for (const [name, colour] of Object.entries(palette)) {
    if (typeof colour === "string") root.style.setProperty(`--bp-${name.replaceAll("_", "-")}`, colour);
  }
}
