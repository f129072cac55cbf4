// What this browser remembers from one visit to the next.

/**
 * @param {string} name
 * @returns {string | null} null where nothing is remembered
 */
export function readKept(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null; // a file from disk, or a browser that was told to keep nothing
  }
}

/**
 * @param {string} name
 * @param {string | null} text null: forget it
 * @returns {boolean} whether the browser does so
 */
export function writeKept(name, text) {
  try {
    if (text === null) localStorage.removeItem(name);
    else localStorage.setItem(name, text);
    return true;
  } catch {
    return false; // as above, or there is no more room
  }
}
