// Where one stands in a training: iteration and quantity, and how steps move. Pure functions.

/**
 * @typedef {{iteration: number, index: number}} Place index: into the list of quantities
 * @typedef {{completed: number, diverged: null | {iteration: number, quantity: string},
 *            bounds?: null | {from: number, to: number}}} Reach
 *   `bounds`: the iterations at hand where these are not all from the beginning
 */

/** The furthest place that has been trained and is finite. */
export function last(names, reach) {
  const { completed, diverged } = reach;
  const before = diverged ? names.indexOf(diverged.quantity) - 1 : -1;
  if (before >= 0) return { iteration: diverged.iteration, index: before };
  return completed > 0 ? { iteration: completed - 1, index: names.length - 1 } : first(reach);
}

/** The first place there is. @param {Reach} [reach] */
export const first = (reach) => ({ iteration: reach?.bounds?.from ?? 0, index: 0 });

/** Order of two places: negative where `a` is earlier. */
export function compare(a, b) {
  return a.iteration - b.iteration || a.index - b.index;
}

/** The place itself, or the nearest one that exists. */
export function clamp(place, names, reach) {
  const end = last(names, reach);
  const index = Math.min(Math.max(place.index, 0), names.length - 1);
  const wanted = { iteration: Math.max(place.iteration, first(reach).iteration), index };
  if (compare(wanted, end) <= 0) return wanted;
  const before = { iteration: end.iteration, index };
  return compare(before, end) <= 0 ? before : end;
}

/** One quantity on (or back, with `by` -1), over the borders of iterations. */
export function stepQuantity(place, by, names, reach) {
  let { iteration, index } = place;
  index += by;
  if (index >= names.length) [iteration, index] = [iteration + 1, 0];
  if (index < 0) [iteration, index] = [iteration - 1, names.length - 1];
  if (iteration < first(reach).iteration) return first(reach);
  const end = last(names, reach);
  return compare({ iteration, index }, end) <= 0 ? { iteration, index } : end;
}

/** One iteration on or back, at the same quantity where it exists there. */
export function stepIteration(place, by, names, reach) {
  return clamp({ iteration: place.iteration + by, index: place.index }, names, reach);
}

/** A step in the unit that playing uses. */
export function step(place, by, unit, names, reach) {
  const move = unit === "iteration" ? stepIteration : stepQuantity;
  return move(place, by, names, reach);
}
