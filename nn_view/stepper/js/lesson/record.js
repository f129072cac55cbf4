// How far somebody is in each lesson, which only this browser keeps.

const NAME = "bp-lessons";

/** @typedef {{stop: number, done: number[]}} Progress the stop that was left, and those tried */

/** Where the browser keeps nothing, it is remembered until the page is left. */
let unkept = "{}";

function all() {
  let text = unkept;
  try {
    text = localStorage.getItem(NAME) ?? unkept;
  } catch {
    // A browser that was told to keep nothing.
  }
  try {
    const found = JSON.parse(text);
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
  try {
    localStorage.setItem(NAME, unkept);
  } catch {
    // As above, or there is no more room.
  }
}
