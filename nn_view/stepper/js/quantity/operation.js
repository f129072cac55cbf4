// One quantity as an operation: its operands, the signs between them, and its result.

import { h, setAttributes } from "../base/dom.js";
import { formatEntry, sharedPower } from "../base/format.js";
import { longest } from "../base/names.js";
import { withSigns } from "../page/glossary.js";
import { whoseText } from "../run/iteration.js";
import { isSaturated } from "../run/model.js";
import { lit } from "../run/terms.js";
import { createMatrix } from "../matrices/matrix.js";
import { layoutOperation } from "../matrices/operation_layout.js";

/** @import { Size } from "../base/dom.js" */
/** @import { Cell, OperandToken, Quantity, Specification, Token } from "../types/specification.d.ts" */
/** @import { Actions } from "../run/actions.js" */
/** @import { IterationValues, Matrix } from "../run/iteration.js" */
/** @import { Model } from "../run/model.js" */

/** @typedef {ReturnType<typeof createOperation>} Operation */

/** Type in pixels: the result is readable whatever its operands need. */
const TYPE = { most: 19, result: 13, least: 8.5 };
const PROJECTED = { most: 28, result: 22, least: 10 };

/**
 * The test ids of matrices. Some names belong to a panel elsewhere: parameters, and the error.
 * @param {Specification} spec
 * @param {Quantity} quantity
 */
function testids(spec, quantity) {
  const parameters = new Set(spec.parameters.map(({ name }) => name));
  /** @param {string} name */
  const taken = (name) => parameters.has(name) || name === "error";
  return {
    /** @param {string} name */
    operand: (name) => (taken(name) ? `operand-${name}` : `panel-${name}`),
    result: taken(quantity.name) ? `result-${quantity.name}` : `panel-${quantity.name}`,
  };
}

/**
 * An operand that occurs twice is drawn once, then named within the signs around it.
 * @param {Token[]} tokens
 */
function once(tokens) {
  const seen = new Set();
  /** @type {Token[]} */
  const list = [];
  for (const token of tokens) {
    const isOperand = "operand" in token;
    if (isOperand && !seen.has(token.operand)) {
      seen.add(token.operand);
      list.push(token);
      continue;
    }
    const text = isOperand ? token.operand + (token.transposed ? "ᵀ" : "") : token.text;
    const before = list.at(-1);
    if (before && "text" in before) before.text += text;
    else list.push({ text });
  }
  // The signs have room around them without spaces.
  return list.map((token) => ("text" in token ? { text: token.text.trim() } : token));
}

/**
 * Cells that a saturated unit empties: its own derivative, and the product with it.
 * @param {Specification} spec
 * @param {Quantity} quantity
 * @param {IterationValues} values
 */
function saturation(spec, quantity, values) {
  const operands = quantity.tokens.map((token) => ("operand" in token ? token.operand : ""));
  const slopes = spec.quantities.filter((one) => one.saturates).map(({ name }) => name);
  const factor = quantity.kind === "product" ? slopes.find((one) => operands.includes(one)) : null;
  const name = quantity.saturates ? quantity.name : factor;
  if (!name) return null;
  /** @param {Cell} cell */
  return ({ row, column }) => isSaturated(values.number(name, row, column));
}

/**
 * @param {Specification} spec
 * @param {Quantity} quantity
 * @param {Pick<Actions, "chooseCell" | "inspect" | "goTo">} actions
 * @param {boolean} withResult false: it is hidden, and not in the page
 */
export function createOperation(spec, quantity, actions, withResult) {
  const tokens = once(quantity.tokens);
  const ids = testids(spec, quantity);
  const known = new Set(spec.quantities.map(({ name }) => name));
  const parts = tokens.map((token) =>
    "operand" in token
      ? { token, view: createOperand(token) }
      : { token, view: null, element: h("span", { class: "bp-sign", translate: "no" }, ...withSigns(token.text, spec.words.glossary)) },
  );
  const operands = parts.flatMap((part, at) => (part.view ? [{ ...part, at }] : []));
  const result = withResult ? createMatrix({ choose: actions.chooseCell }) : null;
  const arrow = result && h("span", { class: "bp-sign bp-arrow", "aria-hidden": "true" }, "→");
  const element = h(
    "div",
    { class: "bp-operation" },
    ...parts.map((part) => (part.view ? part.view.element : part.element)),
    arrow,
    result && result.element,
  );
  let drawn = "";

  /** @param {OperandToken} token */
  function createOperand({ operand: name }) {
    return createMatrix({
      choose: (cell) => actions.inspect({ name, ...cell }),
      title: known.has(name) ? () => actions.goTo(name) : null,
    });
  }

  /**
   * A matrix for the layout.
   * @param {IterationValues} values
   * @param {string} name
   * @param {boolean} transposed
   * @param {number} digits
   */
  function item(values, name, transposed, digits) {
    const matrix = values.matrix(name);
    const [rows, columns] = transposed
      ? [matrix.columns, matrix.rows]
      : [matrix.rows, matrix.columns];
    const { rowAxis, columnAxis } = matrix;
    const [down, across] = transposed ? [columnAxis, rowAxis] : [rowAxis, columnAxis];
    const notation = values.notation(name, digits);
    let characters = 1;
    for (let at = 0; at < matrix.data.length; at += 1) {
      characters = Math.max(characters, formatEntry(matrix.data[at], notation).length);
    }
    const [label, head] = [down, across].map((axis) => longest(spec.axes[axis]));
    const whose = whoseText(spec, values, name).length;
    const named = name.length + (transposed ? 1 : 0) + sharedPower(notation).length + whose;
    return { rows, columns, characters, label, head, name: named, down };
  }

  /**
   * The matrices and the signs between them, for the layout.
   * @param {IterationValues} values
   * @param {number} digits
   */
  function itemsFor(values, digits) {
    let left = "";
    return tokens.map((token) => {
      if (!("operand" in token)) return { text: token.text.length };
      const { down, ...matrix } = item(values, token.operand, token.transposed, digits);
      const repeats = down === left;
      left = down;
      return { ...matrix, repeats };
    });
  }

  /** @param {Model & {room: Size}} model */
  function plan({ values, digits, room, projection }) {
    const items = itemsFor(values, digits);
    const last = result ? [{ text: 2 }, item(values, quantity.name, false, digits)] : [];
    return layoutOperation([...items, ...last], room, projection ? PROJECTED : TYPE);
  }

  return {
    element,
    withResult,
    /**
     * Only the operation that is seen can be reached, by keyboard, by readers and by its names.
     * @param {boolean} seen
     */
    show(seen) {
      setAttributes(element, { "data-now": seen ? "true" : null, inert: !seen });
      if (result) setAttributes(result.element, { "data-testid": seen ? ids.result : null });
      for (const { view, token } of operands) {
        setAttributes(view.element, { "data-testid": seen ? ids.operand(token.operand) : null });
      }
    },
    /**
     * Draw for a model, but for the colours; the same model again costs nothing.
     * @param {Model & {room: Size}} model
     */
    update(model) {
      const { values, digits, position, serial, inspect } = model;
      const cell = model.cellOf(quantity);
      const look = [cell, model.row, inspect, digits, serial, model.room];
      const key = JSON.stringify([position.iteration, ...look]);
      if (key === drawn) return;
      drawn = key;
      const { font, resultFont, sizes, scrolls } = plan(model);
      element.style.fontSize = `${font}px`;
      element.classList.toggle("bp-scrolls", scrolls);
      const { matrix: figure, config } = model.figures;
      /**
       * @param {string} name
       * @param {Matrix} matrix
       * @param {number} at which of the parts
       */
      const shared = (name, matrix, at) => ({
        name,
        matrix,
        whose: whoseText(spec, values, name),
        outside: (/** @type {Cell} */ one) => values.isOutside(name, one),
        font,
        figure,
        config,
        size: sizes[at],
        words: spec.words,
        notation: values.notation(name, digits),
        rowLabels: spec.axes[matrix.rowAxis],
        columnLabels: spec.axes[matrix.columnAxis],
      });
      for (const { view, token, at } of operands) {
        const { operand: name, transposed } = token;
        const needed = lit(quantity, name, cell, values.whoseOf(quantity.name));
        view.update({
          ...shared(name, values.matrix(name), at),
          transposed,
          // Which cells take part is a hint.
          lit: model.hidden ? [] : needed,
          around: needed[0],
          chosen: inspect?.name === name ? inspect : null,
        });
      }
      result?.update({
        ...shared(quantity.name, values.matrix(quantity.name), sizes.length - 1),
        font: resultFont,
        chosen: cell,
        fresh: true,
        marked: saturation(spec, quantity, values),
      });
    },
    /** The colours, where they have changed. */
    paint() {
      for (const { view } of operands) view.paint();
      result?.paint();
    },
    dispose() {
      for (const { view } of operands) view.dispose();
      result?.dispose();
    },
  };
}
