// A board of matrices on a page: the same matrices as in the stepper, in lines, with signs and
// titles between them. A click on a cell is told to the page.

import { h, setText } from "../base/dom.js";
import { format } from "../base/format.js";
import { longest } from "../base/names.js";
import { arrange } from "../matrices/layout.js";
import { createMatrix } from "../matrices/matrix.js";
import { mountWidget } from "./widget.js";

const TYPE = { most: 15, least: 9 };
const PROJECTED = { most: 22, least: 12 };
/** Room enough for matrices that are never cut: the page scrolls. */
const ENDLESS = 1e6;

/** @param {HTMLElement} host @param {any} call what Streamlit handed over */
export const mount = (host, call) => mountWidget(host, call, { testid: "board", create });

/** Numbers as they were before JSON, which knows neither NaN nor infinity. */
const numbers = (values) => values.map(Number);

function item(matrix, digits) {
  const shown = matrix.digits ?? digits;
  const widest = Math.max(2, ...numbers(matrix.values).map((value) => format(value, shown).length));
  const [label, head] = [matrix.row_labels, matrix.column_labels].map(longest);
  const rows = matrix.row_labels.length * (matrix.below ? 1.75 : 1);
  const columns = matrix.column_labels.length;
  return { rows, columns, characters: widest, label, head, name: matrix.name.length };
}

function create(root, latest) {
  let built = "";
  let groups = [];

  function build(data) {
    groups.forEach(({ views }) => views.forEach((view) => view?.dispose()));
    groups = data.groups.map((group) => {
      const title = h("h2", { class: "bp-title" });
      const views = group.items.map((one) =>
        "text" in one
          ? null
          : createMatrix({
              testid: `board-${one.name}`,
              choose: (cell) => latest().tell({ name: one.name, ...cell }),
            }),
      );
      const parts = group.items.map((one, at) =>
        "text" in one ? h("span", { class: "bp-sign" }, one.text) : views[at].element,
      );
      const line = h("div", { class: "bp-board-line" }, ...parts);
      const element = h("section", { class: "bp-board-group" }, title, line);
      return { title, line, views, element };
    });
    root.replaceChildren(...groups.map(({ element }) => element));
  }

  function place(size, matrix) {
    if (!matrix.below) return size;
    const rowHeight = Math.round(size.rowHeight * 1.75);
    return { ...size, rowHeight, visibleRows: Math.max(1, Math.floor(size.visibleRows / 1.75)) };
  }

  /** Where a group's parts go, in type of no more than `type.most` pixels. */
  function planned({ items, one_line }, data, view, type) {
    const parts = items.map((one) =>
      "text" in one ? { text: one.text.length } : item(one, data.digits),
    );
    const lines = one_line ? 1 : undefined;
    const box = { width: view.width - 8, height: data.height ?? ENDLESS, lines };
    return arrange(parts, box, type);
  }

  function update(group, data, view, plan) {
    const { title, line, views } = group.drawn;
    setText(title, group.title);
    title.hidden = !group.title;
    line.style.fontSize = `${plan.font}px`;
    group.items.forEach((one, at) => {
      if ("text" in one) return;
      const places = new Set(one.marked.map(([row, column]) => `${row},${column}`));
      views[at].update({
        name: one.name,
        matrix: {
          data: numbers(one.values),
          rows: one.row_labels.length,
          columns: one.column_labels.length,
        },
        rowLabels: one.row_labels,
        columnLabels: one.column_labels,
        size: place(plan.sizes[at], one),
        font: plan.font,
        digits: one.digits ?? data.digits,
        figure: data.figures[view.paletteName],
        palette: view.palette,
        config: data.config,
        chosen: one.chosen,
        lit: one.lit,
        below: one.below ? numbers(one.below) : undefined,
        pending: one.pending,
        marked: ({ row, column }) => places.has(`${row},${column}`),
        range: one.range ?? undefined,
        words: data.words,
      });
    });
  }

  return {
    draw(view) {
      const { data } = view;
      const shape = data.groups.map(({ items }) =>
        items.map((one) => ("text" in one ? one.text : one.name)),
      );
      const key = JSON.stringify(shape);
      const held = document.activeElement?.closest(".bp-matrix")?.dataset.testid;
      if (key !== built) build(data);
      built = key;
      // One size of type for the whole board: that of the line which needs the smallest.
      const type = data.projection ? PROJECTED : TYPE;
      const fonts = data.groups.map((group) => planned(group, data, view, type).font);
      const same = { ...type, most: Math.min(...fonts) };
      data.groups.forEach((group, at) => {
        const plan = planned(group, data, view, same);
        update({ ...group, drawn: groups[at] }, data, view, plan);
      });
      // Other matrices than before took the keyboard's cell away: it is the chosen one again.
      if (held && document.activeElement === document.body) {
        root.querySelector(`[data-testid="${held}"] td[tabindex="0"]`)?.focus({ preventScroll: true });
      }
    },
    dispose() {
      groups.forEach(({ views }) => views.forEach((view) => view?.dispose()));
    },
  };
}
