// One quantity of a sheet: its formula, the numbers that it is computed from, and its empty cells.

import { h, math, setAttributes, setText } from "../base/dom.js";
import { withNames } from "../base/sentence.js";
import { createHints } from "../practice/hints.js";
import { saidOf } from "../practice/said.js";
import { drawTable } from "../practice/table.js";

/** @import { Filled } from "./store.js" */
/** @typedef {Record<string, string>} Words */

/**
 * A cell to fill in; only in its own quantity's table it has a name and a place.
 * @typedef {object} Slot
 * @property {string} key
 * @property {string} [name]
 * @property {number[]} [cell] row and column, counted from 0
 * @property {number | null} [data_row]
 */

/** @typedef {{name: string, rows: string[], columns: string[], cells: (string | Slot)[][]}} Table */

/**
 * @typedef {object} SheetQuantity
 * @property {string} name
 * @property {string} group
 * @property {string} formula
 * @property {string} code
 * @property {string} shape
 * @property {string} note why there is nothing to fill in, or ""
 * @property {Record<string, string>} constants
 * @property {Table[]} operands
 * @property {Table | null} table
 */

/** @typedef {{quantity: string, slot: Slot, input: HTMLInputElement, place: HTMLElement, row: number, column: number}} Field */

/** @typedef {ReturnType<typeof createPart>} Part */

/**
 * @param {SheetQuantity} quantity
 * @param {Words} words
 * @param {(key: string, place: HTMLElement) => void} copy called for each cell that shows another one
 * @param {{hints: (field: Field) => Promise<{hints: string[]}>, show: (field: Field | null) => void}} ask
 */
export function createPart(quantity, words, copy, ask) {
  const id = `bp-sheet-${quantity.name}`;
  /** @type {Field[]} */
  const fields = [];
  /** @type {Field | null} */
  let current = null;
  const said = h("div", { class: "bp-said", id: `${id}-said` });
  const hinted = h("div");
  const buttons = h("div", { class: "bp-practice-buttons" });
  const heading = h("h3", { class: "bp-sheet-name", id }, h("code", { translate: "no" }, quantity.name));
  const named = Object.entries(quantity.constants).map(([name, value]) => `, ${name} = ${value}`);
  const element = h(
    "section",
    { class: "bp-sheet-part", "aria-labelledby": id, "data-quantity": quantity.name },
    h("div", { class: "bp-sheet-head" }, heading, h("span", { class: "bp-hint" }, quantity.shape)),
    h("div", { class: "bp-sheet-line", translate: "no" }, math(quantity.formula), h("code", {}, quantity.code + named.join(""))),
  );
  if (quantity.note) element.append(h("p", { class: "bp-sheet-note" }, ...withNames(quantity.note)));
  if (quantity.table) {
    const operands = quantity.operands.map((one) => drawTable(one, copied));
    const arrow = h("span", { class: "bp-sheet-arrow", "aria-hidden": "true" }, "→");
    const result = h("div", { class: "bp-sheet-result" }, arrow, drawTable(quantity.table, toFill));
    element.append(h("div", { class: "bp-given-tables" }, ...operands, result), said, hinted, buttons);
    choose(fields[0]);
  }

  /** @param {string | Slot} cell */
  function copied(cell) {
    if (typeof cell === "string") return h("td", {}, cell);
    const place = h("td", { class: "bp-sheet-copy" });
    copy(cell.key, place);
    return place;
  }

  /** @param {string | Slot} cell @param {number} row @param {number} column */
  function toFill(cell, row, column) {
    if (typeof cell === "string") return h("td", {}, cell);
    const input = h("input", {
      class: "bp-field",
      type: "text",
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: "false",
      enterkeyhint: "next",
      "data-key": cell.key,
      "aria-label": cell.name,
    });
    const place = h("td", { class: "bp-sheet-cell" }, input);
    fields.push({ quantity: quantity.name, slot: cell, input, place, row, column });
    return place;
  }

  /**
   * The cell that the hints and buttons are about.
   * @param {Field} field
   */
  function choose(field) {
    if (field === current) return;
    current = field;
    const hints = createHints(words, () => ask.hints(field));
    hinted.replaceChildren(hints.list);
    const show = (/** @type {string} */ text, /** @type {Field | null} */ which) =>
      h("button", { type: "button", class: "bp-link", onclick: () => ask.show(which) }, text);
    buttons.replaceChildren(hints.button, show(words.show, field), ...(fields.length > 1 ? [show(words.show_all, null)] : []));
  }

  return {
    element,
    fields,
    name: quantity.name,
    choose,
    /**
     * Show what was said of a cell.
     * @param {Field} field
     * @param {Filled | undefined} filled
     * @returns {string} the same as one text
     */
    say(field, filled) {
      const lines = filled ? linesOf(filled, words, field.slot.name ?? "") : [];
      said.replaceChildren(...lines);
      setAttributes(said, { "data-verdict": filled?.verdict });
      for (const { input } of fields) setAttributes(input, { "aria-describedby": filled && input === field.input ? said.id : null });
      return lines.map(({ textContent }) => textContent).join(" ");
    },
  };
}

/**
 * What is said of a cell, as elements.
 * @param {Filled} filled
 * @param {Words} words
 * @param {string} name
 */
const linesOf = (filled, words, name) =>
  saidOf({ ...filled, mistakes: [], sentences: [`${name}:`, ...filled.sentences] }, words);

/**
 * Show in a cell what it is filled with, and whether that is right.
 * @param {Field} field
 * @param {Filled | undefined} filled
 * @param {Words} words
 * @param {boolean} isAssessing whether what stands there is another text, which is being assessed
 */
export function mark({ input, place, slot }, filled, words, isAssessing) {
  const text = filled?.text ?? "";
  if (input.value !== text && document.activeElement !== input && !isAssessing) input.value = text;
  const state = filled ? words[`state_${filled.verdict}`] : "";
  setAttributes(place, { "data-verdict": filled?.verdict });
  setAttributes(input, { "aria-label": state ? `${slot.name}, ${state}` : slot.name, "aria-invalid": filled && isOpen(filled) ? "true" : null });
}

/**
 * Show the number of another cell where it is an operand.
 * @param {HTMLElement} place
 * @param {Filled | undefined} filled
 */
export function markCopy(place, filled) {
  setText(place, filled?.number === null || !filled ? "" : filled.text);
  setAttributes(place, { "data-verdict": filled?.verdict });
}

/** Whether it is still to be corrected. @param {{verdict: string}} filled */
export const isOpen = ({ verdict }) => !["right", "follows", "shown"].includes(verdict);

/**
 * Let the keyboard reach those tables that are wider than their place, and no other.
 * @param {HTMLElement} element
 */
export function reachWideTables(element) {
  for (const one of element.querySelectorAll(".bp-given-table")) {
    const scrolls = one.scrollWidth > one.clientWidth && !one.querySelector("input");
    setAttributes(one, { tabindex: scrolls ? 0 : null });
  }
}
