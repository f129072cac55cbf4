// The figure of what a unit answers over the inputs: a map over two, a curve over one, and on it the
// rows of the data.

import { briefly, drawn } from "../base/names.js";
import { range } from "../run/iteration.js";

/** @import { Size } from "../base/dom.js" */
/** @import { SizedFigure, Trace } from "../types/plotly.d.ts" */
/** @import { ColourScale, MappedUnit, OutputStyle } from "../types/specification.d.ts" */
/** @import { Model } from "../run/model.js" */

/** Characters of a class's name beside its colour. */
const MOST_NAME = 8;
/** From so many rows on their marks are smaller. */
const MANY_ROWS = 60;
const SMALLER = 0.7;

/** The map of the class with the largest output. */
export const CLASS = "class";

/**
 * A row of the data, with the place among the training or the test rows.
 * @typedef {{row: number, test: boolean, at: number, x: number, y: number}} Place
 */

/**
 * The unit that a map is of; null for the map of classes.
 * @param {Pick<Model, "spec">} model
 * @param {string} name of the map
 */
export const unitOf = ({ spec }, name) => spec.output.units.find(({ map }) => map === name) ?? null;

/**
 * @param {Model} model
 * @param {string} name of the map
 * @param {Float32Array} numbers
 * @param {Size} box
 * @returns {SizedFigure}
 */
export function outputFigure(model, name, numbers, box) {
  const { axes } = model.spec.output;
  return axes.length === 2 ? mapFigure(model, name, numbers, box) : curveFigure(model, name, numbers, box);
}

/**
 * @param {Model} model
 * @param {string} name
 * @param {Float32Array} numbers
 * @param {Size} box
 * @returns {SizedFigure}
 */
function mapFigure(model, name, numbers, box) {
  const { spec, figures } = model;
  const { traces, layout } = figures.output;
  const [x, y] = spec.output.axes;
  const unit = unitOf(model, name);
  const z = y.map((_, at) => numbers.subarray(at * x.length, (at + 1) * x.length));
  const scale = unit ? scaleOf(model, unit, numbers) : classScale(model);
  const half = unit && isProbability(unit) && spec.output.classes.length > 0;
  const rows = placesOf(model, 0);
  return sized(model, box, layout, {
    data: [
      { ...traces.map, ...scale, x, y, z, zsmooth: unit ? "fast" : false, colorbar: barOf(model, unit) },
      ...(half ? [{ ...traces.half, x, y, z }] : []),
      ...marks(model, unit, rows),
    ],
    axes: [x, y],
    titles: spec.axes.inputs,
  });
}

/**
 * @param {Model} model
 * @param {string} name
 * @param {Float32Array} numbers
 * @param {Size} box
 * @returns {SizedFigure}
 */
function curveFigure(model, name, numbers, box) {
  const { spec, figures } = model;
  const { traces, layout } = figures.output;
  const [x] = spec.output.axes;
  const unit = unitOf(model, name) ?? spec.output.units[0];
  const isOutput = unit.layer === spec.layers.length - 1;
  const rows = placesOf(model, unit.unit).map((place) =>
    isOutput ? place : { ...place, y: activationOf(model, unit, place) },
  );
  const heights = [...numbers, ...rows.map((one) => one.y), ...(unit.bounds ?? [])].filter(Number.isFinite);
  const ends = [Math.min(...heights), Math.max(...heights)];
  const room = 0.06 * (ends[1] - ends[0]) || 0.5;
  return sized(model, box, layout, {
    data: [{ ...traces.curve, x, y: Array.from(numbers) }, ...marks(model, unit, rows)],
    axes: [x, [ends[0] - room, ends[1] + room]],
    titles: [spec.axes.inputs[0], unit.label],
  });
}

/**
 * @param {Model} model
 * @param {Size} box
 * @param {OutputStyle["layout"]} layout
 * @param {{data: Trace[], axes: number[][], titles: string[]}} parts
 * @returns {SizedFigure}
 */
function sized(model, box, layout, { data, axes, titles }) {
  const [across, upwards] = drawn(titles, MOST_NAME * 3);
  const flat = model.spec.output.axes.length === 1;
  const [xaxis, yaxis] = [across, upwards].map((text, at) => ({
    ...(at ? layout.yaxis : layout.xaxis),
    range: [axes[at][0], axes[at][axes[at].length - 1]],
    title: { text, standoff: 2 },
  }));
  const margin = flat ? { ...layout.margin, r: 12 } : layout.margin;
  return { data, layout: { ...layout, ...box, margin, xaxis, yaxis } };
}

/**
 * Where the marks of all rows are in a figure, in the order of the rows.
 * @param {SizedFigure} figure
 */
export function rowMarks({ data }) {
  const { x = [], y = [] } = data[data.length - 2];
  return Array.from(x, (one, at) => ({ x: one, y: y[at] ?? NaN }));
}

/**
 * Where the rows of the data are; one input has the target of an output as the height.
 * @param {Model} model
 * @param {number} output
 * @returns {Place[]}
 */
function placesOf({ spec, values }, output) {
  const train = spec.axes.rows.length;
  const plane = spec.output.axes.length === 2;
  return Array.from({ length: train + spec.axes.test_rows.length }, (_, row) => {
    const test = row >= train;
    const at = test ? row - train : row;
    const inputs = test ? "test_inputs" : "inputs";
    const x = values.number(inputs, at, 0);
    const y = plane ? values.number(inputs, at, 1) : values.number(test ? "test_output" : "output", at, output);
    return { row, test, at, x, y };
  });
}

/**
 * @param {Model} model
 * @param {MappedUnit} unit
 * @param {Place} place
 */
const activationOf = ({ values }, { layer, unit }, { test, at }) =>
  values.number(`${test ? "test:" : ""}a${layer}`, at, unit);

/**
 * The marks of all rows, and a ring around the chosen one.
 * @param {Model} model
 * @param {MappedUnit | null} unit
 * @param {Place[]} places
 * @returns {Trace[]}
 */
function marks(model, unit, places) {
  const { traces, symbols } = model.figures.output;
  const { marker } = traces.rows;
  const size = Number(marker?.size) * (places.length > MANY_ROWS ? SMALLER : 1);
  const classes = places.map((place) => classOf(model, place));
  const symbol = places.map(({ test }, at) => `${symbols[classes[at]]}${test ? "-dot" : ""}`);
  const chosen = places.filter(({ row }) => row === model.row);
  const coordinates = (/** @type {Place[]} */ some) => ({ x: some.map((one) => one.x), y: some.map((one) => one.y) });
  return [
    { ...traces.rows, ...coordinates(places), marker: { ...marker, size, symbol, ...coloursOf(model, unit, places, classes) } },
    { ...traces.chosen, ...coordinates(chosen) },
  ];
}

/**
 * The class of a row, counted from 0; 0 where targets are no classes.
 * @param {Model} model
 * @param {Place} place
 */
function classOf({ spec, values }, { test, at }) {
  if (spec.output.classes.length === 0) return 0;
  const outputs = spec.axes.outputs.map((_, one) => values.number(test ? "test_output" : "output", at, one));
  return outputs.length === 1 ? outputs[0] : outputs.indexOf(1);
}

/**
 * The colours of the rows: those of their classes where there are several outputs, or else of their
 * targets on the scale of the output.
 * @param {Model} model
 * @param {MappedUnit | null} unit
 * @param {Place[]} places
 * @param {number[]} classes
 */
function coloursOf(model, unit, places, classes) {
  const { spec, values, figures } = model;
  const { output } = figures;
  const last = spec.layers.length - 1;
  if (!unit) return { color: classes.map((one) => output.classes[one]) };
  const shown = unit.layer === last ? unit : spec.output.units[0];
  const targets = places.map(({ test, at }) => values.number(test ? "test_output" : "output", at, shown.unit));
  const [cmin, cmax] = boundsOf(shown, Float32Array.from(targets));
  return { color: targets, cmin, cmax, colorscale: output.scale };
}

/**
 * @param {Model} model
 * @param {MappedUnit} unit
 * @param {Float32Array} numbers
 */
function scaleOf(model, unit, numbers) {
  const [zmin, zmax] = boundsOf(unit, numbers);
  return { zmin, zmax, colorscale: model.figures.output.scale };
}

/**
 * Its own bounds, or as far from 0 as the numbers reach.
 * @param {MappedUnit} unit
 * @param {Float32Array} numbers
 */
function boundsOf({ bounds }, numbers) {
  if (bounds) return bounds;
  const most = range(numbers) || 1;
  return [-most, most];
}

/** @param {Model} model */
function classScale({ spec, figures }) {
  const { length } = spec.output.classes;
  /** @type {ColourScale} */
  const colorscale = figures.output.classes
    .slice(0, length)
    .flatMap((colour, at) => [[at / length, colour], [(at + 1) / length, colour]]);
  return { zmin: -0.5, zmax: length - 0.5, colorscale, opacity: 0.4 };
}

/**
 * The bar of colours: beside them the classes with their shapes where colours stand for these.
 * @param {Model} model
 * @param {MappedUnit | null} unit
 */
function barOf({ spec, figures }, unit) {
  const { classes, units } = spec.output;
  const { bar, signs } = figures.output;
  const single = spec.axes.outputs.length === 1 && unit === units[0] && isProbability(units[0]);
  if (classes.length === 0 || (unit && !single)) return { ...bar, nticks: 5 };
  const texts = drawn(briefly(classes, MOST_NAME), MOST_NAME).map((name, at) => `${signs[at]} ${name}`);
  return { ...bar, tickmode: "array", tickvals: texts.map((_, at) => at), ticktext: texts };
}

/** @param {MappedUnit} unit */
const isProbability = ({ bounds }) => bounds?.[0] === 0 && bounds[1] === 1;
