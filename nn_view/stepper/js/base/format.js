// Numbers as people read them: the same number of digits everywhere, a true minus sign, and none
// before what is rounded to zero.

const MINUS = "\u2212";
const FIGURE_SPACE = "\u2007";
/** From here on a number is written with its power of ten: it would not fit a cell. */
const LARGE = 1e5;

/**
 * @param {number} value
 * @param {number} digits after the decimal point
 * @returns {string}
 */
export function format(value, digits) {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : `${MINUS}∞`;
  const size = Math.abs(value);
  const text = size >= LARGE ? exponential(size, digits) : size.toFixed(digits);
  return value < 0 && Number(text) !== 0 ? MINUS + text : text;
}

/**
 * A change: the same with a plus sign before a positive number.
 * @param {number} value
 * @param {number} digits
 */
export function formatChange(value, digits) {
  const text = format(value, digits);
  return value > 0 && Number(text) !== 0 ? `+${text}` : text;
}

/**
 * @param {number} size
 * @param {number} digits
 */
function exponential(size, digits) {
  const [mantissa, power] = size.toExponential(Math.min(digits, 2)).split("e");
  return `${mantissa}e${Number(power)}`;
}

/**
 * A count with separated thousands, as on the other pages.
 * @param {number} count
 */
export const grouped = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, ",");

/**
 * A number within a sum: in brackets where a sign would follow an operator.
 * @param {number} value
 * @param {number} digits
 */
export function formatFactor(value, digits) {
  const text = format(value, digits);
  return text.startsWith(MINUS) ? `(${text})` : text;
}

/**
 * Every digit that the number has, for hints.
 * @param {number} value
 */
export function formatFull(value) {
  return String(value).replace("-", MINUS);
}

/**
 * The texts of a matrix, padded to one length so that their decimal points line up.
 * @param {string[]} texts
 */
export function align(texts) {
  const length = Math.max(0, ...texts.map((text) => text.length));
  return texts.map((text) => text.padStart(length, FIGURE_SPACE));
}
