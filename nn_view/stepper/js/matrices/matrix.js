// One matrix: its colours as a Plotly heatmap, its numbers as a real table exactly above them,
// so that eyes, mouse, keyboard and screen readers have the same cells.

import { wantsLightText } from "../base/colour.js";
import { h, setAttributes, setText } from "../base/dom.js";
import { align, format, formatChange, formatFull } from "../base/format.js";
import { write } from "../base/names.js";
import { range } from "../run/iteration.js";
import { createHeat } from "./heatmap.js";
import { GAP, LABEL_ROOM, NAME, charactersIn, origin } from "./layout.js";

/** Width of a letter of the note, in parts of the type size. */
const NOTE = 0.48;

/**
 * @typedef {object} MatrixView what is to be shown
 * @property {string} name
 * @property {import("../run/iteration.js").Matrix} matrix
 * @property {boolean} [transposed]
 * @property {string[]} rowLabels of the matrix as stored
 * @property {string[]} columnLabels
 * @property {any} size from `arrange`
 * @property {number} font
 * @property {number} digits
 * @property {any} figure the trace and layout of a matrix in the current palette
 * @property {any} palette
 * @property {any} config
 * @property {boolean} [computed] false: not reached in this iteration, so its cells are empty
 * @property {boolean} [pending] what is no number is still to come
 * @property {boolean} [fresh] just computed: outlined
 * @property {{row: number, column: number} | null} [chosen]
 * @property {{row: number | null, column: number | null}[]} [lit]
 * @property {ArrayLike<number> | null} [below] second numbers, in small type; null: not reached
 * @property {(place: {row: number, column: number}) => boolean} [marked] cells that get a mark
 * @property {(place: {row: number, column: number}) => boolean} [edited] cells set by hand
 * @property {any} words
 */

/**
 * @param {{testid?: string, choose: (cell: {row: number, column: number}, keyboard: boolean) => void,
 *          title?: (() => void) | null,
 *          edit?: ((cell: {row: number, column: number}) => void) | null}} options
 */
export function createMatrix({ testid = null, choose, title = null, edit = null }) {
  const name = title
    ? h("button", { class: "bp-matrix-name", type: "button", onclick: title })
    : h("span", { class: "bp-matrix-name" });
  const note = h("span", { class: "bp-matrix-note" });
  const heat = createHeat({ choose: chooseShare });
  const table = h("table", { class: "bp-cells", role: "grid" });
  const body = h("div", { class: "bp-matrix-body" }, heat.colours, table, heat.overview);
  const caption = h("figcaption", {}, name, note);
  const element = h("figure", { class: "bp-matrix", "data-testid": testid }, caption, body);

  /** @type {MatrixView | null} */
  let view = null;
  let shown = { rows: 0, columns: 0, firstRow: 0, firstColumn: 0 };
  let cells = [];
  let clicked = null;

  table.addEventListener("mousedown", (event) => event.preventDefault());
  table.addEventListener("click", (event) => {
    // The first click may have moved another cell under the pointer: it was that one's second.
    if (edit && clicked && event.detail === 2) return edit(clicked);
    clicked = cellOf(event.target);
    return clicked && choose(clicked, false);
  });
  table.addEventListener("keydown", onkey);

  function chooseShare({ x, y }) {
    const [rows, columns] = size();
    choose(stored({ row: Math.floor(y * rows), column: Math.floor(x * columns) }), false);
  }

  /** Rows and columns as drawn. */
  const size = () => {
    const { rows, columns } = view.matrix;
    return view.transposed ? [columns, rows] : [rows, columns];
  };
  /** Turn a place as drawn into one as stored, or the other way round: the same exchange. */
  const stored = ({ row, column }) =>
    view.transposed ? { row: column, column: row } : { row, column };
  const valueAt = (row, column) => {
    const place = stored({ row, column });
    return place.row * view.matrix.columns + place.column;
  };

  function cellOf(target) {
    const cell = target.closest?.("tbody td");
    if (!cell || !view) return null;
    return stored({
      row: shown.firstRow + Number(cell.dataset.row),
      column: shown.firstColumn + Number(cell.dataset.column),
    });
  }

  function onkey(event) {
    const move = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[
      event.key
    ];
    if (event.key === "Escape") document.activeElement?.blur();
    if (edit && (event.key === "Enter" || event.key === "F2")) {
      event.preventDefault();
      edit(cellOf(event.target));
    }
    if (!move || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const from = stored(cellOf(event.target));
    const [rows, columns] = size();
    const row = Math.min(rows - 1, Math.max(0, from.row + move[0]));
    const column = Math.min(columns - 1, Math.max(0, from.column + move[1]));
    choose(stored({ row, column }), true);
    focusCell(row, column);
  }

  function focusCell(row, column) {
    cells[row - shown.firstRow]?.[column - shown.firstColumn]?.focus({ preventScroll: true });
  }

  /** The part that is printed: around the chosen cell, or what is lit, where not all fits. */
  function choosePart() {
    const [rows, columns] = size();
    const visibleRows = Math.min(rows, view.size.visibleRows);
    const visibleColumns = Math.min(columns, view.size.visibleColumns);
    const target = view.chosen ?? centreOfLit() ?? { row: 0, column: 0 };
    const at = stored(target);
    return {
      rows: visibleRows,
      columns: visibleColumns,
      firstRow: origin(at.row, rows, visibleRows),
      firstColumn: origin(at.column, columns, visibleColumns),
    };
  }

  function centreOfLit() {
    const place = view.lit?.[0];
    return place ? { row: place.row ?? view.focusRow ?? 0, column: place.column ?? 0 } : null;
  }

  function build(part, [rowNames, columnNames]) {
    // The one row or column of a single number has no name, and a header may not be empty.
    const [rowsNamed, columnsNamed] = [rowNames.some(Boolean), columnNames.some(Boolean)];
    const head = h("tr", {}, rowsNamed ? h("td", { class: "bp-corner" }) : null);
    for (let column = 0; column < part.columns; column += 1) {
      head.append(columnsNamed ? h("th", { scope: "col" }) : h("td"));
    }
    const rows = [];
    cells = [];
    for (let row = 0; row < part.rows; row += 1) {
      const line = h("tr", {}, rowsNamed ? h("th", { scope: "row" }) : null);
      cells.push([]);
      for (let column = 0; column < part.columns; column += 1) {
        const cell = h("td", { role: "gridcell", "data-row": row, "data-column": column });
        cell.append(h("span", { class: "bp-number" }));
        cells[row].push(cell);
        line.append(cell);
      }
      rows.push(line);
    }
    table.replaceChildren(h("thead", {}, head), h("tbody", {}, ...rows));
  }

  function labels(part, [rowNames, columnNames]) {
    const named = (scope, names, first, count, pixels) => {
      const heads = table.querySelectorAll(`th[scope="${scope}"]`);
      write(heads, names.slice(first, first + count), charactersIn(pixels, view.font));
    };
    named("col", columnNames, part.firstColumn, part.columns, view.size.cell);
    named("row", rowNames, part.firstRow, part.rows, view.size.labels - LABEL_ROOM);
  }

  function isLit(place) {
    return (view.lit ?? []).some(
      (one) =>
        (one.row === null || one.row === place.row) &&
        (one.column === null || one.column === place.column),
    );
  }

  function fillCells(part, [rowNames, columnNames]) {
    const { data } = view.matrix;
    const computed = view.computed !== false;
    const values = [];
    for (let row = 0; row < part.rows; row += 1) {
      for (let column = 0; column < part.columns; column += 1) {
        values.push(valueAt(part.firstRow + row, part.firstColumn + column));
      }
    }
    const texts = computed ? align(values.map((at) => written(data[at]))) : [];
    const most = view.range ?? range(data);
    const focusable = view.chosen ? stored(view.chosen) : { row: 0, column: 0 };
    values.forEach((at, count) => {
      const row = Math.floor(count / part.columns);
      const column = count % part.columns;
      const cell = cells[row][column];
      const place = stored({ row: part.firstRow + row, column: part.firstColumn + column });
      const value = data[at];
      setText(cell.firstChild, computed ? texts[count] : "");
      second(cell, at);
      const chosen = Boolean(
        view.chosen && view.chosen.row === place.row && view.chosen.column === place.column,
      );
      const focus =
        focusable.row === part.firstRow + row && focusable.column === part.firstColumn + column;
      const kinds = [
        !computed && "bp-empty",
        computed && wantsLightText(view.figure.trace.colorscale, value, most) && "bp-on-dark",
        isLit(place) && "bp-lit",
        chosen && "bp-chosen",
        computed && view.marked?.(place) && "bp-marked",
        view.edited?.(place) && "bp-edited",
      ];
      const kind = kinds.filter(Boolean).join(" ");
      if (cell.className !== kind) cell.className = kind;
      const label = `${rowNames[part.firstRow + row]} ${columnNames[part.firstColumn + column]}`;
      setAttributes(cell, {
        tabindex: focus ? 0 : -1,
        "aria-selected": chosen ? "true" : "false",
        "aria-label": computed ? null : `${label} ${view.words.not_computed}`.trim(),
        title: hint(computed, value, place),
      });
    });
  }

  const isPending = (value) => view.pending && Number.isNaN(value);
  const written = (value) => (isPending(value) ? "···" : format(value, view.digits));

  function hint(computed, value, place) {
    if (!computed || isPending(value)) return view.words.not_computed;
    const full = formatFull(value);
    return view.edited?.(place) ? `${full}, ${view.words.edited_mark}` : full;
  }

  /** The small second number of a cell: the change of a weight in this iteration. */
  function second(cell, at) {
    if (view.below === undefined) return;
    if (cell.children.length < 2) cell.append(h("span", { class: "bp-second" }));
    setText(cell.children[1], view.below ? formatChange(view.below[at], view.digits) : "···");
    cell.children[1].classList.toggle("bp-pending", !view.below);
  }

  function measureOut() {
    const { cell, rowHeight, head, labels: label } = view.size;
    element.style.setProperty("--cell", `${cell}px`);
    element.style.setProperty("--row", `${rowHeight}px`);
    element.style.setProperty("--head", `${head}px`);
    element.style.setProperty("--labels", `${label}px`);
    element.style.setProperty("--type", `${view.font}px`);
    element.style.minWidth = `${view.size.width - GAP}px`;
  }

  /** Size and range, as much of them as there is room for beside the name. */
  function noteOf(rows, columns, most, taken) {
    if (rows * columns === 1) return "";
    const room = (view.size.width - GAP) / view.font - NAME * taken - 1;
    const size = `${rows} × ${columns}`;
    const span = most > 0 && !view.plain ? ` · ±${format(most, view.digits)}` : "";
    return [size + span, size].find((text) => text.length * NOTE <= room) ?? "";
  }

  return {
    element,
    /** The element of a cell, or null where it is not printed. */
    cellAt(cell) {
      const { row, column } = stored(cell);
      return cells[row - shown.firstRow]?.[column - shown.firstColumn] ?? null;
    },
    /** @param {MatrixView} next */
    update(next) {
      view = next;
      const part = choosePart();
      const names = view.transposed
        ? [view.columnLabels, view.rowLabels]
        : [view.rowLabels, view.columnLabels];
      if (part.rows !== shown.rows || part.columns !== shown.columns) build(part, names);
      shown = part;
      measureOut();
      labels(part, names);
      fillCells(part, names);
      const shownName = view.name + (view.transposed ? "ᵀ" : "");
      setText(name, shownName);
      if (title) setAttributes(name, { title: view.words.came_from });
      const [rows, columns] = size();
      const most = view.range ?? range(view.matrix.data);
      setText(note, noteOf(rows, columns, most, shownName.length));
      setAttributes(table, { "aria-label": `${shownName}, ${rows} × ${columns}` });
      setAttributes(element, {
        "data-computed": view.computed === false ? "false" : "true",
        "data-fresh": view.fresh ? "true" : null,
        "data-rows": rows,
        "data-columns": columns,
      });
      heat.paint(view, part, most, valueAt);
      heat.paintWhole(view, part, most, valueAt, [rows, columns]);
    },
    dispose: heat.dispose,
  };
}
