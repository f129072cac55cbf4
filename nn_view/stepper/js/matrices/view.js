// What a matrix shows, and which part of it is printed. A matrix may be drawn transposed: rows and
// columns "as drawn" are then the columns and rows of the matrix as stored.

import { origin } from "./layout.js";

/** @import { Cell, CellRange, MatrixStyle } from "../types/specification.d.ts" */
/** @import { Notation } from "../base/format.js" */
/** @import { Matrix } from "../run/iteration.js" */
/** @import { ItemSize } from "./layout.js" */

/**
 * @typedef {object} MatrixView what is to be shown; cells are those of the matrix as stored
 * @property {string} name
 * @property {Pick<Matrix, "data" | "rows" | "columns">} matrix
 * @property {boolean} [transposed]
 * @property {string} [whose] of which row it is, where there is one for each row
 * @property {((cell: Cell) => boolean) | null} [outside] cells whose row the iteration does not use
 * @property {string[]} rowLabels of the matrix as stored
 * @property {string[]} columnLabels
 * @property {ItemSize} size
 * @property {number} font type size in pixels
 * @property {Notation} notation of the numbers
 * @property {MatrixStyle} figure the trace and layout of a matrix in the palette in use
 * @property {object} config
 * @property {CellRange} [around] cells that are in sight without being lit
 * @property {boolean} [computed] false: not reached in this iteration, so its cells are empty
 * @property {boolean} [pending] NaN is a number that is still to come
 * @property {boolean} [fresh] just computed: outlined
 * @property {Cell | null} [chosen]
 * @property {CellRange[]} [lit]
 * @property {ArrayLike<number> | null} [below] second numbers, in small type; null: not reached
 * @property {Notation} [belowNotation]
 * @property {((cell: Cell) => boolean) | null} [marked] cells with a mark in the corner
 * @property {(cell: Cell) => boolean} [edited] cells set by hand
 * @property {number} [range] of the colours; by default that of the numbers
 * @property {boolean} [plain] without the range beside the name
 * @property {Record<string, string>} words
 */

/**
 * @typedef {{rows: number, columns: number, firstRow: number, firstColumn: number}} Part of a
 *   matrix as drawn
 */

/**
 * Rows and columns as drawn.
 * @param {MatrixView} view
 */
export const drawnSize = ({ matrix: { rows, columns }, transposed }) =>
  transposed ? { rows: columns, columns: rows } : { rows, columns };

/**
 * The names of rows and columns as drawn.
 * @param {MatrixView} view
 * @returns {[string[], string[]]}
 */
export const drawnLabels = ({ rowLabels, columnLabels, transposed }) =>
  transposed ? [columnLabels, rowLabels] : [rowLabels, columnLabels];

/**
 * Turn a cell as drawn into one as stored, or the other way round: it is the same exchange.
 * @param {MatrixView} view
 * @param {Cell} cell
 * @returns {Cell}
 */
export const exchanged = ({ transposed }, { row, column }) =>
  transposed ? { row: column, column: row } : { row, column };

/**
 * Where the number of a cell as drawn is in the data.
 * @param {MatrixView} view
 * @param {number} row
 * @param {number} column
 */
export function indexOf(view, row, column) {
  const cell = exchanged(view, { row, column });
  return cell.row * view.matrix.columns + cell.column;
}

/**
 * Whether a cell is one of those that are lit.
 * @param {MatrixView} view
 * @param {Cell} cell
 */
export const isLit = ({ lit = [] }, cell) =>
  lit.some(
    ({ row, column }) =>
      (row === null || row === cell.row) && (column === null || column === cell.column),
  );

/**
 * The part that is printed: around the chosen cell, or what is lit or needed, where not all fits.
 * @param {MatrixView} view
 * @returns {Part}
 */
export function printedPart(view) {
  const size = drawnSize(view);
  const rows = Math.min(size.rows, view.size.visibleRows);
  const columns = Math.min(size.columns, view.size.visibleColumns);
  const { row, column } = view.chosen ?? view.lit?.[0] ?? view.around ?? { row: 0, column: 0 };
  const centre = exchanged(view, { row: row ?? 0, column: column ?? 0 });
  return {
    rows,
    columns,
    firstRow: origin(centre.row, size.rows, rows),
    firstColumn: origin(centre.column, size.columns, columns),
  };
}
