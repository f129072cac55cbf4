// A matrix as one figure, its numbers and the names of its rows and columns within the chart.

import { formatEntry, sharedPower } from "../base/format.js";
import { drawn, longest } from "../base/names.js";
import { range, whoseText } from "../run/iteration.js";

/** @import { SizedFigure } from "../types/plotly.d.ts" */
/** @import { Model } from "../run/model.js" */

/** From so many cells on a matrix shows its colours alone: its numbers could not be read. */
const MOST_NUMBERS = 400;
/** Room for a figure, a row and the title, in pixels; and the most that an image may take. */
const FIGURE = 8;
const ROW = 28;
const TITLE = 40;
const MOST = 1200;
/** Characters of a row's or column's name. */
const MOST_NAME = 14;

/**
 * Characters for which there is room in a name.
 * @param {string[]} names
 */
const roomFor = (names) => Math.min(MOST_NAME, longest(names));

/**
 * @param {Model} model
 * @param {string} name of a quantity or parameter
 * @returns {SizedFigure}
 */
export function matrixFigure({ spec, values, digits, palette, figures }, name) {
  const matrix = values.matrix(name);
  const { data, rows, columns } = matrix;
  const notation = values.notation(name, digits);
  const most = range(data) || 1;
  const rowNames = spec.axes[matrix.rowAxis];
  const columnNames = spec.axes[matrix.columnAxis];
  /**
   * @template Entry
   * @param {Entry[]} entries
   */
  const inRows = (entries) =>
    Array.from({ length: rows }, (_, row) => entries.slice(row * columns, (row + 1) * columns));
  const numbers = Array.from(data);
  const parts = [name, whoseText(spec, values, name), sharedPower(notation)];
  const title = parts.filter(Boolean).join(" ");
  const texts = numbers.map((value) => formatEntry(value, notation));
  const printed = rows * columns <= MOST_NUMBERS;
  const cell = printed ? FIGURE * (Math.max(longest(texts), roomFor(columnNames)) + 2) : ROW / 2;
  const left = FIGURE * (roomFor(rowNames) + 1) + 6;
  const width = left + Math.min(MOST, columns * cell) + 10;
  const height = TITLE + 34 + Math.min(MOST, rows * (printed ? ROW : ROW / 2));
  /** @param {string[]} names */
  const axis = (names) => ({
    visible: true,
    ticks: "",
    showgrid: false,
    zeroline: false,
    tickvals: names.map((_, one) => one),
    ticktext: drawn(names, MOST_NAME),
    color: palette.muted,
  });
  const { layout, trace } = figures.matrix;
  return {
    data: [
      {
        ...trace,
        z: inRows(numbers.map((value) => (Number.isFinite(value) ? value : null))),
        zmin: -most,
        zmax: most,
        text: inRows(texts),
        texttemplate: printed ? "%{text}" : "",
      },
    ],
    layout: {
      ...layout,
      // A single cell's title is wider than the cell.
      width: Math.max(width, left + FIGURE * (title.length + 4)),
      height,
      margin: { l: left, r: 10, t: TITLE, b: 34 },
      title: { text: title, x: 0, xref: "paper", font: { color: palette.text, size: 16 } },
      font: { ...figures.network.layout.font, color: palette.muted, size: 13 },
      xaxis: { ...layout.xaxis, ...axis(columnNames) },
      yaxis: { ...layout.yaxis, ...axis(rowNames) },
    },
  };
}
