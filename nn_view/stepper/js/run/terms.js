// Writes out the sum behind one cell: which operand cells take part, and with which numbers. The
// pieces come from the line of code itself; here they get their numbers.

import { valueOf } from "../base/computed.js";

/** @import { Cell, CellRange, Index, Piece, Quantity, Specification, Terms } from "../types/specification.d.ts" */
/** @import { IterationValues, Whose } from "./iteration.js" */

/**
 * @typedef {{text: string} | {name: string, row: number, column: number, whose?: Whose,
 *   value: number}} Written a piece with its number
 * @typedef {{label: string, pieces: Written[], value: number}} Term
 * @typedef {Record<string, number>} Indices the numbers of `i`, `j` and the running indices
 */

/**
 * @param {Index} index
 * @param {Indices} indices
 */
const resolve = (index, indices) => (typeof index === "number" ? index : indices[index]);

/**
 * The axes of a sum that are worth a word: those longer than one, unless there is no other.
 * @param {Pick<Specification, "axes">} spec
 * @param {string[]} over
 */
function named(spec, over) {
  const many = over.filter((axis) => spec.axes[axis].length > 1);
  return many.length ? many : over.slice(0, 1);
}

/**
 * The entries of an axis that take part: of the rows, those that the iteration uses.
 * @param {Pick<Specification, "axes">} spec
 * @param {Pick<IterationValues, "isUsed">} values
 * @param {string} axis
 */
export function entriesOf(spec, values, axis) {
  const all = spec.axes[axis].map((_, at) => at);
  return axis === "rows" ? all.filter(values.isUsed) : all;
}

/**
 * The terms, each with its pieces and the names of its row or unit, and what stands before and
 * after the sum.
 * @param {Pick<Specification, "axes">} spec
 * @param {Pick<Quantity, "name" | "explain">} quantity
 * @param {Pick<IterationValues, "number" | "isUsed" | "whoseOf">} values
 * @param {Cell} cell of the result
 */
export function explain(spec, quantity, values, cell) {
  const whose = values.whoseOf(quantity.name);
  /** @type {Indices} */
  const fixed = { i: cell.row, j: cell.column, ...(typeof whose === "number" ? { row: whose } : {}) };
  const { before, terms, after } = quantity.explain;
  /**
   * @param {Indices} indices
   * @returns {(piece: Piece) => Written}
   */
  const write = (indices) => (piece) => {
    if ("text" in piece) return piece;
    if ("count" in piece) {
      const counts = piece.count.map((axis) => entriesOf(spec, values, axis).length);
      return { text: String(counts.reduce((product, count) => product * count, 1)) };
    }
    if ("same" in piece) {
      const [one, other] = piece.same.map((index) => resolve(index, indices));
      return { text: one === other ? "1" : "0" };
    }
    const [row, column] = piece.at.map((index) => resolve(index, indices));
    const { name, each } = piece;
    const of = each === undefined ? undefined : resolve(each, indices);
    return { name, row, column, whose: of, value: values.number(name, row, column, of) };
  };
  const list = terms === null ? null : eachTerm(spec, values, terms, fixed, write);
  const rest = after.map(write(fixed));
  const added = list && addedTo(rest);
  return {
    before: before.map(write(fixed)),
    terms: list,
    over: terms === null ? [] : named(spec, terms.over),
    after: added ? rest.slice(0, -PRODUCT) : rest,
    /** A product that is added to the sum: one more term, of no row or unit. */
    added,
    result: values.number(quantity.name, cell.row, cell.column),
  };
}

/**
 * @param {Pick<Specification, "axes">} spec
 * @param {Pick<IterationValues, "isUsed">} values
 * @param {Terms} terms
 * @param {Indices} fixed
 * @param {(indices: Indices) => (piece: Piece) => Written} write
 */
function eachTerm(spec, values, terms, fixed, write) {
  const [outer = [0], inner = [0]] = terms.over.map((axis) => entriesOf(spec, values, axis));
  const labelled = named(spec, terms.over);
  /** @type {Term[]} */
  const list = [];
  for (const m of outer) {
    for (const n of inner) {
      const running = { [terms.index[0]]: m, ...(terms.index[1] ? { [terms.index[1]]: n } : {}) };
      const at = Object.fromEntries(terms.over.map((axis, level) => [axis, level === 0 ? m : n]));
      const labels = labelled.map((axis) => spec.axes[axis][at[axis]]);
      const here = write({ ...fixed, ...running });
      const value = valueOf(terms.value, (piece) => numberOf(here(piece)));
      list.push({ label: labels.join(", "), pieces: terms.pieces.map(here), value });
    }
  }
  return list;
}

/**
 * The number of a piece that is written.
 * @param {Written} piece
 */
const numberOf = (piece) => ("name" in piece ? piece.value : Number(piece.text));

/** How many pieces ` + a · b` has. */
const PRODUCT = 4;

/**
 * The product that is added at the end, as a term; null where there is none.
 * @param {Written[]} pieces
 * @returns {Term | null}
 */
function addedTo(pieces) {
  const [sign, ...factors] = pieces.slice(-PRODUCT);
  if (!sign || !("text" in sign) || sign.text !== " + ") return null;
  const numbers = factors.flatMap((piece) => ("name" in piece ? [piece.value] : []));
  const isProduct = factors.every((piece) => "name" in piece || piece.text.trim() === "·");
  if (!isProduct || numbers.length !== 2) return null;
  return { label: "", pieces: factors, value: numbers[0] * numbers[1] };
}

/**
 * Which cells of an operand light up for the chosen cell.
 * @param {Pick<Quantity, "explain">} quantity
 * @param {string} name of the operand
 * @param {Cell} cell of the result
 * @param {Whose | null} [whose] matrix is the result, where it has one for each row
 * @returns {CellRange[]}
 */
export function lit(quantity, name, cell, whose = null) {
  /** @type {Indices} */
  const fixed = { i: cell.row, j: cell.column, ...(typeof whose === "number" ? { row: whose } : {}) };
  /** @param {Index} index */
  const known = (index) => resolve(index, fixed) ?? null;
  const { before, terms, after } = quantity.explain;
  const pieces = [...before, ...(terms ? terms.pieces : []), ...after];
  const ranges = pieces.flatMap((piece) =>
    "name" in piece && piece.name === name
      ? [{ row: known(piece.at[0]), column: known(piece.at[1]) }]
      : [],
  );
  return ranges.filter(
    (one, at) =>
      ranges.findIndex(({ row, column }) => row === one.row && column === one.column) === at,
  );
}
