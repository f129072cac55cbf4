// Where the reader is in a training: iteration and quantity, and how steps move. Pure functions.

/** @import { Progress } from "../types/specification.d.ts" */

/**
 * @typedef {{iteration: number, index: number}} Position `index` counts the list of quantities
 * @typedef {Pick<Progress, "completed" | "bounds"> &
 *   {diverged: {iteration: number, quantity: string} | null}} Reach how far the training is
 * @typedef {"quantity" | "iteration"} Unit of a step
 */

/**
 * The last position that has been trained and is finite.
 * @param {string[]} names of the quantities
 * @param {Reach} reach
 * @returns {Position}
 */
export function last(names, reach) {
  const { completed, diverged } = reach;
  if (diverged) {
    const before = names.indexOf(diverged.quantity) - 1;
    if (before >= 0) return { iteration: diverged.iteration, index: before };
  }
  return completed > 0 ? { iteration: completed - 1, index: names.length - 1 } : first(reach);
}

/**
 * The first position there is.
 * @param {Reach} [reach]
 * @returns {Position}
 */
export const first = (reach) => ({ iteration: reach?.bounds?.from ?? 0, index: 0 });

/**
 * The order of two positions: negative where `a` is earlier.
 * @param {Position} a
 * @param {Position} b
 */
export function compare(a, b) {
  return a.iteration - b.iteration || a.index - b.index;
}

/**
 * The position itself, or the nearest one that exists.
 * @param {Position} position
 * @param {string[]} names
 * @param {Reach} reach
 * @returns {Position}
 */
export function clamp(position, names, reach) {
  const end = last(names, reach);
  const index = Math.min(Math.max(position.index, 0), names.length - 1);
  const wanted = { iteration: Math.max(position.iteration, first(reach).iteration), index };
  if (compare(wanted, end) <= 0) return wanted;
  const before = { iteration: end.iteration, index };
  return compare(before, end) <= 0 ? before : end;
}

/**
 * The next quantity (or the previous one, with `by` -1), across the borders of iterations.
 * @param {Position} position
 * @param {number} by 1 or -1
 * @param {string[]} names
 * @param {Reach} reach
 * @returns {Position}
 */
export function stepQuantity(position, by, names, reach) {
  let { iteration, index } = position;
  index += by;
  if (index >= names.length) [iteration, index] = [iteration + 1, 0];
  if (index < 0) [iteration, index] = [iteration - 1, names.length - 1];
  if (iteration < first(reach).iteration) return first(reach);
  const end = last(names, reach);
  return compare({ iteration, index }, end) <= 0 ? { iteration, index } : end;
}

/**
 * The next or previous iteration, at the same quantity where it exists there.
 * @param {Position} position
 * @param {number} by
 * @param {string[]} names
 * @param {Reach} reach
 * @returns {Position}
 */
export function stepIteration(position, by, names, reach) {
  return clamp({ iteration: position.iteration + by, index: position.index }, names, reach);
}

/**
 * A step in the unit in which the reader plays.
 * @param {Position} position
 * @param {number} by
 * @param {Unit} unit
 * @param {string[]} names
 * @param {Reach} reach
 * @returns {Position}
 */
export function step(position, by, unit, names, reach) {
  const move = unit === "iteration" ? stepIteration : stepQuantity;
  return move(position, by, names, reach);
}
