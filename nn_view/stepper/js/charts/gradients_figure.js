// The figure of the sizes of the layers' gradients, above that of their saturated shares.

/** @import { Size } from "../base/dom.js" */
/** @import { Margin, SizedFigure, Trace } from "../types/plotly.d.ts" */
/** @import { GradientSizes } from "../types/specification.d.ts" */
/** @import { Model } from "../run/model.js" */

/** Up to so few iterations Plotly would number the space between them as well. */
const FEW = 6;

/**
 * The sizes of what is computed by now, or where the whole curve is wanted those of all iterations.
 * @param {Pick<Model, "wholeCurve" | "position" | "reached" | "spec">} model
 * @param {GradientSizes} sizes
 * @returns {GradientSizes}
 */
export function knownSizes({ wholeCurve, position, reached, spec }, sizes) {
  if (wholeCurve) return sizes;
  const count = sizes.x.filter((one) => one <= position.iteration).length;
  /**
   * @param {(number | null)[]} values
   * @param {string} name of what the last one of them needs
   */
  const until = (values, name) =>
    values.slice(0, count).map((value, at) => (sizes.x[at] < position.iteration || reached(name) ? value : null));
  const layers = sizes.layers.map(({ layer, gradients, saturated }) => ({
    layer,
    gradients: until(gradients, spec.parameters.find(({ name }) => name === `w${layer}`)?.delta ?? ""),
    saturated: until(saturated, `a${layer}_d_z${layer}`),
  }));
  return { ...sizes, x: sizes.x.slice(0, count), layers };
}

/**
 * @param {Pick<Model, "figures" | "position" | "iterations">} model
 * @param {GradientSizes} sizes
 * @param {Size} box
 * @returns {SizedFigure & {last: number, margin: Margin}} `last` is the last iteration
 */
export function gradientsFigure({ figures, position, iterations }, { x, dtick, layers }, box) {
  const { lines, layout, now } = figures.gradients;
  const last = Math.max(1, iterations - 1);
  /** @type {Trace[]} */
  const data = layers.flatMap(({ layer, gradients, saturated }, at) => {
    const line = lines[at % lines.length];
    const alike = { type: "scatter", mode: x.length > 2 ? "lines" : "lines+markers", x, line, marker: line, hoverinfo: "skip" };
    return [
      { ...alike, y: gradients, name: `w${layer}` },
      { ...alike, y: saturated, yaxis: "y2", showlegend: false },
    ];
  });
  const xaxis = { ...layout.xaxis, range: [0, last], dtick: last < FEW ? 1 : undefined };
  const yaxis = { ...layout.yaxis, dtick };
  const shapes = [{ ...now, x0: position.iteration, x1: position.iteration }];
  return { data, layout: { ...layout, ...box, xaxis, yaxis, shapes }, last, margin: layout.margin };
}
