// The colours of a matrix as Plotly heatmaps: the part that is printed, and beside it the whole
// of a matrix that is too large to be printed.

import { h } from "../base/dom.js";
import { draw, release } from "../base/plotly.js";
import { OVERVIEW } from "./layout.js";

/** Rows of values for Plotly; what is not computed or not finite has no colour. */
function values(part, at, data, computed) {
  return Array.from({ length: part.rows }, (_, row) =>
    Array.from({ length: part.columns }, (_, column) => {
      const value = data[at(part.firstRow + row, part.firstColumn + column)];
      return computed && Number.isFinite(value) ? value : null;
    }),
  );
}

/** @param {{choose: (share: {x: number, y: number}) => void}} actions click on the whole matrix */
export function createHeat({ choose }) {
  const colours = h("div", { class: "bp-heat", "aria-hidden": "true" });
  const whole = h("div");
  const frame = h("div", { class: "bp-overview-frame" });
  const overview = h("div", { class: "bp-overview-box", "aria-hidden": "true" }, whole, frame);
  overview.hidden = true;
  let drawn = "";
  let drawnWhole = null;

  overview.addEventListener("click", (event) => {
    const box = overview.getBoundingClientRect();
    choose({
      x: (event.clientX - box.left) / box.width,
      y: (event.clientY - box.top) / box.height,
    });
  });

  function traceOf(figure, z, most) {
    return { ...figure.trace, z, zmin: -(most || 1), zmax: most || 1 };
  }

  return {
    colours,
    overview,
    /**
     * @param {any} view what the matrix shows
     * @param {any} part the rows and columns that are printed
     * @param {number} most the range of the colours
     * @param {(row: number, column: number) => number} at the index of a place as drawn
     */
    paint(view, part, most, at) {
      let z = values(part, at, view.matrix.data, view.computed !== false);
      if (z.length === 1 && z[0].length === 1 && most > 0) {
        // A single number is its own range: its colour changes with its sign alone.
        z = [[z[0][0] === null ? null : z[0][0] / most]];
        most = 1;
      }
      const width = part.columns * view.size.cell;
      const height = part.rows * view.size.rowHeight;
      const key = JSON.stringify([z, most, width, height, view.figure.key]);
      if (key === drawn) return;
      const layout = { ...view.figure.layout, width, height };
      if (draw(colours, [traceOf(view.figure, z, most)], layout, view.config)) drawn = key;
    },
    paintWhole(view, part, most, at, [rows, columns]) {
      overview.hidden = part.rows === rows && part.columns === columns;
      if (overview.hidden) return;
      const height = part.rows * view.size.rowHeight;
      overview.style.height = `${height}px`;
      const inset = [
        part.firstRow / rows,
        1 - (part.firstColumn + part.columns) / columns,
        1 - (part.firstRow + part.rows) / rows,
        part.firstColumn / columns,
      ];
      frame.style.inset = inset.map((share) => `${Math.max(0, 100 * share)}%`).join(" ");
      const key = [height, view.figure.key].join();
      if (drawnWhole === view.matrix.data && whole.dataset.key === key) return;
      const all = { rows, columns, firstRow: 0, firstColumn: 0 };
      const z = values(all, at, view.matrix.data, view.computed !== false);
      const trace = { ...traceOf(view.figure, z, most), xgap: 0, ygap: 0 };
      const layout = { ...view.figure.layout, width: OVERVIEW, height };
      if (!draw(whole, [trace], layout, view.config)) return;
      drawnWhole = view.matrix.data;
      whole.dataset.key = key;
    },
    dispose() {
      release(colours);
      release(whole);
    },
  };
}
