// Weights and biases as they are at this moment of the iteration, each with its change.

import { h, measureOnce, setText } from "../base/dom.js";
import { formatChange, formatEntry, sharedPower } from "../base/format.js";
import { longest } from "../base/names.js";
import { createMatrix } from "../matrices/matrix.js";
import { layoutWithSecond } from "../matrices/second_layout.js";
import { createEditor } from "./editor.js";

/** @import { NamedCell, Parameter, Specification } from "../types/specification.d.ts" */
/** @import { Actions } from "../run/actions.js" */
/** @import { Model } from "../run/model.js" */
/** @import { MatrixElement } from "../matrices/matrix.js" */

const TYPE = { most: 15, least: 9 };
const PROJECTED = { most: 19, least: 12 };
/** Size of the second number of a cell, in parts of the first. */
const SECOND = 0.84;

/**
 * @param {Pick<Actions, "clickWeight" | "editWeight" | "setWeight" | "undoWeight" | "stopEditing">}
 *   actions
 */
export function createWeights(actions) {
  const { clickWeight, editWeight } = actions;
  const title = h("h2", { class: "bp-title" });
  const note = h("span", { class: "bp-panel-note" });
  const body = h("div", { class: "bp-weights-body" });
  const editor = createEditor(actions);
  const element = h(
    "section",
    { class: "bp-panel bp-weights" },
    h("header", { class: "bp-panel-head" }, title, note),
    body,
    editor.element,
  );
  const sizeOf = measureOnce(body);
  /** @type {{parameter: Parameter, view: MatrixElement}[]} */
  let views = [];
  let built = "";
  /** @type {Map<string, string>} */
  const drawn = new Map();
  /** @type {NamedCell | null} */
  let editing = null;

  /** @param {Specification} spec */
  function build(spec) {
    views.forEach(({ view }) => view.dispose());
    drawn.clear();
    views = spec.parameters.map((parameter) => ({
      parameter,
      view: createMatrix({
        testid: `panel-${parameter.name}`,
        choose: (cell) => clickWeight(parameter.name, cell),
        edit: (cell) => editWeight(parameter.name, cell),
      }),
    }));
    body.replaceChildren(...views.map(({ view }) => view.element));
    const biased = spec.parameters.some(({ name }) => name[0] === "b");
    setText(title, biased ? spec.words.weights : spec.words.only_weights);
    setText(note, spec.words.value_change);
  }

  /** @param {Model} model */
  function plan({ spec, values, digits, layout, projection }) {
    const items = spec.parameters.map(({ name, change }) => {
      const { data, rows, columns, rowAxis, columnAxis } = values.matrix(name);
      const notation = values.notation(name, digits);
      const second = values.notation(change, digits);
      const widest = Math.max(
        4,
        ...Array.from(data, (value) => formatEntry(value, notation).length),
        ...Array.from(
          values.matrix(change).data,
          (value) => SECOND * formatChange(value, second, notation).length,
        ),
      );
      const [label, head] = [rowAxis, columnAxis].map((axis) => longest(spec.axes[axis]));
      return { rows, columns, characters: widest, label, head, name: name.length + sharedPower(notation).length };
    });
    return layoutWithSecond(items, sizeOf(layout), projection ? PROJECTED : TYPE);
  }

  /**
   * The field at its cell; when it closes, the keyboard is at that cell again.
   * @param {Model} model
   */
  function showEditor(model) {
    const closes = editing && !model.editing && editor.element.contains(document.activeElement);
    /** @param {NamedCell | null} cell */
    const elementOf = (cell) => {
      const found = views.find(({ parameter }) => parameter.name === cell?.name);
      return cell && found ? found.view.cellAt(cell) : null;
    };
    editor.update(model, elementOf(model.editing), element);
    if (closes) elementOf(editing)?.focus({ preventScroll: true });
    editing = model.editing;
  }

  return {
    element,
    /** @param {Model} model */
    update(model) {
      const { spec, values, digits } = model;
      const key = JSON.stringify([spec.layers, spec.parameters]);
      if (key !== built) build(spec);
      built = key;
      const { font, sizes } = plan(model);
      views.forEach(({ parameter, view }, at) => {
        const updated = model.reached(parameter.new);
        const shown = updated ? parameter.new : parameter.name;
        const matrix = values.matrix(shown);
        const fresh = model.quantity.name === parameter.new;
        const chosen = model.weight?.name === parameter.name ? model.weight.cell : null;
        const lit = fresh ? [model.cell] : [];
        const look = [updated, fresh, chosen, lit, font, sizes[at], digits, model.paletteName];
        const state = JSON.stringify([look, model.position.iteration, model.serial]);
        if (drawn.get(parameter.name) === state) return;
        drawn.set(parameter.name, state);
        view.update({
          name: parameter.name,
          matrix,
          rowLabels: spec.axes[matrix.rowAxis],
          columnLabels: spec.axes[matrix.columnAxis],
          size: sizes[at],
          font,
          notation: values.notation(shown, digits),
          belowNotation: values.notation(parameter.change, digits),
          figure: model.figures.matrix,
          config: model.figures.config,
          fresh,
          chosen,
          lit,
          edited: (cell) => model.edited(parameter.name, cell) !== null,
          below: updated ? values.matrix(parameter.change).data : null,
          words: spec.words,
          plain: true,
        });
      });
      showEditor(model);
    },
    paint() {
      views.forEach(({ view }) => view.paint());
    },
    dispose() {
      editor.dispose();
      views.forEach(({ view }) => view.dispose());
    },
  };
}
