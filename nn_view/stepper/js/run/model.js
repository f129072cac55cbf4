// What there is to draw at one moment, put together once for all panels.

/**
 * @param {any} live the run that is shown: its `spec` and `source`
 * @param {any} state what the reader has chosen
 * @param {import("./position.js").Place} place
 * @param {any} frame the numbers of the place's iteration
 */
export function createModel(live, state, place, frame) {
  const { spec, source } = live;
  const { known } = source;
  const index = new Map(spec.quantities.map(({ name }, at) => [name, at]));
  const quantity = spec.quantities[place.index];
  const cellOf = (one) => {
    const { rows, columns } = frame.matrix(one.name);
    const within = (at, count) => Math.min(Math.max(at, 0), count - 1);
    return { row: within(state.cell.row, rows), column: within(state.cell.column, columns) };
  };
  return {
    spec,
    frame,
    place,
    quantity,
    cellOf,
    cell: cellOf(quantity),
    row: rowOf(spec, state.row),
    weight: state.weight,
    inspect: state.inspect,
    editing: state.editing,
    query: live.query,
    digits: state.digits,
    projection: state.projection,
    palette: spec.palettes[state.paletteName],
    paletteName: state.paletteName,
    figures: spec.figures[state.paletteName],
    curve: known.curve,
    original: known.original,
    was: known.was,
    iterations: spec.settings.iterations,
    trained: known.state.completed,
    bounds: known.state.bounds ?? null,
    charts: state.charts,
    serial: state.serial,
    /** What is set by hand in a cell of a parameter before this iteration, or null; with what it was. */
    edited(name, { row, column }) {
      const at = spec.edits.findIndex(
        (edit) =>
          edit.iteration === place.iteration &&
          edit.name === name &&
          edit.row === row &&
          edit.column === column,
      );
      return at < 0 ? null : { ...spec.edits[at], was: known.was[at] ?? null };
    },
    /** Whether a quantity has been computed at this place of the iteration. */
    reached: (name) => !index.has(name) || index.get(name) <= place.index,
  };
}

/** The row that goes through the network: an index over training and test rows, or "mean". */
function rowOf(spec, row) {
  if (row === "mean") return row;
  const count = spec.axes.rows.length + spec.axes.test_rows.length;
  return Math.min(Math.max(row, 0), count - 1);
}
