// What there is to draw at one moment, put together once for all panels.

/** @import { Assessed, Question } from "../practice/ask.js" */
/** @import { FormerRun } from "../types/page.d.ts" */
/** @import { Cell, Curve, Progress, Quantity, Specification } from "../types/specification.d.ts" */
/** @import { Choices } from "./choices.js" */
/** @import { IterationValues } from "./iteration.js" */
/** @import { Position } from "./position.js" */
/** @import { Run } from "./runs.js" */

/** @typedef {ReturnType<typeof createModel>} Model */
/**
 * @typedef {object} Asked what is asked at a place before its result is shown
 * @property {"loading" | "lost" | "asked" | "none" | "answered"} state `lost`: the server is away,
 *   `none`: there is no question here
 * @property {Question | null} question
 * @property {string} said why there is none, or why an answer is asked for again
 * @property {Assessed | null} assessed what is said of the answer that was just given
 * @property {boolean} certain whether the reader claimed to be certain of this answer
 */
/**
 * @typedef {object} Hidden what is hidden beside the result
 * @property {boolean} line all that says how the result is computed
 * @property {boolean} shape
 * @property {boolean} chain of its factors
 * @property {boolean} order of the quantities
 */
/** @typedef {FormerRun & {curve: Curve, state: Progress}} Former the run before a setting changed */

/**
 * @param {Run} run that is shown
 * @param {Choices} choices
 * @param {Position} position
 * @param {IterationValues} all numbers of the position's iteration
 * @param {Former | null} former
 * @param {Asked | null} asked what is asked first here; null: nothing is asked anywhere
 */
export function createModel(run, choices, position, all, former, asked) {
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
  const hidden = asked && hiddenBy(asked);
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
    asked,
    hidden,
    /** Whether charts show what is still to come, and other runs; not where it would be an answer. */
    ahead: asked === null,
    wholeCurve: choices.wholeCurve && asked === null,
    curve: known.curve,
    state: known.state,
    former: asked ? null : former,
    original: known.original,
    was: known.was,
    findings: asked ? [] : known.findings,
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
     * Whether a quantity has been computed at this position in the iteration. One whose result is
     * hidden has not: no panel needs to know more.
     * @param {string} name
     */
    reached: (name) => (index.get(name) ?? -1) < position.index + (hidden ? 0 : 1),
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

/** The states in which a result is hidden. */
const HIDING = new Set(["loading", "lost", "asked"]);

/**
 * What is hidden at a place, or null.
 * @param {Pick<Asked, "state" | "question">} asked
 * @returns {Hidden | null}
 */
export function hiddenBy({ state, question }) {
  if (!HIDING.has(state)) return null;
  const kind = question?.kind;
  // A question that is on its way may be about anything; chain and list have been seen by then.
  const open = state === "loading";
  const order = kind === "order";
  const chain = order || kind === "operand";
  return { line: open || chain, shape: open || kind === "shape", chain, order };
}

/** Below this slope of an activation next to nothing of the error gets through. */
const SATURATED = 0.05;

/**
 * Whether a unit is saturated.
 * @param {number} slope of its activation
 */
export const isSaturated = (slope) => slope < SATURATED;
