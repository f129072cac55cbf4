// What a question gives to calculate with: the line, its constants, the numbers of its operands.

import { fill, h } from "../base/dom.js";

/** @import { Question, Table } from "./ask.js" */
/** @typedef {Record<string, string>} Words */

/**
 * @param {Question["given"]} given
 * @param {Words} words
 */
export function drawGiven({ line, constants, tables }, words) {
  const named = Object.entries(constants).map(([name, value]) => h("code", {}, `${name} = ${value}`));
  return h(
    "div",
    { class: "bp-given", translate: "no" },
    line ? h("p", {}, h("code", {}, line), ...named.flatMap((one) => [", ", one])) : null,
    h("div", { class: "bp-given-tables" }, ...tables.map((one) => drawTable(one, words))),
  );
}

/**
 * @param {Table} table
 * @param {Words} words
 */
function drawTable({ name, shape, rows, columns, cells, of }, words) {
  if (cells.length === 0) return h("p", {}, fill(words.given, { name, shape }));
  const some = of ? ` (${fill(words.some_rows, { count: cells.length, of })})` : "";
  const hasRows = rows.some(Boolean);
  const hasColumns = columns.some(Boolean);
  const head = h(
    "tr",
    {},
    hasRows ? h("td") : null,
    ...columns.map((column) => h("th", { scope: "col" }, column)),
  );
  const lines = cells.map((numbers, at) =>
    h(
      "tr",
      {},
      hasRows ? h("th", { scope: "row" }, rows[at]) : null,
      ...numbers.map((number) => h("td", {}, number)),
    ),
  );
  return h(
    "div",
    { class: "bp-given-table", tabindex: 0, role: "group", "aria-label": name },
    h(
      "table",
      {},
      h("caption", {}, h("code", {}, name), some),
      hasColumns ? h("thead", {}, head) : null,
      h("tbody", {}, ...lines),
    ),
  );
}
