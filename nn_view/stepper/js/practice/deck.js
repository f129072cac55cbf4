// Which question comes next: what is due first, else the next kind of a mixed round.

import { share } from "./random.js";
import { firstDue, sortOf } from "./record.js";

/** @import { Due, Record } from "./record.js" */

/** The kinds of a round: one of each, and one more number to calculate. */
const KINDS = ["value", "value", "sign", "compare", "shape", "operand", "row", "move", "order", "after"];

/**
 * @typedef {object} Wish
 * @property {string} kind
 * @property {string} about a quantity, "" for any
 * @property {Due | null} due what comes back with it
 */

/**
 * A round's kinds in random order, none of them twice in succession.
 * @param {() => number} random
 */
export function shuffled(random) {
  const kinds = [...KINDS];
  for (let at = kinds.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [kinds[at], kinds[other]] = [kinds[other], kinds[at]];
  }
  const twice = kinds.findIndex((kind, at) => kind === kinds[at + 1]);
  // The one that is doubled changes places with one far away.
  if (twice >= 0) {
    const other = (twice + 5) % kinds.length;
    [kinds[twice], kinds[other]] = [kinds[other], kinds[twice]];
  }
  return kinds;
}

/** @param {() => number} [random] */
export function createDeck(random = share) {
  /** @type {string[]} */
  let left = [];
  /** @type {Set<string>} */
  const skipped = new Set();

  return {
    /**
     * What comes back cannot be asked about this run: it waits for another one.
     * @param {Due} due
     */
    skip: (due) => skipped.add(sortOf(due)),
    /** Another run is asked about. */
    restart: () => skipped.clear(),
    /**
     * @param {Record} record
     * @param {string[]} quantities that there are
     * @param {string} about the only one that is asked about, "" for any
     * @returns {Wish}
     */
    next(record, quantities, about) {
      const due = firstDue(record, about ? [about] : quantities, skipped) ?? null;
      if (due) return { kind: due.kind, about: due.quantity, due };
      if (left.length === 0) left = shuffled(random);
      return { kind: left.pop() ?? "any", about, due: null };
    },
  };
}
