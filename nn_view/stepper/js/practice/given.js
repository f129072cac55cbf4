// What a question gives to calculate with: the line, its constants, the numbers of its operands.

import { fill, h, setAttributes } from "../base/dom.js";
import { drawTable } from "./table.js";

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
    h("div", { class: "bp-given-tables" }, ...tables.map((one) => drawOperand(one, words))),
  );
}

/**
 * @param {Table} table
 * @param {Words} words
 */
function drawOperand(table, words) {
  const { name, shape, cells, of } = table;
  if (cells.length === 0) return h("p", {}, fill(words.given, { name, shape }));
  const some = of ? ` (${fill(words.some_rows, { count: cells.length, of })})` : "";
  const drawn = drawTable(table, (number) => h("td", {}, number), some);
  setAttributes(drawn, { tabindex: 0 });
  return drawn;
}
