// What the reader has chosen beside the position, and a position as a page writes it.

import { START_SPEED } from "./player.js";

/** @import { StepperData, WrittenPosition } from "../types/page.d.ts" */
/** @import { Cell, NamedCell } from "../types/specification.d.ts" */
/** @import { Position } from "./position.js" */

/**
 * @typedef {object} Choices
 * @property {number | "mean"} row which row of the data goes through the network
 * @property {Cell} cell of the quantity's result
 * @property {{name: string, cell: Cell} | null} weight that is looked at
 * @property {NamedCell | null} inspect the cell of another matrix that is looked at
 * @property {NamedCell | null} editing the weight whose field is open
 * @property {number} digits
 * @property {boolean} projection
 * @property {string} enlarged the panel that has all the room; empty: none
 * @property {"error" | "output" | "gradients"} chart which one has the place beside the network
 * @property {string} map what the output's map is of; empty: what comes first
 * @property {number} ask the number of the question that is asked first at each place; 0: none is
 * @property {boolean} wholeCurve whether charts show the iterations to come
 * @property {number} speed an index of `SPEEDS`
 * @property {string} paletteName
 * @property {number} serial changes whenever everything has to be drawn again
 * @property {number} layout changes whenever everything has to be measured again, too
 */

/**
 * Row and cell as a page writes them: they count from 1 there.
 * @param {WrittenPosition} written
 * @returns {Pick<Choices, "row" | "cell">}
 */
export function readPosition({ row, cell }) {
  const [line, column] = cell ? cell.split(",").map(Number) : [1, 1];
  return {
    row: row === "mean" ? "mean" : Number(row || 1) - 1,
    cell: { row: line - 1, column: column - 1 },
  };
}

/**
 * The chart that a page asks for, which leaves out the usual one.
 * @param {Pick<StepperData, "chart">} data
 * @returns {Choices["chart"]}
 */
export const readChart = ({ chart }) => chart || "error";

/**
 * What is chosen when the page opens.
 * @param {StepperData} data
 * @returns {Choices}
 */
export const firstChoices = (data) => ({
  ...readPosition(data.position),
  weight: null,
  inspect: null,
  editing: null,
  digits: data.digits,
  projection: data.view === "projection",
  enlarged: "",
  chart: readChart(data),
  map: "",
  ask: data.ask ?? 0,
  wholeCurve: false,
  speed: START_SPEED,
  paletteName: "",
  serial: 0,
  layout: 0,
});

/**
 * The position with the choices that belong to it, as the address has them.
 * @param {Position} position
 * @param {string[]} names of the quantities
 * @param {Cell} cell
 * @param {Choices} choices
 */
export const writtenPosition = (position, names, cell, { row, digits, projection, chart, ask }) => ({
  at: position.iteration,
  quantity: names[position.index],
  row: row === "mean" ? "mean" : String(row + 1),
  cell: `${cell.row + 1},${cell.column + 1}`,
  digits,
  view: projection ? "projection" : "",
  ...(chart === "error" ? {} : { chart }),
  ...(ask ? { ask: String(ask) } : {}),
});
