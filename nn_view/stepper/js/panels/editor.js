// The field in which a weight is set by hand: at its cell, with every digit that the number has.

import { fill, h, setAttributes, setText } from "../base/dom.js";
import { grouped } from "../base/format.js";
import { readNumber } from "../base/number.js";
import { cellName } from "./explanation.js";

let serial = 0;
/** The field keeps this far from the panel's borders. */
const MARGIN = 4;

/**
 * @param {{setWeight: (change: any) => string | null, undoWeight: (change: any) => string | null,
 *          stopEditing: () => void}} actions the first two give the name of the sentence that says
 *   why it is not possible now
 */
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
  let shown = null;
  let opened = "";

  element.addEventListener("submit", (event) => {
    event.preventDefault();
    const read = readNumber(input.value);
    if ("problem" in read) return say(read.problem, true);
    if (read.value === shown.value) return stopEditing();
    return asked(setWeight({ ...shown.place, value: read.value }));
  });
  undo.addEventListener("click", () => asked(undoWeight(shown.place)));
  cancel.addEventListener("click", stopEditing);
  element.addEventListener("keydown", (event) => {
    if (event.key === "Escape") stopEditing();
    // The keys of the stepper are silent in all of the field, its buttons included.
    event.stopPropagation();
  });
  input.addEventListener("input", () => say(null));

  function asked(problem) {
    say(problem ?? "edit_asked", problem !== null);
  }

  function say(name, refused = false) {
    const { words, most } = shown;
    setText(said, name ? fill(words[name], { most }) : "");
    setAttributes(input, { "aria-invalid": refused ? "true" : null });
  }

  /** Below the cell, or above it where there is no room; never beyond the panel. */
  function place(cell, panel) {
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
    /** @param {any} model @param {HTMLElement | null} cell @param {HTMLElement} panel */
    update(model, cell, panel) {
      const { editing, spec, frame, place: now } = model;
      const key = editing && cell ? JSON.stringify([editing, now.iteration, model.query]) : "";
      if (key === opened) return;
      opened = key;
      element.hidden = key === "";
      if (!key) return;
      const { name, row, column } = editing;
      const { words } = spec;
      const value = frame.number(name, row, column);
      const where = { iteration: now.iteration, name, row, column };
      shown = { words, most: spec.most_edits, value, place: where };
      const cellAt = cellName(spec, frame, name, editing);
      setText(label, fill(words.edit_label, { cell: cellAt, iteration: grouped(now.iteration) }));
      input.value = String(value);
      setText(set, words.edit_apply);
      setText(cancel, words.edit_cancel);
      setText(undo, words.edit_undo);
      undo.hidden = model.edited(name, editing) === null;
      say(null);
      place(cell, panel);
      input.focus({ preventScroll: false });
      input.select();
    },
    dispose() {
      element.remove();
    },
  };
}
