// Plotly.js, brought once a tab and kept privately: another part of the page may load its own.

let library = null;
let loading = null;

/** The library, or null while it is on its way. */
export const plotly = () => library;

/** Bring Plotly from `address`; resolves when charts can be drawn. */
export function bringPlotly(address) {
  loading ??= load(address).catch((problem) => {
    loading = null;
    throw problem;
  });
  return loading;
}

async function load(address) {
  const before = window.Plotly;
  await import(address);
  library = window.Plotly;
  if (before) window.Plotly = before;
}

/**
 * Draw or redraw a chart in `element` with what it needs only: `Plotly.react` on a live chart.
 * A chart that never came into view costs nothing; `release` ends one.
 */
export function draw(element, traces, layout, config) {
  if (library === null) return false;
  library.react(element, traces, layout, config);
  return true;
}

export function release(element) {
  if (library !== null && element.classList.contains("js-plotly-plot")) library.purge(element);
}
