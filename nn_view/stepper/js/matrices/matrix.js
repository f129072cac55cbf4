// One matrix: its colours as a Plotly heatmap, and its numbers as a table exactly above them.

import { fill, h, setAttributes, setText } from "../base/dom.js";
import { formatNumber, sharedPower } from "../base/format.js";
import { range } from "../run/iteration.js";
import { createCells } from "./cells.js";
import { createHeatmap } from "./heatmap.js";
import { GAP, NAME } from "./layout.js";
import { drawnLabels, drawnSize, exchanged, printedPart } from "./view.js";

/** @import { Cell } from "../types/specification.d.ts" */
/** @import { MatrixView } from "./view.js" */

/** @typedef {ReturnType<typeof createMatrix>} MatrixElement */

/** Width of a letter of the note, in parts of the type size. */
const NOTE = 0.48;

/**
 * Rows and columns by which an arrow key moves.
 * @type {Record<string, [number, number]>}
 */
const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/**
 * Size and range, as much of them as there is room for beside the name.
 * @param {MatrixView} view
 * @param {number} most the range of the colours
 * @param {number} taken letters of the name
 */
function noteOf(view, most, taken) {
  const { rows, columns } = drawnSize(view);
  if (rows * columns === 1) return "";
  const room = (view.size.width - GAP) / view.font - NAME * taken - 1;
  const size = `${rows} × ${columns}`;
  const span = most > 0 && !view.plain ? ` · ±${formatNumber(most, view.notation)}` : "";
  return [size + span, size].find((text) => text.length * NOTE <= room) ?? "";
}

/** Of a double click: its longest duration, and its largest extent in pixels. */
const TWICE = { ms: 500, px: 8 };

/**
 * Whether a click is the second one at a place: not every browser counts the taps of a finger.
 * @param {MouseEvent | null} first
 * @param {MouseEvent} second
 */
function isSecond(first, second) {
  if (!first || second.timeStamp - first.timeStamp > TWICE.ms) return false;
  return Math.hypot(second.clientX - first.clientX, second.clientY - first.clientY) < TWICE.px;
}

/**
 * The range of the colours.
 * @param {MatrixView} view
 */
const mostOf = (view) => view.range ?? range(view.matrix.data);

/**
 * @param {object} options
 * @param {string} [options.testid]
 * @param {(cell: Cell) => void} options.choose called for a cell that is clicked or moved to
 * @param {(() => void) | null} [options.title] called when the name is clicked
 * @param {((cell: Cell) => void) | null} [options.edit] called for a cell that is double-clicked, or
 *   on which Enter is pressed
 */
export function createMatrix({ testid, choose, title = null, edit = null }) {
  const name = title
    ? h("button", { class: "bp-matrix-name", type: "button", onclick: title })
    : h("span", { class: "bp-matrix-name" });
  const power = h("span", { class: "bp-matrix-power" });
  const whose = h("span", { class: "bp-matrix-whose" });
  const note = h("span", { class: "bp-matrix-note" });
  const heatmap = createHeatmap({ choose: chooseShare });
  const cells = createCells();
  const table = cells.element;
  const body = h("div", { class: "bp-matrix-body" }, heatmap.colours, table, heatmap.overview);
  const caption = h("figcaption", {}, name, whose, power, note);
  const element = h("figure", { class: "bp-matrix", translate: "no", "data-testid": testid }, caption, body);

  /** @type {MatrixView | null} */
  let view = null;
  /** @type {Cell | null} */
  let clicked = null;
  let painted = true;
  /** @type {MouseEvent | null} */
  let before = null;

  table.addEventListener("mousedown", (event) => event.preventDefault());
  table.addEventListener("click", (event) => {
    // The first click may have moved another cell under the pointer: it was that one's second.
    const twice = event.detail === 2 || (event.detail === 1 && isSecond(before, event));
    before = twice ? null : event;
    if (edit && clicked && twice) return edit(clicked);
    clicked = cellOf(event);
    if (clicked) choose(clicked);
  });
  table.addEventListener("keydown", onkey);

  /** @param {{x: number, y: number}} share of the whole matrix */
  function chooseShare({ x, y }) {
    if (!view) return;
    const { rows, columns } = drawnSize(view);
    choose(exchanged(view, { row: Math.floor(y * rows), column: Math.floor(x * columns) }));
  }

  /** @param {Event} event */
  function cellOf(event) {
    const cell = cells.cellOf(event);
    return cell && view && exchanged(view, cell);
  }

  /** @param {KeyboardEvent} event */
  function onkey(event) {
    if (event.key === "Escape" && document.activeElement instanceof HTMLElement) {
      event.preventDefault(); // it leaves the matrix and nothing else
      document.activeElement.blur();
    }
    const from = cells.cellOf(event);
    if (!view || !from) return;
    if (edit && (event.key === "Enter" || event.key === "F2")) {
      event.preventDefault();
      edit(exchanged(view, from));
    }
    const move = MOVES[event.key];
    if (!move || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const { rows, columns } = drawnSize(view);
    const to = {
      row: Math.min(rows - 1, Math.max(0, from.row + move[0])),
      column: Math.min(columns - 1, Math.max(0, from.column + move[1])),
    };
    choose(exchanged(view, to));
    cells.elementAt(to)?.focus({ preventScroll: true });
  }

  /** @param {MatrixView} next */
  function writeName({ name: text, transposed }) {
    const sign = transposed ? h("span", { "data-term": "transpose" }, "ᵀ") : null;
    if (name.textContent !== text + (sign?.textContent ?? "")) name.replaceChildren(text, sign ?? "");
  }

  /** @param {MatrixView} next */
  function measureOut({ size, font }) {
    const lengths = { cell: size.cell, row: size.rowHeight, head: size.head, labels: size.labels };
    for (const [property, pixels] of Object.entries({ ...lengths, type: font })) {
      element.style.setProperty(`--${property}`, `${pixels}px`);
    }
    element.style.minWidth = `${size.width - GAP}px`;
  }

  return {
    element,
    /**
     * The element of a cell, or null where it is not printed.
     * @param {Cell} cell
     */
    cellAt: (cell) => view && cells.elementAt(exchanged(view, cell)),
    /**
     * Draw all but the colours.
     * @param {MatrixView} next
     */
    update(next) {
      view = next;
      const part = printedPart(view);
      const size = drawnSize(view);
      const most = mostOf(view);
      measureOut(view);
      cells.update(view, part, drawnLabels(view), most);
      const shownName = view.name + (view.transposed ? "ᵀ" : "");
      writeName(view);
      if (title) setAttributes(name, { title: view.words.came_from });
      const factor = view.computed === false ? "" : sharedPower(view.notation);
      setText(power, factor);
      power.hidden = factor === "";
      setAttributes(power, { title: factor && fill(view.words.shared_power, { factor }) });
      const of = view.whose ?? "";
      setText(whose, of);
      whose.hidden = of === "";
      setText(note, noteOf(view, most, shownName.length + of.length + factor.length));
      const called = [shownName + factor, ...(of ? [of] : []), `${size.rows} × ${size.columns}`].join(", ");
      setAttributes(table, { "aria-label": called });
      setAttributes(element, {
        "data-computed": view.computed === false ? "false" : "true",
        "data-fresh": view.fresh ? "true" : null,
        "data-unnamed": view.size.labels === 0 ? "true" : null,
        "data-rows": size.rows,
        "data-columns": size.columns,
      });
      heatmap.place(view, part);
      painted = false;
    },
    /** Draw the colours, where they may have changed. */
    paint() {
      if (painted || !view) return;
      const most = mostOf(view);
      painted = heatmap.paint(view, printedPart(view), most);
    },
    dispose() {
      heatmap.dispose();
    },
  };
}
