// A matrix as a table: its name above it, and the names of its rows and columns, where they have any.

import { h } from "../base/dom.js";

/**
 * @template Cell
 * @param {{name: string, rows: string[], columns: string[], cells: Cell[][]}} table
 * @param {(cell: Cell, row: number, column: number) => HTMLElement} draw makes the element of a cell
 * @param {string} [more] what stands beside the name
 */
export function drawTable({ name, rows, columns, cells }, draw, more = "") {
  const hasRows = rows.some(Boolean);
  const head = h("tr", {}, hasRows ? h("td") : null, ...columns.map((column) => h("th", { scope: "col" }, column)));
  const lines = cells.map((numbers, row) =>
    h("tr", {}, hasRows ? h("th", { scope: "row" }, rows[row]) : null, ...numbers.map((cell, column) => draw(cell, row, column))),
  );
  return h(
    "div",
    { class: "bp-given-table", role: "group", "aria-label": name, translate: "no" },
    h(
      "table",
      {},
      h("caption", {}, h("code", {}, name), more),
      columns.some(Boolean) ? h("thead", {}, head) : null,
      h("tbody", {}, ...lines),
    ),
  );
}
