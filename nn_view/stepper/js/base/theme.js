// The palette in use: light or dark as the page is, with more contrast for a projector. All
// colours come from the server; here they become custom properties.

import { isDark } from "./colour.js";

/** @import { Palette } from "../types/specification.d.ts" */

/**
 * The name of the palette that suits an element's background.
 * @param {HTMLElement} element
 * @param {boolean} projection
 */
export function paletteName(element, projection) {
  const name = isDark(element) ? "dark" : "light";
  return projection ? largest(name) : name;
}

/**
 * The name of the projector's palette of a theme.
 * @param {string} name of any palette
 */
export const largest = (name) => `${name.replace(/-.*/, "")}-projection`;

/**
 * Give an element the palette's colours as `--bp-…`.
 * @param {HTMLElement} root
 * @param {Palette} palette
 */
export function applyPalette(root, palette) {
  for (const [name, colour] of Object.entries(palette)) {
    if (typeof colour === "string") root.style.setProperty(`--bp-${name.replaceAll("_", "-")}`, colour);
  }
}
