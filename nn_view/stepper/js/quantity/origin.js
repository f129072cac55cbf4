// Where a number came from, with a way there; a weight can be changed.

import { fill, h } from "../base/dom.js";
import { formatNumber, grouped } from "../base/format.js";
import { cellName } from "../run/iteration.js";

/** @import { Edit, NamedCell } from "../types/specification.d.ts" */
/** @import { Actions } from "../run/actions.js" */
/** @import { Model } from "../run/model.js" */

/**
 * @param {string} text
 * @param {() => void} action
 * @param {string | null} [title]
 */
const link = (text, action, title = null) =>
  h("button", { type: "button", class: "bp-link", title, onclick: action }, text);

/**
 * Where a name's numbers were computed: the quantity, how many iterations before, and a sentence.
 * @param {Model} model
 * @param {string} name
 * @returns {{name: string | null, back: number, text: string}}
 */
function originOf({ spec, position }, name) {
  const { words } = spec;
  const before = { iteration: grouped(position.iteration - 1) };
  const isFirst = position.iteration === 0;
  const quantity = spec.quantities.find((one) => one.name === name);
  if (quantity) return { name, back: 0, text: fill(words.origin_quantity, { group: quantity.group }) };
  const kept = spec.kept.find((one) => one.name === name);
  if (kept && isFirst) return { name: null, back: 0, text: words.origin_nothing };
  if (kept) return { name: kept.new, back: 1, text: fill(words.origin_kept, before) };
  const parameter = spec.parameters.find((one) => one.name === name);
  if (!parameter) return { name: null, back: 0, text: words.origin_given };
  if (isFirst) return { name: null, back: 0, text: words.origin_start };
  return { name: parameter.new, back: 1, text: fill(words.origin_parameter, before) };
}

/**
 * The sentence on a cell with its links, as elements.
 * @param {Model} model
 * @param {NamedCell} cell
 * @param {Pick<Actions, "goTo" | "editWeight" | "undoWeight">} actions
 */
export function originParts(model, cell, { goTo, editWeight, undoWeight }) {
  const { spec, values, digits } = model;
  const { words } = spec;
  const { name, row, column } = cell;
  const called = cellName(spec, values, name, cell);
  if (!model.reached(name)) {
    return [h("strong", { translate: "no" }, called), h("span", { class: "bp-ahead" }, words.origin_ahead)];
  }
  const notation = values.notation(name, digits);
  const value = formatNumber(values.number(name, row, column), notation);
  const origin = originOf(model, name);
  const edit = model.edited(name, cell);
  const parts = [
    h("strong", { translate: "no" }, `${called} = ${value}`),
    h("span", { class: edit ? "bp-by-hand" : null }, edit ? editedText(edit) : origin.text),
  ];
  const { name: source, back } = origin;
  if (source && !edit) parts.push(link(words.go_there, () => goTo(source, { row, column }, back)));
  if (spec.parameters.some((one) => one.name === name)) {
    parts.push(link(words.edit, () => editWeight(name, { row, column }), words.edit_help));
  }
  if (edit) parts.push(link(words.edit_undo, () => undoOrOpen(edit)));
  return parts;

  /** @param {{was: number | null}} edited */
  function editedText({ was }) {
    if (was === null) return words.edited_unknown;
    return fill(words.edited, { was: formatNumber(was, notation) });
  }

  /**
   * Where it cannot be undone now, the field says why.
   * @param {Edit} edited
   */
  function undoOrOpen(edited) {
    if (undoWeight(edited) !== null) editWeight(edited.name, { row: edited.row, column: edited.column });
  }
}
