// One iteration's numbers under their names, as the specification lays them out in a window.

import { notationOf } from "../base/format.js";

/** @import { Notation } from "../base/format.js" */
/** @import { Cell, Specification } from "../types/specification.d.ts" */

/**
 * @typedef {{data: ArrayLike<number>, rows: number, columns: number, rowAxis: string,
 *            columnAxis: string}} Matrix `data` is row by row; the axes are names
 * @typedef {ReturnType<typeof iterationValues>} IterationValues
 */

/**
 * @param {Pick<Specification, "axes" | "blocks" | "constants">} spec
 * @param {Float64Array} numbers one iteration's, `spec.stride` long
 */
export function iterationValues(spec, numbers) {
  /** @type {Map<string, Notation>} */
  const notations = new Map();

  /**
   * @param {string} name
   * @returns {Matrix}
   */
  function matrix(name) {
    const block = spec.blocks[name];
    const rows = spec.axes[block.rows].length;
    const columns = spec.axes[block.columns].length;
    const data =
      "constant" in block
        ? spec.constants[block.constant]
        : numbers.subarray(block.offset, block.offset + rows * columns);
    return { data, rows, columns, rowAxis: block.rows, columnAxis: block.columns };
  }

  return {
    matrix,
    /** @param {string} name */
    has: (name) => name in spec.blocks,
    /**
     * How a name's numbers are written: whole data whole.
     * @param {string} name
     * @param {number} digits chosen by the reader
     * @returns {Notation}
     */
    notation(name, digits) {
      const key = `${name} ${digits}`;
      const made =
        notations.get(key) ?? notationOf(matrix(name).data, digits, spec.blocks[name].whole);
      notations.set(key, made);
      return made;
    },
    /**
     * The number in one cell.
     * @param {string} name
     */
    number(name, row = 0, column = 0) {
      const { data, columns } = matrix(name);
      return data[row * columns + column];
    },
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
 * How a cell is named: `delta_w1[x3, h2]`; a single number just by its name.
 * @param {Pick<Specification, "axes">} spec
 * @param {IterationValues} values
 * @param {string} name
 * @param {Cell} cell
 */
export function cellName(spec, values, name, { row, column }) {
  const { rowAxis, columnAxis } = values.matrix(name);
  const labels = [spec.axes[rowAxis][row], spec.axes[columnAxis][column]].filter(Boolean);
  return labels.length ? `${name}[${labels.join(", ")}]` : name;
}
