// One iteration's numbers under their names, as the specification lays them out in a window.

import { fill } from "../base/dom.js";
import { notationOf } from "../base/format.js";

/** @import { Notation } from "../base/format.js" */
/** @import { Cell, Specification } from "../types/specification.d.ts" */

/**
 * @typedef {{data: ArrayLike<number>, rows: number, columns: number, rowAxis: string,
 *            columnAxis: string}} Matrix `data` is row by row; the axes are names
 * @typedef {number | "mean"} Whose the row whose matrix is meant, where a name has one for each row
 * @typedef {ReturnType<typeof iterationValues>} IterationValues
 */

/**
 * @param {Pick<Specification, "axes" | "blocks" | "constants">} spec
 * @param {Float64Array} numbers one iteration's, `spec.stride` long
 * @param {Whose} chosen whose matrices are meant where nothing else is said
 */
export function iterationValues(spec, numbers, chosen = "mean") {
  /** @type {Map<string, Notation>} */
  const notations = new Map();

  /**
   * Whose matrix is shown of a name that has one for each row, the mean for a row that has none; or
   * null for a name that is one matrix.
   * @param {string} name
   * @param {Whose} whose
   */
  function whoseOf(name, whose = chosen) {
    const { each } = spec.blocks[name];
    if (!each) return null;
    return whose !== "mean" && whose < spec.axes[each].length ? whose : "mean";
  }

  /**
   * @param {string} name
   * @param {Whose} [whose]
   * @returns {Matrix}
   */
  function matrix(name, whose) {
    const one = whoseOf(name, whose);
    if (one === "mean") return matrix(`mean:${name}`);
    const block = spec.blocks[name];
    const rows = spec.axes[block.rows].length;
    const columns = spec.axes[block.columns].length;
    const size = rows * columns;
    const start = "offset" in block ? block.offset + (one ?? 0) * size : 0;
    const data =
      "constant" in block ? spec.constants[block.constant] : numbers.subarray(start, start + size);
    return { data, rows, columns, rowAxis: block.rows, columnAxis: block.columns };
  }

  /**
   * @param {string} name
   * @param {number} [row]
   * @param {number} [column]
   * @param {Whose} [whose]
   */
  function number(name, row = 0, column = 0, whose) {
    const { data, columns } = matrix(name, whose);
    return data[row * columns + column];
  }

  /**
   * Whether the iteration uses a training row; without batches it uses all of them.
   * @param {Whose} row
   */
  const isUsed = (row) => !("batch" in spec.blocks) || row === "mean" || number("batch", row) > 0;

  return {
    matrix,
    whoseOf,
    isUsed,
    /**
     * Whether a cell has no number because its row is not in the iteration's batch.
     * @param {string} name
     * @param {Cell} cell
     * @param {Whose} [whose]
     */
    isOutside(name, { row, column }, whose) {
      const { rows } = spec.blocks[name];
      const own = rows === "rows" ? row : whoseOf(name, whose);
      return own !== null && !isUsed(own) && Number.isNaN(number(name, row, column, whose));
    },
    /**
     * The same numbers, with other matrices meant where a name has one for each row.
     * @param {Whose} whose
     */
    choosing: (whose) => iterationValues(spec, numbers, whose),
    /** @param {string} name */
    has: (name) => name in spec.blocks,
    /**
     * How a name's numbers are written: whole data whole.
     * @param {string} name
     * @param {number} digits chosen by the reader
     * @param {Whose} [whose]
     * @returns {Notation}
     */
    notation(name, digits, whose) {
      const key = `${name} ${digits} ${whoseOf(name, whose)}`;
      const made =
        notations.get(key) ?? notationOf(matrix(name, whose).data, digits, spec.blocks[name].whole);
      notations.set(key, made);
      return made;
    },
    /** The number in one cell. */
    number,
  };
}

/**
 * The largest absolute finite value: the range of the colour scale.
 * @param {ArrayLike<number>} data
 */
export function range(data) {
  let most = 0;
  for (let at = 0; at < data.length; at += 1) {
    const size = Math.abs(data[at]);
    if (size > most && size < Infinity) most = size;
  }
  return most;
}

/**
 * How a cell is named: `delta_w1[x3, h2]`; a single number just by its name. The cell of a matrix
 * of one row has that row before it: `a2_d_z2[r3, y1, y2]`.
 * @param {Pick<Specification, "axes">} spec
 * @param {IterationValues} values
 * @param {string} name
 * @param {Cell} cell
 */
export function cellName(spec, values, name, { row, column }) {
  const { rowAxis, columnAxis } = values.matrix(name);
  const whose = values.whoseOf(name);
  const first = typeof whose === "number" ? spec.axes.rows[whose] : whose;
  const labels = [first, spec.axes[rowAxis][row], spec.axes[columnAxis][column]].filter(Boolean);
  return labels.length ? `${name}[${labels.join(", ")}]` : name;
}

/**
 * Of which row the matrix of a name is, in words; empty for a name that is one matrix.
 * @param {Pick<Specification, "words">} spec
 * @param {IterationValues} values
 * @param {string} name
 */
export function whoseText({ words }, values, name) {
  const whose = values.whoseOf(name);
  if (whose === null) return "";
  return whose === "mean" ? words.of_mean : fill(words.network_note, { row: whose + 1 });
}
