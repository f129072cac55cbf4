// The colours of a matrix as Plotly heatmaps: the part that is printed, and beside it the whole
// of a matrix that is too large to be printed.

import { h } from "../base/dom.js";
import { draw, release } from "../base/plotly.js";
import { OVERVIEW } from "./layout.js";
import { drawnSize, indexOf } from "./view.js";

/** @import { MatrixStyle } from "../types/specification.d.ts" */
/** @import { MatrixView, Part } from "./view.js" */

/**
 * Rows of values for Plotly; what is not computed or not finite has no colour.
 * @param {MatrixView} view
 * @param {Part} part
 */
function rowsOf(view, part) {
  return Array.from({ length: part.rows }, (_, row) =>
    Array.from({ length: part.columns }, (__, column) => {
      const index = indexOf(view, part.firstRow + row, part.firstColumn + column);
      const value = view.matrix.data[index];
      return view.computed !== false && Number.isFinite(value) ? value : null;
    }),
  );
}

/**
 * @param {MatrixStyle} figure
 * @param {(number | null)[][]} z
 * @param {number} most the range of the colours
 */
const traceOf = (figure, z, most) => ({ ...figure.trace, z, zmin: -(most || 1), zmax: most || 1 });

/** @param {{choose: (share: {x: number, y: number}) => void}} actions click on the whole matrix */
export function createHeatmap({ choose }) {
  const colours = h("div", { class: "bp-heatmap", "aria-hidden": "true" });
  const whole = h("div");
  const frame = h("div", { class: "bp-overview-frame" });
  const overview = h("div", { class: "bp-overview-box", "aria-hidden": "true" }, whole, frame);
  overview.hidden = true;
  let drawn = "";
  /** @type {ArrayLike<number> | null} */
  let drawnWhole = null;

  overview.addEventListener("click", (event) => {
    const box = overview.getBoundingClientRect();
    choose({
      x: (event.clientX - box.left) / box.width,
      y: (event.clientY - box.top) / box.height,
    });
  });

  return {
    colours,
    overview,
    /**
     * Give the colours their room, and the whole matrix where only a part is printed, with a frame
     * around that: nothing moves when they are drawn.
     * @param {MatrixView} view
     * @param {Part} part that is printed
     */
    place(view, part) {
      colours.style.width = `${part.columns * view.size.cell}px`;
      colours.style.height = `${part.rows * view.size.rowHeight}px`;
      const { rows, columns } = drawnSize(view);
      overview.hidden = part.rows === rows && part.columns === columns;
      if (overview.hidden) return;
      overview.style.height = `${part.rows * view.size.rowHeight}px`;
      const inset = [
        part.firstRow / rows,
        1 - (part.firstColumn + part.columns) / columns,
        1 - (part.firstRow + part.rows) / rows,
        part.firstColumn / columns,
      ];
      frame.style.inset = inset.map((share) => `${Math.max(0, 100 * share)}%`).join(" ");
    },
    /**
     * Draw the colours; false while Plotly is on its way.
     * @param {MatrixView} view
     * @param {Part} part that is printed
     * @param {number} most the range of the colours
     */
    paint: (view, part, most) => paintPart(view, part, most) && paintWhole(view, part, most),
    dispose() {
      release(colours);
      release(whole);
    },
  };

  /**
   * @param {MatrixView} view
   * @param {Part} part
   * @param {number} most
   */
  function paintPart(view, part, most) {
    let z = rowsOf(view, part);
    let limit = most;
    if (z.length === 1 && z[0].length === 1 && most > 0) {
      // A single number is its own range: its colour changes with its sign alone.
      const [[value]] = z;
      z = [[value === null ? null : value / most]];
      limit = 1;
    }
    const width = part.columns * view.size.cell;
    const height = part.rows * view.size.rowHeight;
    const key = JSON.stringify([z, limit, width, height, view.figure.key]);
    if (key === drawn) return true;
    const layout = { ...view.figure.layout, width, height };
    if (!draw(colours, [traceOf(view.figure, z, limit)], layout, view.config)) return false;
    drawn = key;
    return true;
  }

  /**
   * @param {MatrixView} view
   * @param {Part} part
   * @param {number} most
   */
  function paintWhole(view, part, most) {
    if (overview.hidden) return true;
    const { rows, columns } = drawnSize(view);
    const height = part.rows * view.size.rowHeight;
    const key = [height, view.figure.key].join();
    if (drawnWhole === view.matrix.data && whole.dataset.key === key) return true;
    const z = rowsOf(view, { rows, columns, firstRow: 0, firstColumn: 0 });
    const trace = { ...traceOf(view.figure, z, most), xgap: 0, ygap: 0 };
    const layout = { ...view.figure.layout, width: OVERVIEW, height };
    if (!draw(whole, [trace], layout, view.config)) return false;
    drawnWhole = view.matrix.data;
    whole.dataset.key = key;
    return true;
  }
}
