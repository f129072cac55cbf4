// The signs on the buttons, drawn as strokes in the colour of the text.

const PATHS = {
  first: "M6 5v14M18 5l-8 7 8 7",
  "previous-iteration": "M12 5l-7 7 7 7M20 5l-7 7 7 7",
  previous: "M15 5l-7 7 7 7",
  rewind: "M18 4v16L5 12z",
  play: "M6 4v16l13-8z",
  pause: "M8 5v14M16 5v14",
  next: "M9 5l7 7-7 7",
  "next-iteration": "M4 5l7 7-7 7M12 5l7 7-7 7",
  last: "M18 5v14M6 5l8 7-8 7",
  "ask-first": "M4 4h16v12h-9l-5 4v-4H4zM10 8.5a2 2 0 1 1 2.6 1.9c-.4.2-.6.5-.6.9M12 13.3v.1",
  "copy-link": "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1",
  copied: "M5 12l5 5 9-10",
  pictures: "M12 4v11M7 10l5 5 5-5M4 20h16",
  projection: "M3 5h18v11H3zM8 21l4-5 4 5",
};
/** Signs that are filled shapes. */
const FILLED = new Set(["play", "rewind"]);
const SVG = "http://www.w3.org/2000/svg";

/** @typedef {keyof typeof PATHS} IconName */

/** @param {IconName} name */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", FILLED.has(name) ? "bp-icon bp-icon-filled" : "bp-icon");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}
