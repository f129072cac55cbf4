// Reads a number that somebody types: with a point or a comma, with either minus sign, within a bound.

/** The largest absolute value that can be set by hand. */
const MOST = 1e9;
const FORM = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * @param {string} text
 * @returns {{value: number} | {problem: "edit_number" | "edit_bound"}} the problem is the
 *   name of a sentence
 */
export function readNumber(text) {
  const plain = text.trim().replace("\u2212", "-").replace(",", ".");
  if (!FORM.test(plain)) return { problem: "edit_number" };
  const value = Number(plain);
  return Math.abs(value) <= MOST ? { value } : { problem: "edit_bound" };
}
