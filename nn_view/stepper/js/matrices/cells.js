// The numbers of a matrix as a real table, so that eyes, mouse, keyboard and screen readers have
// the same cells.

import { wantsLightText } from "../base/colour.js";
import { h, setAttributes, setText } from "../base/dom.js";
import { align, formatChange, formatEntry, formatFull } from "../base/format.js";
import { write as writeNames } from "../base/names.js";
import { LABEL_ROOM, charactersIn } from "./layout.js";
import { exchanged, indexOf, isLit } from "./view.js";

/** @import { Cell } from "../types/specification.d.ts" */
/** @import { MatrixView, Part } from "./view.js" */

/** What stands for a number that is not known yet. */
const UNKNOWN = "···";

/**
 * @param {MatrixView} view
 * @param {number} value
 */
const isPending = (view, value) => Boolean(view.pending) && Number.isNaN(value);

/**
 * @param {MatrixView} view
 * @param {number} value
 * @param {boolean} outside whether its row takes no part
 */
function written(view, value, outside) {
  if (outside) return "";
  return isPending(view, value) ? UNKNOWN : formatEntry(value, view.notation);
}

/**
 * What a cell says when it is pointed at.
 * @param {MatrixView} view
 * @param {number} value
 * @param {Cell} cell
 */
function hint(view, value, cell) {
  if (view.computed === false || isPending(view, value)) return view.words.not_computed;
  if (view.outside?.(cell)) return view.words.outside_batch;
  const full = formatFull(value);
  return view.edited?.(cell) ? `${full}, ${view.words.edited_mark}` : full;
}

/**
 * The small second number of a cell: the change of a weight in this iteration.
 * @param {MatrixView} view
 * @param {HTMLElement} element
 * @param {number} index
 */
function writeSecond({ below, belowNotation, notation }, element, index) {
  if (below === undefined) return;
  if (element.children.length < 2) element.append(h("span", { class: "bp-second" }));
  const second = element.children[1];
  const known = below && belowNotation;
  setText(second, known ? formatChange(below[index], belowNotation, notation) : UNKNOWN);
  second.classList.toggle("bp-pending", !below);
}

export function createCells() {
  const element = h("table", { class: "bp-cells", role: "grid" });
  /** @type {HTMLElement[][]} */
  let cells = [];
  /** @type {Part} */
  let shown = { rows: 0, columns: 0, firstRow: 0, firstColumn: 0 };

  /**
   * @param {Part} part
   * @param {[string[], string[]]} labels
   */
  function build(part, [rowNames, columnNames]) {
    // The one row or column of a single number has no name, and a header may not be empty.
    const [rowsNamed, columnsNamed] = [rowNames.some(Boolean), columnNames.some(Boolean)];
    const head = h("tr", {}, rowsNamed ? h("td", { class: "bp-corner" }) : null);
    for (let column = 0; column < part.columns; column += 1) {
      head.append(columnsNamed ? h("th", { scope: "col" }) : h("td"));
    }
    cells = Array.from({ length: part.rows }, (_, row) =>
      Array.from({ length: part.columns }, (__, column) =>
        h(
          "td",
          { role: "gridcell", "data-row": row, "data-column": column },
          h("span", { class: "bp-number" }),
        ),
      ),
    );
    const rows = cells.map((line) =>
      h("tr", {}, rowsNamed ? h("th", { scope: "row" }) : null, ...line),
    );
    element.replaceChildren(h("thead", {}, head), h("tbody", {}, ...rows));
  }

  /**
   * @param {MatrixView} view
   * @param {Part} part
   * @param {[string[], string[]]} labels
   */
  function writeLabels({ size, font }, part, [rowNames, columnNames]) {
    const rows = rowNames.slice(part.firstRow, part.firstRow + part.rows);
    const columns = columnNames.slice(part.firstColumn, part.firstColumn + part.columns);
    const room = charactersIn(size.labels - LABEL_ROOM, font);
    writeNames(element.querySelectorAll('th[scope="row"]'), rows, room);
    writeNames(element.querySelectorAll('th[scope="col"]'), columns, charactersIn(size.cell, font));
  }

  /**
   * @param {MatrixView} view
   * @param {Part} part
   * @param {[string[], string[]]} labels
   * @param {number} most the range of the colours
   */
  function write(view, part, [rowNames, columnNames], most) {
    const { data } = view.matrix;
    const computed = view.computed !== false;
    const places = cells.flatMap((line, row) =>
      line.map((_, column) => ({ row: part.firstRow + row, column: part.firstColumn + column })),
    );
    const indices = places.map(({ row, column }) => indexOf(view, row, column));
    const outside = places.map((place) => Boolean(view.outside?.(exchanged(view, place))));
    const numbers = indices.map((index, at) => written(view, data[index], outside[at]));
    const texts = computed ? align(numbers) : [];
    const focusable = view.chosen ? exchanged(view, view.chosen) : { row: 0, column: 0 };
    places.forEach(({ row, column }, count) => {
      const one = cells[row - part.firstRow][column - part.firstColumn];
      const cell = exchanged(view, { row, column });
      const value = data[indices[count]];
      setText(one.children[0], computed ? texts[count] : "");
      writeSecond(view, one, indices[count]);
      const chosen = view.chosen?.row === cell.row && view.chosen.column === cell.column;
      const kinds = [
        (!computed || outside[count]) && "bp-empty",
        computed && wantsLightText(view.figure.trace.colorscale, value, most) && "bp-on-dark",
        isLit(view, cell) && "bp-lit",
        chosen && "bp-chosen",
        computed && view.marked?.(cell) && "bp-marked",
        view.edited?.(cell) && "bp-edited",
      ];
      const kind = kinds.filter(Boolean).join(" ");
      if (one.className !== kind) one.className = kind;
      const label = `${rowNames[row]} ${columnNames[column]}`;
      const said = hint(view, value, cell);
      setAttributes(one, {
        tabindex: focusable.row === row && focusable.column === column ? 0 : -1,
        "aria-selected": chosen ? "true" : "false",
        "aria-label": computed && !outside[count] ? null : `${label} ${said}`.trim(),
        title: said,
      });
    });
  }

  return {
    element,
    /**
     * @param {MatrixView} view
     * @param {Part} part that is printed
     * @param {[string[], string[]]} labels of rows and columns as drawn
     * @param {number} most the range of the colours
     */
    update(view, part, labels, most) {
      if (part.rows !== shown.rows || part.columns !== shown.columns) build(part, labels);
      shown = part;
      writeLabels(view, part, labels);
      write(view, part, labels, most);
    },
    /**
     * The element of a cell as drawn, or null where it is not printed.
     * @param {Cell} cell
     */
    elementAt: ({ row, column }) =>
      cells[row - shown.firstRow]?.[column - shown.firstColumn] ?? null,
    /**
     * The cell, as drawn, in which an event happened.
     * @param {Event} event
     * @returns {Cell | null}
     */
    cellOf({ target }) {
      const found = target instanceof Element ? target.closest("tbody td") : null;
      if (!(found instanceof HTMLElement)) return null;
      return {
        row: shown.firstRow + Number(found.dataset.row),
        column: shown.firstColumn + Number(found.dataset.column),
      };
    },
  };
}
