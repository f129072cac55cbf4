// Names of columns, which are somebody's own and may be long, where there is little room.

import { setAttributes, setText } from "./dom.js";

/** Shorter names are never cut: all that the page itself gives, but those of very long tables. */
export const SHORT = 4;

/**
 * The names in at most `most` characters: their beginnings, and where those are alike also what
 * tells them apart: `se…len` and `se…wid` for sepal length and sepal width.
 * @param {string[]} names
 * @param {number} most
 */
export function briefly(names, most) {
  const room = Math.max(SHORT, Math.floor(most));
  if (longest(names) <= room) return names;
  const cut = names.map((one) => (one.length <= room ? one : `${one.slice(0, room - 1).trimEnd()}…`));
  return names.map((name, at) => {
    const alike = names.filter((_, other) => other !== at && cut[other] === cut[at]);
    if (alike.length === 0 || name.length <= room) return cut[at];
    const end = Math.floor(room / 2);
    const apart = Math.min(Math.max(...alike.map((other) => common(name, other))), name.length - end);
    return `${name.slice(0, room - 1 - end)}…${name.slice(apart, apart + end).trim()}`;
  });
}

/**
 * How many characters two names begin with alike.
 * @param {string} one
 * @param {string} other
 */
function common(one, other) {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}

/**
 * Write names into elements; where one is cut, the whole of it is there for all who ask.
 * @param {Element[] | NodeListOf<Element>} elements
 * @param {string[]} names one for each element
 * @param {number} most characters
 */
export function write(elements, names, most) {
  const shown = briefly(names, most);
  elements.forEach((element, at) => {
    setText(element, shown[at]);
    const whole = shown[at] === names[at] ? null : names[at];
    setAttributes(element, { title: whole, "aria-label": whole });
  });
}

/**
 * The signs that mean something in HTML.
 * @type {Record<string, string>}
 */
const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/**
 * Names within a figure of Plotly, which would read them as HTML.
 * @param {string[]} names
 * @param {number} most characters of each
 */
export const drawn = (names, most) =>
  briefly(names, most).map((name) => name.replace(/[&<>]/g, (sign) => SIGNS[sign]));

/**
 * How many characters the longest of the names has.
 * @param {string[]} names
 */
export const longest = (names) => Math.max(0, ...names.map((name) => name.length));

/**
 * Whether these are names of the data's own, not `x1`, `x2` … or `y`.
 * @param {string[]} names
 * @param {string} letter of the usual names
 */
export function isNamed(names, letter) {
  const usual = names.length === 1 && letter === "y" ? ["y"] : names.map((_, at) => `${letter}${at + 1}`);
  return names.some((name, at) => name !== usual[at]);
}
