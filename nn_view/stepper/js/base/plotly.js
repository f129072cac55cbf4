// Plotly.js, brought once a tab and kept privately: another part of the page may load its own.

let library = null;
let loading = null;

/** The library, or null while it is on its way. */
export const plotly = () => library;

/** Bring Plotly from `address`, or take the one that is there; resolves when charts can be drawn. */
export function bringPlotly(address) {
  loading ??= load(address).catch((problem) => {
    loading = null;
    throw problem;
  });
  return loading;
}

async function load(address) {
  const before = address ? window.Plotly : null;
  if (address) await import(address);
  library = window.Plotly;
  if (before) window.Plotly = before;
}

/**
 * Draw or redraw a chart in `element` with what it needs only: `Plotly.react` on a live chart.
 * A chart that never came into view costs nothing; `release` ends one.
 */
export function draw(element, traces, layout, config) {
  if (library === null) return false;
  const live = isDrawn(element);
  library.react(element, traces, layout, live ? undefined : config);
  if (!live) neverMeasure(element);
  return true;
}

/**
 * Plotly asks for an element's size at each drawing, for charts that follow their window, and so
 * has the browser lay out all that was written since. Ours are told their sizes: a chart that is
 * known to be without one is not asked again, unless it is given a configuration anew.
 */
function neverMeasure({ _context: context }) {
  if (context) Object.assign(context, { _hasZeroWidth: true, _hasZeroHeight: true });
}

const isDrawn = (element) => element.classList.contains("js-plotly-plot");

export function release(element) {
  if (library !== null && isDrawn(element)) library.purge(element);
}

/** Change some attributes of some traces of a live chart, and nothing else. */
export function restyle(element, change, traces) {
  if (library !== null && isDrawn(element)) library.restyle(element, change, traces);
}

/** Keep a figure that is not on the page as a picture, in its layout's own size. */
export function keepFigure({ data, layout }, format, name) {
  const { width, height } = layout;
  library?.downloadImage({ data, layout }, { format, filename: name, width, height, scale: sharpness(format) });
}

/** A picture of dots has as many as a print needs. */
const sharpness = (format) => (format === "png" ? 2 : 1);

/**
 * Keep a live chart as a picture: Plotly's own export, which asks nobody. It takes its `background`
 * along: the ink of a dark page could not be seen on white paper.
 */
export function keepPicture(element, format, name, background) {
  if (library === null || !isDrawn(element)) return;
  const { width, height } = element.getBoundingClientRect();
  const { data, layout } = element;
  keepFigure({ data, layout: { ...layout, paper_bgcolor: background, width, height } }, format, name);
}
