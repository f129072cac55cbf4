// One iteration's numbers under their names, as the specification lays them out in a window.

/**
 * @typedef {{data: ArrayLike<number>, rows: number, columns: number, rowAxis: string,
 *            columnAxis: string}} Matrix
 */

/**
 * @param {any} spec the server's specification
 * @param {Float64Array} numbers one iteration's, `spec.stride` long
 */
export function createFrame(spec, numbers) {
  return {
    has: (name) => name in spec.blocks,
    /** @returns {Matrix} */
    matrix(name) {
      const block = spec.blocks[name];
      const rows = spec.axes[block.rows].length;
      const columns = spec.axes[block.columns].length;
      const data =
        "constant" in block
          ? spec.constants[block.constant]
          : numbers.subarray(block.offset, block.offset + rows * columns);
      return { data, rows, columns, rowAxis: block.rows, columnAxis: block.columns };
    },
    /** How many of the digits asked for a name's numbers are printed with: whole data has none. */
    digits: (name, asked) => (spec.blocks[name].whole ? 0 : asked),
    /** The number in one cell. */
    number(name, row = 0, column = 0) {
      const matrix = this.matrix(name);
      return matrix.data[row * matrix.columns + column];
    },
  };
}

/** The greatest absolute finite value: the range of the colour scale. */
export function range(data) {
  let most = 0;
  for (let at = 0; at < data.length; at += 1) {
    const size = Math.abs(data[at]);
    if (size > most && size < Infinity) most = size;
  }
  return most;
}
