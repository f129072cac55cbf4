// Weights and biases as they stand at this moment of the iteration, each with its change.

import { h, measureOnce, setText } from "../base/dom.js";
import { format } from "../base/format.js";
import { longest } from "../base/names.js";
import { arrange, arrangeColumn } from "../matrices/layout.js";
import { createMatrix } from "../matrices/matrix.js";
import { createEditor } from "./editor.js";

/**
 * @param {any} actions `clickWeight` chooses a weight, `editWeight` opens the field at its cell,
 *   where `setWeight`, `undoWeight` and `stopEditing` are for
 */
export function createWeights(actions) {
  const { clickWeight, editWeight } = actions;
  const title = h("h2", { class: "bp-title" });
  const note = h("span", { class: "bp-panel-note" });
  const body = h("div", { class: "bp-weights-body" });
  const element = h(
    "section",
    { class: "bp-panel bp-weights" },
    h("header", { class: "bp-panel-head" }, title, note),
    body,
  );
  const editor = createEditor(actions);
  element.append(editor.element);
  const roomOf = measureOnce(body);
  let views = [];
  let built = "";
  const drawn = new Map();

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
    setText(title, spec.words.weights);
    setText(note, spec.words.value_change);
  }

  function sizes(model) {
    const { spec, frame, digits } = model;
    const items = spec.parameters.map(({ name }) => {
      const { data, rows, columns, rowAxis, columnAxis } = frame.matrix(name);
      const widest = Math.max(4, ...Array.from(data, (value) => format(value, digits).length));
      const [label, head] = [rowAxis, columnAxis].map((axis) => longest(spec.axes[axis]));
      return { rows, columns, characters: widest, label, head, name: name.length };
    });
    const box = roomOf(model.serial);
    const type = model.projection ? { most: 19, least: 12 } : { most: 15, least: 9 };
    // Two numbers a cell need a row twice as high: ask for room for twice the rows.
    const doubled = items.map((item) => ({ ...item, rows: item.rows * 1.75 }));
    const plan = arrange(doubled, box, type, arrangeColumn);
    return plan.sizes.map((size, at) => ({
      ...size,
      rowHeight: Math.round(size.rowHeight * 1.75),
      visibleRows: Math.max(1, Math.min(items[at].rows, Math.floor(size.visibleRows / 1.75))),
      font: plan.font,
    }));
  }

  let editing = null;
  /** The field at its cell; when it closes, the keyboard is at that cell again. */
  function showEditor(model) {
    const left = editing && !model.editing && editor.element.contains(document.activeElement);
    const viewOf = ({ name }) => views.find(({ parameter }) => parameter.name === name)?.view;
    const cellOf = (place) => (place ? (viewOf(place)?.cellAt(place) ?? null) : null);
    editor.update(model, cellOf(model.editing), element);
    if (left) cellOf(editing)?.focus({ preventScroll: true });
    editing = model.editing;
  }

  return {
    element,
    update(model) {
      const { spec, frame, digits } = model;
      const key = JSON.stringify([spec.layers, spec.parameters]);
      if (key !== built) build(spec);
      built = key;
      const plan = sizes(model);
      views.forEach(({ parameter, view }, at) => {
        const updated = model.reached(parameter.new);
        const matrix = frame.matrix(updated ? parameter.new : parameter.name);
        const fresh = model.quantity.name === parameter.new;
        const chosen = model.weight?.name === parameter.name ? model.weight.cell : null;
        const lit = fresh ? [model.cell] : [];
        const own = [updated, fresh, chosen, lit, plan[at], digits, model.paletteName];
        const state = JSON.stringify([own, model.place.iteration, model.serial, model.charts]);
        if (drawn.get(parameter.name) === state) return;
        drawn.set(parameter.name, state);
        view.update({
          name: parameter.name,
          matrix,
          rowLabels: spec.axes[matrix.rowAxis],
          columnLabels: spec.axes[matrix.columnAxis],
          size: plan[at],
          font: plan[at].font,
          digits,
          figure: model.figures.matrix,
          palette: model.palette,
          config: model.figures.config,
          fresh,
          chosen,
          lit,
          edited: (cell) => model.edited(parameter.name, cell) !== null,
          below: updated ? frame.matrix(parameter.change).data : null,
          words: spec.words,
          plain: true,
        });
      });
      showEditor(model);
    },
    dispose() {
      editor.dispose();
      views.forEach(({ view }) => view.dispose());
    },
  };
}
