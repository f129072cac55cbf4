// What there is to draw at one moment, put together once for all panels.

/** @import { FormerRun } from "../types/page.d.ts" */
/** @import { Cell, Curve, Progress, Quantity, Specification } from "../types/specification.d.ts" */
/** @import { Choices } from "./choices.js" */
/** @import { IterationValues } from "./iteration.js" */
/** @import { Position } from "./position.js" */
/** @import { Run } from "./runs.js" */

/** @typedef {ReturnType<typeof createModel>} Model */
/** @typedef {FormerRun & {curve: Curve, state: Progress}} Former the run before a setting changed */

/**
 * @param {Run} run that is shown
 * @param {Choices} choices
 * @param {Position} position
 * @param {IterationValues} all numbers of the position's iteration
 * @param {Former | null} former
 */
export function createModel(run, choices, position, all, former) {
  const { spec, client } = run;
  const { known } = client;
  const index = new Map(spec.quantities.map(({ name }, at) => [name, at]));
  const quantity = spec.quantities[position.index];
  /**
   * The chosen cell, or the nearest that a quantity has.
   * @param {Quantity} one
   */
  const cellOf = (one) => {
    const { rows, columns } = all.matrix(one.name);
    /** @param {number} at @param {number} count */
    const within = (at, count) => Math.min(Math.max(at, 0), count - 1);
    return { row: within(choices.cell.row, rows), column: within(choices.cell.column, columns) };
  };
  const cell = cellOf(quantity);
  const row = rowOf(spec, choices.row);
  // What is computed of a row needs the matrix of that row; else it is that of the chosen row.
  const values = all.choosing(spec.blocks[quantity.name].rows === "rows" ? cell.row : row);
  return {
    spec,
    client,
    values,
    position,
    quantity,
    cellOf,
    cell,
    row,
    weight: choices.weight,
    inspect: choices.inspect,
    editing: choices.editing,
    query: run.query,
    digits: choices.digits,
    projection: choices.projection,
    enlarged: choices.enlarged,
    palette: spec.palettes[choices.paletteName],
    paletteName: choices.paletteName,
    figures: spec.figures[choices.paletteName],
    chart: choices.chart,
    map: choices.map,
    wholeCurve: choices.wholeCurve,
    curve: known.curve,
    state: known.state,
    former,
    original: known.original,
    was: known.was,
    findings: known.findings,
    iterations: spec.settings.iterations,
    trained: known.state.completed,
    available: client.available(),
    bounds: known.state.bounds ?? null,
    serial: choices.serial,
    layout: choices.layout,
    /**
     * What was set by hand in a parameter's cell before this iteration, with the number that it
     * replaced; or null.
     * @param {string} name
     * @param {Cell} cell
     */
    edited(name, { row, column }) {
      const at = spec.edits.findIndex(
        (edit) =>
          edit.iteration === position.iteration &&
          edit.name === name &&
          edit.row === row &&
          edit.column === column,
      );
      return at < 0 ? null : { ...spec.edits[at], was: known.was[at] ?? null };
    },
    /**
     * Whether a quantity has been computed at this position in the iteration.
     * @param {string} name
     */
    reached: (name) => (index.get(name) ?? -1) <= position.index,
  };
}

/**
 * The row that goes through the network: it counts training and test rows, or is "mean".
 * @param {Specification} spec
 * @param {number | "mean"} row
 */
function rowOf(spec, row) {
  if (row === "mean") return row;
  const count = spec.axes.rows.length + spec.axes.test_rows.length;
  return Math.min(Math.max(row, 0), count - 1);
}

/** Below this slope of an activation next to nothing of the error gets through. */
const SATURATED = 0.05;

/**
 * Whether a unit is saturated.
 * @param {number} slope of its activation
 */
export const isSaturated = (slope) => slope < SATURATED;
