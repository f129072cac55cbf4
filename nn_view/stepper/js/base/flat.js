// Charts in three dimensions where the browser has no WebGL: seen from above, as their contour.

/** @import { Axis, Figure, Trace } from "../types/plotly.d.ts" */

/** Around a plot, for its ticks and titles, which a scene has within. */
const MARGIN = { l: 62, r: 16, t: 12, b: 46 };
const FLAT = ["surface", "scatter3d"];

/** @type {boolean | null} */
let there = null;

/** Whether scenes can be drawn. */
export function hasWebGL() {
  if (there !== null) return there;
  const context = document.createElement("canvas").getContext("webgl");
  there = context !== null;
  // A page may have a few of them only.
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return there;
}

/**
 * The same traces in the same order, so that a slider moves the same ones.
 * @param {Trace} trace
 * @returns {Trace}
 */
function flatTrace({ z, surfacecolor, lighting, opacity, contours, ...trace }) {
  if (trace.type === "scatter3d") return { ...trace, type: "scatter" };
  // The colours may be logarithms; the numbers that are told are the heights.
  const hovertemplate = String(trace.hovertemplate ?? "").replace("%{z", "%{customdata");
  const heights = { z: surfacecolor ?? z, customdata: z, hovertemplate };
  return { ...trace, type: "contour", ...heights, contours: { coloring: "heatmap" } };
}

/**
 * A scene seen from above; null for one that shows nothing from there.
 * @param {Figure} figure
 * @returns {Figure | null}
 */
export function fromAbove({ data, layout }) {
  const { scene, ...rest } = layout;
  if (!scene || !data.every(({ type }) => FLAT.includes(type ?? ""))) return null;
  /** @param {"xaxis" | "yaxis"} name @returns {Axis} */
  const axis = (name) => {
    const { title, range } = /** @type {Axis} */ (scene[name]);
    return { ...layout[name], title, range };
  };
  const axes = { xaxis: axis("xaxis"), yaxis: axis("yaxis") };
  return { data: data.map(flatTrace), layout: { ...rest, ...axes, margin: MARGIN } };
}
