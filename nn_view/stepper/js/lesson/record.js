// How far somebody is in each lesson, which only this browser keeps.

import { readKept, writeKept } from "../base/kept.js";

const NAME = "bp-lessons";

/** @typedef {{stop: number, done: number[]}} Progress the stop that was left, and those tried */

/** Where the browser keeps nothing, it is remembered until the page is left. */
let unkept = "{}";

function all() {
  try {
    const found = JSON.parse(readKept(NAME) ?? unkept);
    return typeof found === "object" && found !== null ? found : {};
  } catch {
    return {}; // not written here
  }
}

/** @param {unknown} value */
const isCount = (value) => Number.isInteger(value) && Number(value) > 0;

/**
 * @param {string} lesson
 * @returns {Progress | null} null where it was never begun
 */
export function progress(lesson) {
  const found = all()[lesson];
  if (!isCount(found?.stop)) return null;
  const done = Array.isArray(found.done) ? found.done.filter(isCount) : [];
  return { stop: found.stop, done };
}

/**
 * @param {string} lesson
 * @param {Progress} now
 */
export function remember(lesson, now) {
  unkept = JSON.stringify({ ...all(), [lesson]: now });
  writeKept(NAME, unkept);
}
