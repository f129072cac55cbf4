// A board of matrices on a page: the same matrices as in the stepper, in lines, with signs and
// titles between them. A click on a cell is told to the page.

import { h } from "../base/dom.js";
import { formatChange, formatEntry, notationOf, sharedPower } from "../base/format.js";
import { longest } from "../base/names.js";
import { setSentence } from "../base/sentence.js";
import { layoutMatrices } from "../matrices/layout.js";
import { createMatrix } from "../matrices/matrix.js";
import { sizeWithSecond, withSecond } from "../matrices/second_layout.js";
import { mountWidget } from "./widget.js";

/** @import { BoardData, BoardGroup, BoardMatrix, Call } from "../types/page.d.ts" */
/** @import { TypeSizes } from "../matrices/layout.js" */
/** @import { MatrixElement } from "../matrices/matrix.js" */
/** @import { WidgetView } from "./widget.js" */

const TYPE = { most: 15, least: 9 };
const PROJECTED = { most: 22, least: 12 };
/** Size of the second number of a cell, in parts of the first. */
const SECOND = 0.84;
/** On a phone a line breaks rather than be smaller than this. */
const PHONE = { width: 600, line: 13 };
/** Room enough for matrices that are never cut: the page scrolls. */
const ENDLESS = 1e6;

/** @param {HTMLElement} host @param {Call<BoardData>} call */
export const mount = (host, call) => mountWidget(host, call, { testid: "board", create });

/**
 * Numbers as they were before JSON, which knows neither NaN nor infinity.
 * @param {(number | string)[]} values
 */
const numbers = (values) => values.map(Number);

/**
 * How a matrix's numbers are written, and its second numbers.
 * @param {BoardMatrix} matrix
 * @param {number} digits
 */
const notationsOf = (matrix, digits) => ({
  notation: notationOf(numbers(matrix.values), digits, matrix.whole),
  belowNotation: notationOf(numbers(matrix.below ?? []), digits),
});

/**
 * A matrix for the layout.
 * @param {BoardMatrix} matrix
 * @param {number} digits
 */
function item(matrix, digits) {
  const { notation, belowNotation } = notationsOf(matrix, digits);
  const widest = Math.max(
    2,
    ...numbers(matrix.values).map((value) => formatEntry(value, notation).length),
    ...numbers(matrix.below ?? []).map(
      (value) => SECOND * formatChange(value, belowNotation, notation).length,
    ),
  );
  const [label, head] = [matrix.row_labels, matrix.column_labels].map(longest);
  const [rows, columns] = [matrix.row_labels.length, matrix.column_labels.length];
  const plain = { rows, columns, characters: widest, label, head, name: matrix.name.length + sharedPower(notation).length };
  return matrix.below ? withSecond(plain) : plain;
}

/**
 * Where a group's parts go, in type of no more than `type.most` pixels.
 * @param {BoardGroup} group
 * @param {WidgetView<BoardData>} view
 * @param {TypeSizes} type
 */
function planned({ items, one_line }, { data, width }, type) {
  const parts = items.map((one) =>
    "text" in one ? { text: one.text.length } : item(one, data.digits),
  );
  const box = { width: width - 8, height: data.height ?? ENDLESS };
  const kept = width < PHONE.width ? { ...type, line: Math.min(PHONE.line, type.most) } : type;
  const layout = layoutMatrices(parts, one_line ? { ...box, lines: 1 } : box, kept);
  // What is as high as it likes need not be small.
  return layout.scrolls ? layoutMatrices(parts, { ...box, height: ENDLESS }, type) : layout;
}

/**
 * One group: its title, and a line of matrices with signs between them.
 * @param {BoardGroup} group
 * @param {(cell: object) => void} tell
 */
function createGroup(group, tell) {
  const title = h("h2", { class: "bp-title" });
  /** @type {(MatrixElement | null)[]} */
  const views = group.items.map((one) =>
    "text" in one
      ? null
      : createMatrix({
          testid: `board-${one.name}`,
          choose: (cell) => tell({ name: one.name, ...cell }),
        }),
  );
  const parts = group.items.map((one, at) =>
    "text" in one ? h("span", { class: "bp-sign", translate: "no" }, one.text) : (views[at]?.element ?? null),
  );
  const line = h("div", { class: "bp-board-line" }, ...parts);

  return {
    element: h("section", { class: "bp-board-group" }, title, line),
    /**
     * @param {BoardGroup} next with the same matrices
     * @param {WidgetView<BoardData>} view
     * @param {TypeSizes} type
     */
    update(next, view, type) {
      const { data, paletteName } = view;
      const { font, sizes } = planned(next, view, type);
      setSentence(title, next.title);
      title.hidden = !next.title;
      line.style.fontSize = `${font}px`;
      next.items.forEach((one, at) => {
        if ("text" in one) return;
        const marked = new Set(one.marked.map(([row, column]) => `${row},${column}`));
        const rows = one.row_labels.length;
        views[at]?.update({
          name: one.name,
          matrix: { data: numbers(one.values), rows, columns: one.column_labels.length },
          rowLabels: one.row_labels,
          columnLabels: one.column_labels,
          size: one.below ? sizeWithSecond(sizes[at], rows) : sizes[at],
          font,
          ...notationsOf(one, data.digits),
          figure: data.figures[paletteName],
          config: data.config,
          chosen: one.chosen,
          lit: one.lit,
          below: one.below ? numbers(one.below) : undefined,
          pending: one.pending,
          marked: ({ row, column }) => marked.has(`${row},${column}`),
          range: one.range ?? undefined,
          words: data.words,
        });
        views[at]?.paint();
      });
    },
    dispose() {
      views.forEach((view) => view?.dispose());
    },
  };
}

/**
 * @param {HTMLElement} root
 * @param {() => Call<BoardData>} latest
 */
function create(root, latest) {
  let built = "";
  /** @type {ReturnType<typeof createGroup>[]} */
  let groups = [];

  const dispose = () => groups.forEach((group) => group.dispose());

  /** @param {BoardData} data */
  function build(data) {
    const shape = data.groups.map(({ items }) =>
      items.map((one) => ("text" in one ? one.text : one.name)),
    );
    const key = JSON.stringify(shape);
    if (key === built) return;
    built = key;
    dispose();
    groups = data.groups.map((group) => createGroup(group, (cell) => latest().tell?.(cell)));
    root.replaceChildren(...groups.map(({ element }) => element));
  }

  return {
    /** @param {WidgetView<BoardData>} view */
    draw(view) {
      const { data } = view;
      const active = document.activeElement?.closest(".bp-matrix");
      const held = active instanceof HTMLElement ? active.dataset.testid : undefined;
      build(data);
      // One size of type for the whole board: that of the line which needs the smallest.
      const type = data.projection ? PROJECTED : TYPE;
      const fonts = data.groups.map((group) => planned(group, view, type).font);
      const same = { ...type, most: Math.min(...fonts) };
      data.groups.forEach((group, at) => groups[at].update(group, view, same));
      // Other matrices than before took the keyboard's cell away: it is the chosen one again.
      if (held && document.activeElement === document.body) {
        const cell = root.querySelector(`[data-testid="${held}"] td[tabindex="0"]`);
        if (cell instanceof HTMLElement) cell.focus({ preventScroll: true });
      }
    },
    dispose,
  };
}
