// Whether keys of one letter or sign work (WCAG 2.1.4); the browser remembers it.

import { readKept, writeKept } from "../base/kept.js";

const NAME = "bp-single-keys";
const OFF = "off";

/** Where the browser keeps nothing, it is remembered until the page is left. */
let off = readKept(NAME) === OFF;

export const areSingleKeysOn = () => !off;

/** @param {boolean} on */
export function switchSingleKeys(on) {
  off = !on;
  writeKept(NAME, on ? null : OFF);
}
