// What somebody has filled in, by sheet: kept in this browser and nowhere else.

import { readKept, writeKept } from "../base/kept.js";

const NAME = "backprop-by-hand";
/** Only the sheets that were filled in last are kept. */
const MOST = 20;

/**
 * A cell that was filled in, with what was said of it.
 * @typedef {object} Filled
 * @property {string} text as it was typed
 * @property {number | null} number as it was read
 * @property {string} verdict
 * @property {string[]} sentences
 * @property {string} right the cell written out, or ""
 * @property {string[]} wrong the same with each mistake
 */

/** @typedef {Record<string, Filled>} Cells by key */
/** @typedef {ReturnType<typeof createSheetStore>} SheetStore */

/** @param {() => void} changed called when another tab has changed the sheet */
export function createSheetStore(changed) {
  let name = "";
  /** @type {Cells} */
  let cells = {};
  /** @type {Cells | null} */
  let cleared = null;
  let lasts = true;

  /** @param {StorageEvent} event */
  const follow = ({ key }) => {
    if (key !== NAME && key !== null) return;
    cells = cellsOf(name);
    changed();
  };
  window.addEventListener("storage", follow);

  function keep() {
    const sheets = read();
    // What is written last is the last one: the oldest come first.
    delete sheets[name];
    if (Object.keys(cells).length) sheets[name] = cells;
    const last = Object.fromEntries(Object.entries(sheets).slice(-MOST));
    if (!writeKept(NAME, JSON.stringify(last))) lasts = false;
  }

  /** @param {Cells} next */
  function replace(next) {
    cells = next;
    cleared = null;
    keep();
  }

  return {
    /** Whether the browser keeps it. */
    get lasts() {
      return lasts;
    },
    get wasCleared() {
      return cleared !== null;
    },
    /** @param {string} key @returns {Filled | undefined} */
    get: (key) => cells[key],
    /** @param {string} sheet the sheet that is filled in from now on */
    open(sheet) {
      name = sheet;
      cells = cellsOf(name);
      cleared = null;
    },
    /** @param {string} key @param {Filled | null} filled */
    set(key, filled) {
      const { [key]: _, ...others } = cells;
      replace(filled ? { ...others, [key]: filled } : others);
    },
    /** @param {Cells} filled */
    setAll: (filled) => replace({ ...cells, ...filled }),
    clear() {
      cleared = cells;
      cells = {};
      keep();
    },
    bringBack: () => replace(cleared ?? cells),
    dispose: () => window.removeEventListener("storage", follow),
  };
}

/** @returns {Record<string, Cells>} by sheet, as the browser has them */
function read() {
  try {
    const kept = JSON.parse(readKept(NAME) ?? "{}");
    return kept !== null && typeof kept === "object" && !Array.isArray(kept) ? kept : {};
  } catch {
    return {};
  }
}

/**
 * The cells of a sheet, but for what is none.
 * @param {string} name
 * @returns {Cells}
 */
function cellsOf(name) {
  const kept = Object.entries(read()[name] ?? {});
  return Object.fromEntries(kept.filter(([, one]) => typeof one?.text === "string" && Array.isArray(one.sentences) && Array.isArray(one.wrong)));
}
