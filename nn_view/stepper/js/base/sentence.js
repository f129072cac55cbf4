// Sentences: a browser that translates the page leaves the names in them as they are.

import { h } from "./dom.js";

/** A cell such as `w1[x1, h1]`, a formula with a blank, `z1.T`, `delta_w1`, `h3`. */
const NAMES = /(\w+\[[^\]]*\]|\w+ = .*_{3}.*|\w+\.T\b|\b[a-z]+\d*(?:_[a-z]+\d*)+\b|\b[a-z]\d+\b)/;

/**
 * A sentence in parts, with its names as elements of their own.
 * @param {string} sentence
 * @returns {(Node | string)[]}
 */
export const withNames = (sentence) =>
  sentence.split(NAMES).map((part, at) => (at % 2 ? h("span", { translate: "no" }, part) : part));

/**
 * Set a sentence only where it differs.
 * @param {Element} element
 * @param {string} sentence
 */
export function setSentence(element, sentence) {
  if (element.textContent !== sentence) element.replaceChildren(...withNames(sentence));
}
