// The record, kept in this browser and nowhere else.

import { readKept, writeKept } from "../base/kept.js";
import { empty, read } from "./record.js";

/** @import { Record } from "./record.js" */

const NAME = "backprop-practice";

/** @typedef {ReturnType<typeof createStore>} Store */

/** @param {() => void} changed called whenever the record is another one */
export function createStore(changed) {
  let record = kept();
  let lasts = true;
  /** @type {Record | null} */
  let cleared = null;

  // Another tab of the same browser practises, too.
  /** @param {StorageEvent} event */
  const follow = ({ key }) => {
    if (key !== NAME && key !== null) return;
    record = kept();
    changed();
  };
  window.addEventListener("storage", follow);

  /** @param {Record} next */
  function set(next) {
    record = next;
    cleared = null;
    keep();
  }

  function keep() {
    if (!writeKept(NAME, record.count ? JSON.stringify(record) : null)) lasts = false;
    changed();
  }

  return {
    get record() {
      return record;
    },
    /** Whether the browser keeps it. */
    get lasts() {
      return lasts;
    },
    /** Whether it can be brought back. */
    get wasCleared() {
      return cleared !== null;
    },
    set,
    clear() {
      cleared = record;
      record = empty();
      keep();
    },
    bringBack() {
      if (cleared) set(cleared);
    },
    dispose: () => window.removeEventListener("storage", follow),
  };
}

/** The record as the browser has it. */
const kept = () => read(readKept(NAME));
