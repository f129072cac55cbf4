// Numbers as people read them, with a true minus sign. "Digits" are the significant digits of the
// largest entry of a matrix; all its entries end at the same decimal place. No number other than
// zero is printed as zeros. Where the caption of a matrix has a power of ten, every number in it is
// to be multiplied by it. nn_view/style/numbers.py follows the same rule.

export const MINUS = "\u2212";
const FIGURE_SPACE = "\u2007";
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
/** Powers of ten of a number that is written out by itself. */
const PLAIN = { least: -4, most: 4 };
/** From this power down the entries of a matrix share a power of ten: their zeros take room. */
const SHARED = -2;
/** A number below its matrix's last place is written out from this power on. */
const NEAR = -3;
/** The largest power of ten of whole data that is printed whole. */
const WHOLE = 14;
/** A term of a sum has at most so many digits after its first one. */
const MOST_OF_TERM = 8;

/**
 * How the numbers of a matrix are written.
 * @typedef {object} Notation
 * @property {number} power of ten of the largest entry
 * @property {number} place power of ten of the last digit of every entry
 * @property {boolean} shared whether the matrix has one power of ten, in its caption
 */

/**
 * A size as a whole number of units of `10^place`, halves upwards: rounded as one does by hand,
 * from the digits that the number is written with.
 * @param {number} size
 * @param {number} place
 * @returns {string} decimal digits
 */
function unitsOf(size, place) {
  if (size === 0) return "0";
  const [mantissa, power] = size.toExponential().split("e");
  const digits = mantissa.replace(".", "");
  const cut = place - (Number(power) - (digits.length - 1));
  if (cut <= 0) return digits + "0".repeat(-cut);
  if (cut > digits.length) return "0";
  const kept = BigInt(digits.slice(0, -cut) || "0");
  return String(Number(digits.at(-cut)) >= 5 ? kept + 1n : kept);
}

/**
 * Units of the last decimal place with their point.
 * @param {string} units
 * @param {number} decimals digits after the point; below 0: zeros before it
 */
function withPoint(units, decimals) {
  if (decimals <= 0) return units === "0" ? units : units + "0".repeat(-decimals);
  const padded = units.padStart(decimals + 1, "0");
  return `${padded.slice(0, -decimals)}.${padded.slice(-decimals)}`;
}

/**
 * The power of ten of a size that is rounded to so many significant digits.
 * @param {number} size
 * @param {number} digits
 */
function powerOf(size, digits) {
  const power = Number(size.toExponential().split("e")[1]);
  return power + (unitsOf(size, power - digits + 1).length > digits ? 1 : 0);
}

/** @param {number} power */
const isPlain = (power) => power >= PLAIN.least && power <= PLAIN.most;

/**
 * The notation of the entries of a matrix, or of a single number.
 * @param {ArrayLike<number>} entries
 * @param {number} digits significant digits of the largest entry
 * @param {boolean} [whole] whether all are whole numbers, as data may be
 * @returns {Notation}
 */
export function notationOf(entries, digits, whole = false) {
  let most = 0;
  for (let at = 0; at < entries.length; at += 1) {
    const size = Math.abs(entries[at]);
    if (size > most && size < Infinity) most = size;
  }
  if (most === 0) return { power: 0, place: whole ? 0 : 1 - digits, shared: false };
  const power = powerOf(most, digits);
  const place = power - digits + 1;
  if (whole && power <= WHOLE) return { power: 0, place: 0, shared: false };
  const shared = entries.length > 1 && (power <= SHARED || power > PLAIN.most);
  return { power, place: isPlain(power) ? Math.min(0, place) : place, shared };
}

/**
 * The notation of the terms of a sum: at least to the place of its result, so that what is written
 * adds up to it.
 * @param {number[]} terms
 * @param {number} digits
 * @param {Notation} result
 * @returns {Notation}
 */
export function notationOfTerms(terms, digits, result) {
  const { power, place } = notationOf([...terms, 0], digits);
  return { power, place: Math.max(power - MOST_OF_TERM, Math.min(place, result.place)), shared: false };
}

/**
 * The power of ten that the entries of a matrix share, for its caption; empty where there is none.
 * @param {Notation} notation
 */
export function sharedPower({ power, shared }) {
  if (!shared) return "";
  const figures = [...String(Math.abs(power))].map((one) => SUPERSCRIPTS[Number(one)]);
  return `·10${power < 0 ? "⁻" : ""}${figures.join("")}`;
}

/**
 * The power of ten that is taken out of every entry of a matrix into its caption.
 * @param {Notation} notation
 */
export const takenOut = ({ power, shared }) => (shared ? power : 0);

/**
 * A size with its own power of ten.
 * @param {number} size
 * @param {number} place of the last digit
 * @param {number} out the power of ten by which the reader multiplies it
 */
function exponential(size, place, out) {
  const units = unitsOf(size, place);
  return `${withPoint(units, units.length - 1)}e${place + units.length - 1 - out}`;
}

/**
 * A size below the last place of its matrix: its first digit.
 * @param {number} size
 * @param {number} out the power of ten by which the reader multiplies it
 */
function small(size, out) {
  const power = powerOf(size, 1);
  if (power - out < NEAR) return exponential(size, power, out);
  const place = Math.min(out, power);
  return withPoint(unitsOf(size, place), out - place);
}

/**
 * @param {number} value
 * @param {(size: number) => string} write
 */
function signed(value, write) {
  if (Number.isNaN(value)) return "NaN";
  const text = Number.isFinite(value) ? write(Math.abs(value)) : "∞";
  return value < 0 ? MINUS + text : text;
}

/**
 * A number by itself, in a sentence or a sum, to the same place as in its matrix; or without the
 * power of ten `out`, by which the reader multiplies it.
 * @param {number} value
 * @param {Notation} notation
 * @param {number} [out]
 */
export function formatNumber(value, { power, place, shared }, out = 0) {
  return signed(value, (size) => {
    const units = unitsOf(size, place);
    if (units === "0" && size > 0) return small(size, out);
    if (isPlain(power - out)) {
      return size === 0 && shared && out === 0 ? "0" : withPoint(units, out - place);
    }
    return size === 0 ? "0" : exponential(size, place, out);
  });
}

/**
 * An entry within its matrix: to be multiplied by the power of ten that its caption has.
 * @param {number} value
 * @param {Notation} notation
 */
export const formatEntry = (value, notation) =>
  formatNumber(value, notation, takenOut(notation));

/**
 * A single number with so many significant digits.
 * @param {number} value
 * @param {number} digits
 */
export const format = (value, digits) => formatNumber(value, notationOf([value], digits));

/**
 * A change: the same with a plus sign before a positive number. In a cell it is multiplied by the
 * power of ten of the matrix, too.
 * @param {number} value
 * @param {Notation} notation
 * @param {Notation} [matrix] of the entries that change
 */
export const formatChange = (value, notation, matrix) =>
  (value > 0 ? "+" : "") + formatNumber(value, notation, matrix ? takenOut(matrix) : 0);

/**
 * A count with separated thousands, as on the other pages.
 * @param {number} count
 */
export const grouped = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, ",");

/**
 * A number within a sum: in brackets where a sign would follow an operator.
 * @param {number} value
 * @param {Notation} notation
 */
export function formatFactor(value, notation) {
  const text = formatNumber(value, notation);
  return text.startsWith(MINUS) ? `(${text})` : text;
}

/**
 * Every digit that the number has, for hints.
 * @param {number} value
 */
export function formatFull(value) {
  if (Number.isNaN(value)) return "not a number";
  if (!Number.isFinite(value)) return value < 0 ? `${MINUS}∞` : "∞";
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
