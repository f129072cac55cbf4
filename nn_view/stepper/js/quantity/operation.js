// One quantity drawn out: its operands, the signs between them, and its result.

import { h, setAttributes } from "../base/dom.js";
import { format } from "../base/format.js";
import { longest } from "../base/names.js";
import { lit } from "../run/terms.js";
import { arrange } from "../matrices/layout.js";
import { createMatrix } from "../matrices/matrix.js";

/** Below this the derivative of an activation lets next to nothing through. */
const SATURATED = 0.05;
const TYPE = { most: 19, least: 9 };
const PROJECTED = { most: 26, least: 12 };

/** The panels that another part of the page already has: parameters, and the error's curve. */
function testids(spec, quantity) {
  const parameters = new Set(spec.parameters.map(({ name }) => name));
  const taken = (name) => parameters.has(name) || name === "error";
  return {
    operand: (name) => (taken(name) ? `operand-${name}` : `panel-${name}`),
    result: taken(quantity.name) ? `result-${quantity.name}` : `panel-${quantity.name}`,
  };
}

/** An operand that occurs twice is drawn once, then named within the signs around it. */
function once(tokens) {
  const seen = new Set();
  const list = [];
  for (const token of tokens) {
    const again = seen.has(token.operand);
    if ("operand" in token) seen.add(token.operand);
    const drawn = "operand" in token && !again;
    const text = "operand" in token ? token.operand + (token.transposed ? "ᵀ" : "") : token.text;
    const before = list.at(-1);
    if (drawn) list.push(token);
    else if (before && "text" in before) before.text += text;
    else list.push({ text });
  }
  return list;
}

/** Cells that a saturated unit empties: its own derivative, and the product with it. */
export function saturation(spec, quantity, frame) {
  const names = spec.quantities.filter((one) => one.saturates).map(({ name }) => name);
  const name = quantity.saturates
    ? quantity.name
    : quantity.kind === "product" && names.find((one) => usesOf(quantity).has(one));
  if (!name) return null;
  return ({ row, column }) => frame.number(name, row, column) < SATURATED;
}

const usesOf = (quantity) =>
  new Set(quantity.tokens.filter((token) => "operand" in token).map(({ operand }) => operand));

/**
 * @param {any} spec
 * @param {any} quantity
 * @param {{chooseCell: (cell: any) => void, inspect: (place: any) => void,
 *          goTo: (name: string) => void}} actions
 */
export function createSlot(spec, quantity, actions) {
  const tokens = once(quantity.tokens);
  const ids = testids(spec, quantity);
  const known = new Set(spec.quantities.map(({ name }) => name));
  const parts = tokens.map(makePart);
  const result = createMatrix({ choose: actions.chooseCell });
  const arrow = h("span", { class: "bp-sign bp-arrow", "aria-hidden": "true" }, "→");
  const element = h("div", { class: "bp-slot" });
  element.append(...parts.map((part) => part.element), arrow, result.element);
  let drawn = "";

  function makePart(token) {
    if (!("operand" in token)) return { element: h("span", { class: "bp-sign" }, token.text) };
    const { operand: name } = token;
    const view = createMatrix({
      choose: (cell) => actions.inspect({ name, ...cell }),
      title: known.has(name) ? () => actions.goTo(name) : null,
    });
    return { view, token, element: view.element };
  }

  function item(frame, name, transposed, digits) {
    const matrix = frame.matrix(name);
    const [rows, columns] = transposed
      ? [matrix.columns, matrix.rows]
      : [matrix.rows, matrix.columns];
    const { rowAxis, columnAxis } = matrix;
    const [down, across] = transposed ? [columnAxis, rowAxis] : [rowAxis, columnAxis];
    const shown = frame.digits(name, digits);
    let characters = 2;
    for (let at = 0; at < matrix.data.length; at += 1) {
      characters = Math.max(characters, format(matrix.data[at], shown).length);
    }
    const [label, head] = [down, across].map((axis) => longest(spec.axes[axis]));
    const named = name.length + (transposed ? 1 : 0);
    return { rows, columns, characters, label, head, name: named };
  }

  function plan({ frame, digits, room, projection }) {
    const items = tokens.map((token) =>
      "operand" in token ? item(frame, token.operand, token.transposed, digits) : { text: token.text.length },
    );
    items.push({ text: 2 }, item(frame, quantity.name, false, digits));
    return arrange(items, room, projection ? PROJECTED : TYPE);
  }

  return {
    element,
    /** Only the slot that is seen can be reached, by keyboard, by readers and by its names. */
    show(seen) {
      setAttributes(element, { "data-now": seen ? "true" : null, inert: !seen });
      setAttributes(result.element, { "data-testid": seen ? ids.result : null });
      for (const { view, token } of parts) {
        if (view) setAttributes(view.element, { "data-testid": seen ? ids.operand(token.operand) : null });
      }
    },
    /** Draw for a model; the same model again costs nothing. */
    update(model) {
      const { frame, digits, place, serial } = model;
      const cell = model.cellOf(quantity);
      const inspected = model.inspect;
      const own = [cell, inspected, digits, serial, model.charts, model.room];
      const key = JSON.stringify([place.iteration, ...own]);
      if (key === drawn) return;
      drawn = key;
      const { font, sizes, scrolls } = plan(model);
      element.style.fontSize = `${font}px`;
      element.classList.toggle("bp-scrolls", scrolls);
      const shared = {
        font,
        figure: model.figures.matrix,
        config: model.figures.config,
        words: spec.words,
      };
      const labels = (matrix) => ({
        rowLabels: spec.axes[matrix.rowAxis],
        columnLabels: spec.axes[matrix.columnAxis],
      });
      parts.forEach(({ view, token }, at) => {
        if (!view) return;
        const { operand: name, transposed } = token;
        const matrix = frame.matrix(name);
        const chosen = inspected?.name === name ? inspected : null;
        view.update({
          ...shared,
          ...labels(matrix),
          name,
          digits: frame.digits(name, digits),
          matrix,
          transposed,
          size: sizes[at],
          lit: lit(quantity, name, cell),
          chosen,
        });
      });
      const matrix = frame.matrix(quantity.name);
      result.update({
        ...shared,
        ...labels(matrix),
        name: quantity.name,
        digits: frame.digits(quantity.name, digits),
        matrix,
        size: sizes.at(-1),
        chosen: cell,
        fresh: true,
        marked: saturation(spec, quantity, frame),
      });
    },
    dispose() {
      parts.forEach(({ view }) => view?.dispose());
      result.dispose();
    },
  };
}
