// Plotly.js, loaded once a tab and kept privately: another part of the page may load its own.

/** @import { Chart, ImageFormat, Layout, Library, SizedFigure, Trace } from "../types/plotly.d.ts" */

/** @type {Library | null} */
let library = null;
/** @type {Promise<void> | null} */
let loading = null;

/**
 * Load Plotly, once; resolves when charts can be drawn.
 * @param {() => Promise<unknown>} bring brings it onto the page
 */
function loadPlotly(bring) {
  loading ??= load(bring).catch((problem) => {
    loading = null;
    throw problem;
  });
  return loading;
}

/** How long before Plotly is asked for again. */
const AGAIN_MS = 1000;

/**
 * Load Plotly, however often it fails.
 * @param {() => Promise<unknown>} bring as above
 * @param {() => void} there
 * @returns {() => void} gives it up
 */
export function keepLoading(bring, there) {
  let gone = false;
  const attempt = () => {
    loadPlotly(bring).then(
      () => gone || there(),
      () => gone || setTimeout(attempt, AGAIN_MS),
    );
  };
  attempt();
  return () => {
    gone = true;
  };
}

/** @param {() => Promise<unknown>} bring */
async function load(bring) {
  const before = window.Plotly;
  await bring();
  library = window.Plotly ?? null;
  if (before) window.Plotly = before;
}

/** How often Plotly did not arrive from the server. */
let failures = 0;

/**
 * Bring Plotly from the server. Firefox never asks again for a module that could not be loaded,
 * unless it has another address.
 * @param {string} path relative to the root
 */
export async function importPlotly(path) {
  const address = failures ? `${path}?again=${failures}` : path;
  try {
    await import(new URL(address, document.baseURI).href);
  } catch (problem) {
    failures += 1;
    throw problem;
  }
}

/**
 * Whether Plotly has drawn in this element.
 * @param {HTMLElement} element
 * @returns {element is Chart}
 */
const isChart = (element) => element.classList.contains("js-plotly-plot");

/**
 * Draw or redraw a chart, changing only what differs; false while Plotly is not loaded. `release`
 * ends a chart.
 * @param {HTMLElement} element
 * @param {Trace[]} traces
 * @param {Layout} layout
 * @param {object} config only read for a new chart
 */
export function draw(element, traces, layout, config) {
  if (library === null) return false;
  const live = isChart(element);
  library.react(element, traces, layout, live ? undefined : config);
  if (!live) neverMeasure(element);
  return true;
}

/**
 * Plotly asks for an element's size at each drawing, for charts that follow their window, and so
 * makes the browser lay out all that was written since. Ours are told their sizes: a chart that is
 * known to be without one is not asked again, unless it is given a configuration anew.
 * @param {HTMLElement & {_context?: object}} element
 */
function neverMeasure({ _context: context }) {
  if (context) Object.assign(context, { _hasZeroWidth: true, _hasZeroHeight: true });
}

/** @param {HTMLElement} element */
export function release(element) {
  if (library !== null && isChart(element)) library.purge(element);
}

/**
 * Change some attributes of some traces of a live chart, and nothing else.
 * @param {HTMLElement} element
 * @param {Record<string, unknown[]>} change
 * @param {number[]} traces
 */
export function restyle(element, change, traces) {
  if (library !== null && isChart(element)) library.restyle(element, change, traces);
}

/**
 * Change some attributes of the layout of a live chart, and nothing else.
 * @param {HTMLElement} element
 * @param {Record<string, unknown>} change
 */
export function relayout(element, change) {
  if (library !== null && isChart(element)) library.relayout(element, change);
}

/**
 * Be told of each point that is clicked in a live chart.
 * @param {HTMLElement} element
 * @param {(points: import("../types/plotly.d.ts").Point[]) => void} listener
 * @returns {boolean} whether there is such a chart
 */
export function listenToClicks(element, listener) {
  if (!isChart(element)) return false;
  element.on("plotly_click", ({ points }) => listener(points));
  return true;
}

/**
 * Save a figure that is not on the page as an image, in its layout's own size.
 * @param {SizedFigure} figure
 * @param {ImageFormat} format
 * @param {string} name of the file
 */
export function saveFigure({ data, layout }, format, name) {
  const { width, height } = layout;
  library?.downloadImage({ data, layout }, { format, filename: name, width, height, scale: sharpness(format) });
}

/**
 * An image of pixels has as many as a print needs.
 * @param {ImageFormat} format
 */
const sharpness = (format) => (format === "png" ? 2 : 1);

/**
 * Save a live chart as an image, by Plotly's own export in the browser. It takes its `background`
 * along: the text of a dark page could not be seen on white paper.
 * @param {HTMLElement} element
 * @param {ImageFormat} format
 * @param {string} name of the file
 * @param {string} background
 */
export function saveChart(element, format, name, background) {
  if (library === null || !isChart(element)) return;
  const { width, height } = element.getBoundingClientRect();
  const { data, layout } = element;
  saveFigure({ data, layout: { ...layout, paper_bgcolor: background, width, height } }, format, name);
}
