// The quantity at hand: its name, formula, line of code and sentence, drawn out on a stage of
// slots. A slot is drawn ahead, in idle time, so that showing it costs nothing.

import { fill, h, math, measureOnce, setText } from "../base/dom.js";
import { format } from "../base/format.js";
import { range } from "../run/iteration.js";
import { cellName } from "./explanation.js";
import { createSlot } from "./operation.js";

/** @param {{chooseCell: any, inspect: any, goTo: any}} actions */
export function createQuantity(actions) {
  const name = h("h2", { class: "bp-name" });
  const step = h("span", { class: "bp-panel-note" });
  const formula = h("div", { class: "bp-formula", "data-testid": "formula" });
  const code = h("code", { class: "bp-code", "data-testid": "code" });
  const sentence = h("p", { class: "bp-sentence", "data-testid": "sentence" });
  const plain = h("span");
  const numbers = h("span", { class: "bp-spoken" });
  sentence.append(plain, " ", numbers);
  const stage = h("div", { class: "bp-stage" });
  const element = h(
    "section",
    { class: "bp-panel bp-quantity" },
    h("header", { class: "bp-panel-head" }, name, step),
    h("div", { class: "bp-lines" }, formula, code),
    sentence,
    stage,
  );
  const roomOf = measureOnce(stage);
  let slots = new Map();
  let built = null;
  let shown = null;

  function build(spec) {
    slots.forEach((slot) => slot.dispose());
    slots = new Map();
    shown = null;
    stage.replaceChildren();
    built = spec;
  }

  function slotOf(spec, index) {
    if (!slots.has(index)) {
      const slot = createSlot(spec, spec.quantities[index], actions);
      slot.show(false);
      slots.set(index, slot);
      stage.append(slot.element);
    }
    return slots.get(index);
  }

  function write(spec, quantity) {
    setText(name, quantity.name);
    const own = quantity.tutorial_name ? fill(spec.words.tutorial_name, { name: quantity.tutorial_name }) : "";
    setText(step, [quantity.group, `${quantity.shape} (${quantity.size})`, own].filter(Boolean).join(" · "));
    formula.replaceChildren(math(quantity.formula));
    setText(code, quantity.code);
    setText(plain, quantity.sentence);
  }

  return {
    element,
    stage,
    room(serial) {
      const { width, height } = roomOf(serial);
      return { width: width - 8, height: height - 4 };
    },
    update(model) {
      const { spec, quantity, place } = model;
      if (built !== spec) build(spec);
      const slot = slotOf(spec, place.index);
      slot.update(model);
      if (shown !== slot) {
        shown?.show(false);
        slot.show(true);
        shown = slot;
        write(spec, quantity);
      }
      setText(numbers, spoken(model));
    },
    /** Draw another place's slot without showing it. */
    ahead(model) {
      if (built === model.spec && shown) {
        const slot = slotOf(model.spec, model.place.index);
        if (slot !== shown) slot.update(model);
      }
    },
    dispose() {
      slots.forEach((slot) => slot.dispose());
    },
  };
}

/** The quantity's numbers as a sentence, for reading aloud. */
export function spoken({ spec, quantity, frame, cell, digits }) {
  const { data, rows, columns } = frame.matrix(quantity.name);
  const shown = frame.digits(quantity.name, digits);
  const value = format(frame.number(quantity.name, cell.row, cell.column), shown);
  const named = { cell: cellName(spec, frame, quantity.name, cell), value };
  if (rows * columns === 1) return fill(spec.words.spoken_one, named);
  const most = format(range(data), shown);
  return fill(spec.words.spoken_many, { ...named, most, count: rows * columns });
}
