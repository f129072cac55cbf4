// The figure of the error over the iterations.

import { fill } from "../base/dom.js";
import { format } from "../base/format.js";

/** @import { Size } from "../base/dom.js" */
/** @import { Layout, Margin, SizedFigure, Trace } from "../types/plotly.d.ts" */
/** @import { Curve, CurveStyle, OriginalCurve } from "../types/specification.d.ts" */
/** @import { Model } from "../run/model.js" */

/** Up to so few iterations Plotly would number the space between them as well. */
const FEW = 6;
/** A former run that was far worse is cut off at so many times the largest error of this one. */
const FORMER = 2;
/** From this part of the thin line on there is its name. */
const NAMED = 0.55;
/** A line that ends before this part of the iterations has its name on the right: on the left the
 * axis would cut it off. */
const EARLY = 0.5;

/**
 * The name of the error on all training rows.
 * @param {Pick<Model, "values">} model
 */
export const trainError = ({ values }) => (values.has("train_error") ? "train_error" : "error");

/**
 * @param {Model} model
 * @param {Curve} curve
 * @param {Size} box
 * @returns {{data: Trace[], last: number, layout: Layout & Size & {margin: Margin}}} `last` is the
 *   last iteration
 */
export function figureOf(model, curve, box) {
  const { former, original, figures, iterations, position, values } = model;
  const { traces, layout } = figures.curve;
  const last = Math.max(1, iterations - 1);
  const now = values.number(trainError(model));
  const test = values.number("test_error");
  const computed = model.reached("error");
  const upTo = curve.x.findIndex((x) => x >= position.iteration);
  const before = upTo < 0 ? curve.x.length : upTo;
  /**
   * The curve has fewer points than iterations: the last one is the reader's own.
   * @template Value
   * @param {Value[]} points
   * @param {Value} value
   */
  const until = (points, value) => [...points.slice(0, before), ...(computed ? [value] : [])];
  const x = until(curve.x, position.iteration);
  const symbol = computed ? "circle" : "circle-open";
  // An error that is not computed yet is not given away by its place.
  const marked = computed || model.wholeCurve;
  const data = [
    ...(model.wholeCurve ? [{ ...traces.ahead, x: curve.x, y: curve.train }] : []),
    ...(former ? [{ ...traces.former, id: "former", x: former.curve.x, y: former.curve.train }] : []),
    ...beside(original && (model.wholeCurve ? original : untilNow(original, x)), traces, last, now),
    { ...traces.test, id: "test", x, y: until(curve.test, Number.isFinite(test) ? test : null) },
    ...(curve.batch
      ? [{ ...traces.batch, id: "batch", x, y: until(curve.batch, values.number("error")) }]
      : []),
    { ...traces.train, id: "train", x, y: until(curve.train, now) },
    {
      ...traces.now,
      x: marked ? [position.iteration] : [],
      y: marked ? [now] : [],
      marker: { ...traces.now.marker, symbol },
    },
  ];
  const all = [curve.train, curve.batch ?? [], curve.test, original?.train ?? []];
  // An error that is asked about is not given away by the axis.
  const lines = model.asked ? all.map((points) => points.slice(0, before)) : all;
  const own = Math.max(computed || !model.asked ? now : 0, ...lines.flatMap((points) => points.map((y) => y ?? 0)));
  const most = Math.max(own, Math.min(FORMER * own, ...greatest(former)));
  return {
    data,
    last,
    layout: {
      ...layout,
      ...box,
      xaxis: { ...layout.xaxis, range: [0, last], dtick: last < FEW ? 1 : undefined },
      yaxis: { ...layout.yaxis, range: [0, most * 1.06 || 1] },
    },
  };
}

/**
 * The curve as an image of its own, which says what its lines are.
 * @param {Model} model
 * @param {Curve} curve
 * @param {Size} box
 * @returns {SizedFigure}
 */
export function curveFigure(model, curve, box) {
  const { spec, palette } = model;
  const { data, layout } = figureOf(model, curve, box);
  const names = lineNames(model);
  const told = new Map([["train", names.train], ["former", spec.words.former_name]]);
  if (curve.batch) told.set("batch", names.batch);
  if (spec.axes.test_rows.length) told.set("test", names.test);
  const named = data.map(({ id = "", ...trace }) => ({ ...trace, name: told.get(id), showlegend: told.has(id) }));
  return {
    data: named,
    layout: {
      ...layout,
      margin: { ...layout.margin, l: layout.margin.l + 24 },
      showlegend: true,
      legend: { x: 1, xanchor: "right", y: 1, traceorder: "reversed", font: { color: palette.text } },
      yaxis: { ...layout.yaxis, title: { text: spec.words.error } },
    },
  };
}

/**
 * What the lines are, with their errors at this iteration.
 * @param {Model} model
 */
export function lineNames(model) {
  const { spec, values, digits, reached } = model;
  const { words } = spec;
  /** @param {string} name */
  const written = (name) => (reached("error") ? format(values.number(name), digits) : "···");
  return {
    train: fill(words.error_train, { train: written(trainError(model)) }),
    batch: fill(words.error_batch, { batch: written("error") }),
    test: fill(words.error_test, { test: written("test_error") }),
  };
}

/**
 * The largest error of the former run, where there is one.
 * @param {Model["former"]} former
 */
const greatest = (former) => (former ? [Math.max(0, ...former.curve.train.map((y) => y ?? 0))] : [0]);

/**
 * The part of a curve up to the last iteration that is computed.
 * @param {OriginalCurve} original
 * @param {number[]} computed the iterations whose error is computed
 * @returns {OriginalCurve}
 */
function untilNow({ x, train, ...rest }, computed) {
  const last = computed.at(-1) ?? -1;
  const count = x.filter((one) => one <= last).length;
  return { ...rest, x: x.slice(0, count), train: train.slice(0, count) };
}

/**
 * The training without what was set by hand: a thin line, with its name where it ends.
 * @param {OriginalCurve | null} original
 * @param {CurveStyle["traces"]} traces
 * @param {number} last iteration
 * @param {number} now the error of the training with it
 * @returns {Trace[]}
 */
function beside(original, traces, last, now) {
  if (!original) return [];
  const { x, train } = original;
  const line = { ...traces.original, x, y: train };
  const end = train.findLastIndex((y) => y !== null);
  if (end < 0) return [line];
  const ended = train[end] ?? 0;
  if (x[end] < EARLY * last) {
    const textposition = `${now > ended ? "bottom" : "top"} right`;
    return [line, { ...traces.named, x: [x[end]], y: [ended], textposition }];
  }
  // Above the line all along the name.
  const along = train.flatMap((y, at) => (y !== null && x[at] >= NAMED * x[end] ? [y] : []));
  return [line, { ...traces.named, x: [x[end]], y: [Math.max(...along)] }];
}
