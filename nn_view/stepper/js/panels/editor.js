// The field in which a weight is set by hand: at its cell, with every digit that the number has.

import { fill, h, setAttributes, setText } from "../base/dom.js";
import { grouped } from "../base/format.js";
import { readNumber } from "../base/number.js";
import { cellName } from "../run/iteration.js";

/** @import { Edit } from "../types/specification.d.ts" */
/** @import { Actions } from "../run/actions.js" */
/** @import { Model } from "../run/model.js" */

let serial = 0;
/** The field keeps this far from the panel's borders. */
const MARGIN = 4;

/** @param {Pick<Actions, "setWeight" | "undoWeight" | "stopEditing">} actions */
export function createEditor({ setWeight, undoWeight, stopEditing }) {
  serial += 1;
  const id = `bp-editor-${serial}`;
  const label = h("label", { for: id });
  const input = h("input", { id, class: "bp-editor-input", autocomplete: "off", "aria-describedby": `${id}-said` });
  const set = h("button", { type: "submit", class: "bp-button bp-editor-set" });
  const cancel = h("button", { type: "button", class: "bp-button" });
  const undo = h("button", { type: "button", class: "bp-button" });
  const said = h("p", { id: `${id}-said`, class: "bp-editor-said", role: "status" });
  const buttons = h("div", { class: "bp-editor-buttons" }, set, cancel, undo);
  const element = h("form", { class: "bp-editor", "data-testid": "weight-editor", novalidate: true }, label, input, buttons, said);
  element.hidden = true;
  /**
   * The cell with its number of today.
   * @type {{words: Record<string, string>, most: number, edit: Edit} | null}
   */
  let shown = null;
  let opened = "";

  element.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!shown) return;
    const read = readNumber(input.value);
    if ("problem" in read) say(read.problem, true);
    else if (read.value === shown.edit.value) stopEditing();
    else asked(setWeight({ ...shown.edit, value: read.value }));
  });
  undo.addEventListener("click", () => shown && asked(undoWeight(shown.edit)));
  cancel.addEventListener("click", stopEditing);
  element.addEventListener("keydown", (event) => {
    if (event.key === "Escape") stopEditing();
    // The keys of the stepper are silent in all of the field, its buttons included.
    event.stopPropagation();
  });
  input.addEventListener("input", () => say(null));

  /** @param {string | null} problem */
  function asked(problem) {
    say(problem ?? "edit_asked", problem !== null);
  }

  /**
   * @param {string | null} name of a sentence
   * @param {boolean} [refused]
   */
  function say(name, refused = false) {
    if (!shown) return;
    const { words, most } = shown;
    setText(said, name ? fill(words[name], { most }) : "");
    setAttributes(input, { "aria-invalid": refused ? "true" : null });
  }

  /**
   * Put the field below the cell, or above it where there is no room; never beyond the panel.
   * @param {HTMLElement} cell
   * @param {HTMLElement} panel
   */
  function moveTo(cell, panel) {
    const box = panel.getBoundingClientRect();
    const at = cell.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = element;
    const left = Math.min(at.left - box.left, box.width - width - MARGIN);
    const below = at.bottom - box.top + MARGIN;
    const above = at.top - box.top - height - MARGIN;
    element.style.left = `${Math.max(MARGIN, left)}px`;
    element.style.top = `${below + height > box.height && above > 0 ? above : below}px`;
  }

  return {
    element,
    /**
     * @param {Model} model
     * @param {HTMLElement | null} cell
     * @param {HTMLElement} panel
     */
    update(model, cell, panel) {
      const { editing, spec, values, position } = model;
      const { iteration } = position;
      const key = editing && cell ? JSON.stringify([editing, iteration, model.query]) : "";
      if (key === opened) return;
      opened = key;
      element.hidden = key === "";
      input.value = "";
      if (!editing || !cell) return;
      const { name, row, column } = editing;
      const { words } = spec;
      const value = values.number(name, row, column);
      shown = { words, most: spec.most_edits, edit: { iteration, name, row, column, value } };
      const named = cellName(spec, values, name, editing);
      setText(label, fill(words.edit_label, { cell: named, iteration: grouped(iteration) }));
      input.value = String(value);
      setText(set, words.edit_apply);
      setText(cancel, words.edit_cancel);
      setText(undo, words.edit_undo);
      undo.hidden = model.edited(name, editing) === null;
      say(null);
      moveTo(cell, panel);
      input.focus({ preventScroll: false });
      input.select();
    },
    dispose() {
      element.remove();
    },
  };
}
