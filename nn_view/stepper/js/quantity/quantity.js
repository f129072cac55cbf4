// The current quantity: its name, formula, line of code and sentence, and a stage on which its
// operation is drawn. Operations are drawn ahead, in idle time, so that showing one costs nothing.

import { fill, h, math, measureOnce, setAttributes, setText } from "../base/dom.js";
import { formatNumber } from "../base/format.js";
import { linked } from "../page/glossary.js";
import { cellName, range } from "../run/iteration.js";
import { createOperation } from "./operation.js";

/** @import { Size } from "../base/dom.js" */
/** @import { Quantity, Specification } from "../types/specification.d.ts" */
/** @import { Actions } from "../run/actions.js" */
/** @import { Model } from "../run/model.js" */
/** @import { Operation } from "./operation.js" */

/** @param {Pick<Actions, "chooseCell" | "inspect" | "goTo">} actions */
export function createQuantity(actions) {
  const name = h("h2", { class: "bp-name", translate: "no" });
  const step = h("span", { class: "bp-panel-note" });
  const tutorial = h("button", { type: "button", class: "bp-panel-note bp-tutorial", "data-testid": "tutorial-line" });
  const formula = h("div", { class: "bp-formula", "data-testid": "formula" });
  const code = h("code", { class: "bp-code", translate: "no", "data-testid": "code" });
  const sentence = h("p", { class: "bp-sentence", "data-testid": "sentence" });
  const plain = h("span");
  const numbers = h("span", { class: "bp-spoken" });
  sentence.append(plain, " ", numbers);
  const stage = h("div", { class: "bp-stage" });
  const element = h(
    "section",
    { class: "bp-panel bp-quantity" },
    h("header", { class: "bp-panel-head" }, name, tutorial, step),
    h("div", { class: "bp-lines" }, formula, code),
    sentence,
    stage,
  );
  const sizeOf = measureOnce(stage);
  /** @type {Map<number, Operation>} */
  let operations = new Map();
  /** @type {Specification | null} */
  let built = null;
  /** @type {Operation | null} */
  let shown = null;

  /** @param {Specification} spec */
  function build(spec) {
    operations.forEach((operation) => operation.dispose());
    operations = new Map();
    shown = null;
    stage.replaceChildren();
    built = spec;
  }

  /**
   * The operation of a quantity, made when it is first needed.
   * @param {Specification} spec
   * @param {number} index
   */
  function operationOf(spec, index) {
    const made = operations.get(index);
    if (made) return made;
    const operation = createOperation(spec, spec.quantities[index], actions);
    operation.show(false);
    operations.set(index, operation);
    stage.append(operation.element);
    return operation;
  }

  /**
   * @param {Specification} spec
   * @param {Quantity} quantity
   */
  function write(spec, quantity) {
    setText(name, quantity.name);
    const { tutorial_name: renamed, tutorial: their } = quantity;
    const own = renamed && !their.line ? fill(spec.words.tutorial_name, { name: renamed }) : "";
    setText(tutorial, fill(spec.words.tutorial_line, their));
    setAttributes(tutorial, { "data-explains": their.told, hidden: !their.line });
    setText(step, [quantity.group, `${quantity.shape} (${quantity.size})`, own].filter(Boolean).join(" · "));
    formula.replaceChildren(math(quantity.formula));
    setText(code, quantity.code);
    plain.replaceChildren(...linked(quantity.sentence));
  }

  return {
    element,
    stage,
    /**
     * The size that an operation may take.
     * @param {number} layout
     * @returns {Size}
     */
    room(layout) {
      const { width, height } = sizeOf(layout);
      return { width: width - 8, height: height - 4 };
    },
    /** @param {Model & {room: Size}} model */
    update(model) {
      const { spec, quantity, position } = model;
      if (built !== spec) build(spec);
      const operation = operationOf(spec, position.index);
      operation.update(model);
      if (shown !== operation) {
        shown?.show(false);
        operation.show(true);
        shown = operation;
        write(spec, quantity);
      }
      setText(numbers, spoken(model));
    },
    paint() {
      shown?.paint();
    },
    /**
     * Draw another position's operation without showing it.
     * @param {Model & {room: Size}} model
     */
    ahead(model) {
      if (built !== model.spec || !shown) return;
      const operation = operationOf(model.spec, model.position.index);
      if (operation === shown) return;
      operation.update(model);
      operation.paint();
    },
    dispose() {
      operations.forEach((operation) => operation.dispose());
    },
  };
}

/**
 * The quantity's numbers as a sentence, for reading aloud.
 * @param {Model} model
 */
export function spoken({ spec, quantity, values, cell, digits }) {
  const { data, rows, columns } = values.matrix(quantity.name);
  if (values.isOutside(quantity.name, cell)) {
    return `${cellName(spec, values, quantity.name, cell)}: ${spec.words.outside_batch}.`;
  }
  const notation = values.notation(quantity.name, digits);
  const value = formatNumber(values.number(quantity.name, cell.row, cell.column), notation);
  const named = { cell: cellName(spec, values, quantity.name, cell), value };
  if (rows * columns === 1) return fill(spec.words.spoken_one, named);
  const most = formatNumber(range(data), notation);
  return fill(spec.words.spoken_many, { ...named, most, count: rows * columns });
}
