// The current quantity: its name, formula, line of code and sentence, and a stage on which its
// operation is drawn. Operations are drawn ahead, in idle time, so that showing one costs nothing.

import { fill, h, math, measureOnce, setAttributes, setText } from "../base/dom.js";
import { formatNumber } from "../base/format.js";
import { setSentence } from "../base/sentence.js";
import { linked } from "../page/glossary.js";
import { cellName, range } from "../run/iteration.js";
import { createOperation } from "./operation.js";

/** @import { Size } from "../base/dom.js" */
/** @import { Quantity, Specification } from "../types/specification.d.ts" */
/** @import { Actions } from "../run/actions.js" */
/** @import { Hidden, Model } from "../run/model.js" */
/** @import { Operation } from "./operation.js" */

/** Characters that the line of code has at most where it stands beside its formula. */
const BESIDE = 70;

/**
 * @param {Pick<Actions, "chooseCell" | "inspect" | "goTo">} actions
 * @param {HTMLElement} card that has the place of a hidden result
 */
export function createQuantity(actions, card) {
  const name = h("h2", { class: "bp-name", translate: "no" });
  const step = h("span", { class: "bp-panel-note" });
  const tutorial = h("button", { type: "button", class: "bp-panel-note bp-tutorial", "data-testid": "tutorial-line" });
  const formula = h("div", { class: "bp-formula", "data-testid": "formula" });
  const code = h("code", { class: "bp-code", translate: "no", "data-testid": "code" });
  const lines = h("div", { class: "bp-lines" }, formula, code);
  const sentence = h("p", { class: "bp-sentence", "data-testid": "sentence" });
  const plain = h("span");
  const numbers = h("span", { class: "bp-spoken" });
  sentence.append(plain, " ", numbers);
  const stage = h("div", { class: "bp-stage" });
  const row = h("div", { class: "bp-stage-row" }, stage, card);
  const element = h(
    "section",
    { class: "bp-panel bp-quantity" },
    h("header", { class: "bp-panel-head" }, name, tutorial, step),
    lines,
    sentence,
    row,
  );
  // Beside the card there is less room.
  const sizes = { whole: measureOnce(stage), beside: measureOnce(stage) };
  /** @type {Map<number, Operation>} */
  let operations = new Map();
  /** @type {Specification | null} */
  let built = null;
  /** @type {Operation | null} */
  let shown = null;
  let written = "";

  /** @param {Specification} spec */
  function build(spec) {
    clear();
    built = spec;
    written = "";
  }

  function clear() {
    operations.forEach((operation) => operation.dispose());
    operations = new Map();
    shown = null;
    stage.replaceChildren();
  }

  /**
   * The operation of a quantity, made when it is first needed.
   * @param {Specification} spec
   * @param {number} index
   * @param {boolean} withResult
   */
  function operationOf(spec, index, withResult) {
    const made = operations.get(index);
    if (made?.withResult === withResult) return made;
    if (made) clear();
    const operation = createOperation(spec, spec.quantities[index], actions, withResult);
    operation.show(false);
    operations.set(index, operation);
    stage.append(operation.element);
    return operation;
  }

  /**
   * @param {Specification} spec
   * @param {Quantity} quantity
   * @param {Hidden | null} hidden
   */
  function write(spec, quantity, hidden) {
    setText(name, quantity.name);
    const { tutorial_name: renamed, tutorial: their } = quantity;
    const own = renamed && !their.line ? fill(spec.words.tutorial_name, { name: renamed }) : "";
    const shape = hidden?.shape ? "" : `${quantity.shape} (${quantity.size})`;
    setSentence(step, [quantity.group, shape, own].filter(Boolean).join(" · "));
    if (hidden?.line) hideLine();
    else writeLine(spec, quantity);
    plain.replaceChildren(...linked(quantity.sentence));
  }

  /**
   * @param {Model & {room: Size}} model
   * @param {Operation} operation
   */
  function showOperation(model, operation) {
    operation.update(model);
    if (shown === operation) return;
    shown?.show(false);
    operation.show(true);
    shown = operation;
  }

  /**
   * How the result is computed.
   * @param {Specification} spec
   * @param {Quantity} quantity
   */
  function writeLine(spec, { formula: markup, code: line, tutorial: their }) {
    formula.replaceChildren(math(markup));
    setText(code, line);
    lines.classList.toggle("bp-apart", line.length > BESIDE);
    const [before, after] = spec.words.tutorial_line.split("{line}");
    tutorial.replaceChildren(before, h("span", { translate: "no" }, their.line), after);
    setAttributes(tutorial, { "data-explains": their.told, hidden: !their.line });
  }

  /** Nothing says how the result is computed. */
  function hideLine() {
    for (const part of [formula, code, tutorial]) part.replaceChildren();
    setAttributes(tutorial, { "data-explains": null, hidden: true });
  }

  return {
    element,
    row,
    /**
     * Give the card its place, before there is measured what is left.
     * @param {Model} model
     */
    open({ hidden }) {
      setAttributes(row, { "data-hidden": hidden && (hidden.line ? "line" : "result") });
    },
    /**
     * The size that an operation may take.
     * @param {Model} model
     * @returns {Size}
     */
    room({ layout, hidden }) {
      // Then there is no stage to be measured.
      if (hidden?.line) return { width: 0, height: 0 };
      const { width, height } = (hidden ? sizes.beside : sizes.whole)(layout);
      return { width: width - 2, height: height - 2 };
    },
    /** @param {Model & {room: Size}} model */
    update(model) {
      const { spec, quantity, position, hidden } = model;
      if (built !== spec) build(spec);
      const now = JSON.stringify([quantity.name, hidden]);
      // Other operations hold the hidden numbers: as operands, or as the start of an iteration.
      if (hidden && now !== written) clear();
      if (!hidden?.line) showOperation(model, operationOf(spec, position.index, !hidden));
      if (now !== written) write(spec, quantity, hidden);
      written = now;
      setSentence(numbers, spoken(model));
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
      const operation = operationOf(model.spec, model.position.index, true);
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
export function spoken({ spec, quantity, values, cell, digits, hidden }) {
  if (hidden) return "";
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
