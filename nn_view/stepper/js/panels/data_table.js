// The data: every row with its inputs, output and prediction; the test rows apart. A click sends
// a row through the network.

import { closest, h, setAttributes, setText } from "../base/dom.js";
import { formatFull, formatNumber } from "../base/format.js";
import { isNamed, write } from "../base/names.js";

/** @import { Specification } from "../types/specification.d.ts" */
/** @import { Actions } from "../run/actions.js" */
/** @import { Model } from "../run/model.js" */

/** Rows that are in the page at once; a long table shows the part around the chosen row. */
const MOST_ROWS = 40;
/** Rows that are shown before the chosen one. */
const ROWS_BEFORE = 12;
/** A table that is wider than its panel is drawn smaller, but not below this share. */
const SMALLEST = 0.74;
/** The predictions stay in sight of a table that is wider, unless they take more than this share. */
const LARGEST_END = 0.75;
/** Characters that the names of all columns have together. */
const NAMES = 25;

/**
 * @typedef {{train: number, all: number}} Counts of rows
 * @typedef {object} Line
 * @property {HTMLTableRowElement} element
 * @property {HTMLElement[]} cells inputs, outputs and predictions
 * @property {HTMLElement[]} end the predictions and how far they are off
 * @property {HTMLElement} off how far the prediction is off
 * @property {HTMLElement} bar the same as a bar
 */

/**
 * Whether it is said how far predictions are off: where questions are asked, only after the
 * derivatives, which may be nothing else.
 * @param {Model} model
 */
const isOffKnown = ({ spec, ahead, reached }) => {
  const last = spec.layers.length - 1;
  return reached(`a${last}`) && (ahead || reached(`error_d_z${last}`));
};

/**
 * The columns' own names, or one word for those that have none.
 * @param {string[]} names
 * @param {string} letter of the usual names
 * @param {string} word
 * @param {number} count how many columns share the room
 */
function heads(names, letter, word, count) {
  if (!isNamed(names, letter)) return [h("th", { scope: "col", colspan: names.length }, word)];
  const elements = names.map(() => h("th", { scope: "col", translate: "no" }));
  write(elements, names, NAMES / count);
  return elements;
}

/** @param {Pick<Actions, "chooseRow">} actions */
export function createDataTable({ chooseRow }) {
  const head = h("tr");
  const body = h("tbody");
  const mean = h("button", { type: "button", class: "bp-link" });
  mean.addEventListener("click", () => chooseRow("mean"));
  const table = h("table", { class: "bp-data" }, h("thead", {}, head), body);
  const title = h("h2", { class: "bp-title" });
  const header = h("header", { class: "bp-panel-head" }, title, mean);
  const scroll = h("div", { class: "bp-data-scroll", tabindex: 0, role: "group" }, table);
  const element = h(
    "section",
    { class: "bp-panel bp-data-panel", "data-testid": "data-table" },
    header,
    scroll,
  );
  let built = "";
  let filled = "";
  let fitted = "";
  /** Characters of the longest prediction when the ends were placed. */
  let longest = 0;
  /** @type {Line[]} */
  let lines = [];
  /** @type {HTMLElement[]} */
  let headEnd = [];
  let first = 0;

  body.addEventListener("click", (event) => {
    const line = closest(event, "tr");
    if (line) chooseRow(first + Number(line.dataset.line));
  });
  body.addEventListener("keydown", (event) => {
    const line = closest(event, "tr");
    if (!line) return;
    const at = Number(line.dataset.line);
    if (event.key === "Enter") chooseRow(first + at);
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    event.stopPropagation();
    const to = event.key === "ArrowDown" ? at + 1 : at - 1;
    if (!lines[to]) return;
    lines[to].element.focus();
    chooseRow(first + to);
  });

  /**
   * @param {Specification} spec
   * @param {Counts} counts
   * @param {number} start the first row that is shown
   */
  function build(spec, counts, start) {
    const { words, axes } = spec;
    const inputs = axes.inputs.length;
    const outputs = axes.outputs.length;
    setText(title, words.data);
    setText(mean, "batch" in spec.blocks ? words.mean_batch : words.mean_row);
    setAttributes(scroll, { "aria-label": words.data });
    table.classList.toggle("bp-batched", "batch" in spec.blocks);
    const predicted = h("th", { scope: "col", colspan: outputs, translate: "no" }, `a${spec.layers.length - 1}`);
    const off = h("th", { scope: "col", class: "bp-off" }, words.off_by);
    headEnd = [predicted, off];
    head.replaceChildren(
      h("th", { scope: "col" }, words.row),
      ...heads(axes.inputs, "x", words.inputs, inputs + outputs),
      ...heads(axes.outputs, "y", words.output, inputs + outputs),
      predicted,
      off,
    );
    first = start;
    const count = Math.min(MOST_ROWS, counts.all);
    lines = Array.from({ length: count }, (_, at) => {
      const row = start + at;
      const label = row >= counts.train ? `${row + 1} ${words.test}` : `${row + 1}`;
      const cells = Array.from({ length: inputs + 2 * outputs }, () => h("td"));
      const bar = h("span", { class: "bp-off-bar" });
      const off = h("td", { class: "bp-off" }, bar);
      const line = h(
        "tr",
        { tabindex: -1, "data-line": at, "data-row": row + 1 },
        h("th", { scope: "row" }, label),
        ...cells,
        off,
      );
      if (row === counts.train) line.classList.add("bp-first-test");
      return { element: line, cells, off, bar, end: [...cells.slice(inputs + outputs), off] };
    });
    body.replaceChildren(...lines.map((line) => line.element));
  }

  /**
   * @param {Line} line
   * @param {number} row
   * @param {Model} model
   * @param {Counts} counts
   */
  function fillLine({ element: line, cells, off, bar }, row, model, counts) {
    const { spec, values, digits } = model;
    const inputs = spec.axes.inputs.length;
    const outputs = spec.axes.outputs.length;
    const test = row >= counts.train;
    const index = test ? row - counts.train : row;
    const last = `a${spec.layers.length - 1}`;
    const computed = model.reached(last);
    /** @param {string} name @param {number} at */
    const written = (name, at) =>
      formatNumber(values.number(name, index, at), values.notation(name, digits));
    for (let at = 0; at < inputs; at += 1) {
      setText(cells[at], written(test ? "test_inputs" : "inputs", at));
    }
    for (let at = 0; at < outputs; at += 1) {
      const predicted = test ? `test:${last}` : last;
      const prediction = values.number(predicted, index, at);
      const cell = cells[inputs + outputs + at];
      setText(cells[inputs + at], written(test ? "test_output" : "output", at));
      setText(cell, computed ? written(predicted, at) : "···");
      cell.classList.add("bp-prediction");
      cell.classList.toggle("bp-pending", !computed);
      setAttributes(cell, {
        title: computed ? formatFull(prediction) : spec.words.not_computed,
      });
    }
    const distances = test ? "test:off_by" : "off_by";
    const distance = values.number(distances, index);
    const known = isOffKnown(model);
    bar.style.width = known ? `${Math.min(100, 100 * distance)}%` : "0";
    setAttributes(off, { title: known ? written(distances, 0) : null });
    const used = values.has("batch") && !test && values.isUsed(row);
    line.classList.toggle("bp-in-batch", used);
    if (line.firstElementChild) {
      setAttributes(line.firstElementChild, { title: used ? spec.words.in_batch : null });
    }
    const chosen = model.row === row;
    setAttributes(line, { "aria-selected": chosen ? "true" : null, tabindex: chosen ? 0 : -1 });
  }

  /**
   * As large as all columns can be seen; measured where the columns or the room changed.
   * @param {number} digits
   */
  function fit(digits) {
    table.style.setProperty("--digits", String(digits));
    table.style.fontSize = "";
    const share = scroll.clientWidth / table.offsetWidth;
    if (share < 1) table.style.fontSize = `${Math.max(SMALLEST, share)}em`;
    keepEnd(table.offsetWidth > scroll.clientWidth);
  }

  /**
   * Keep the predictions in sight, and the rows' numbers, while the columns between them scroll.
   * @param {boolean} wide whether the table is wider than its panel
   */
  function keepEnd(wide) {
    const widths = lines[0].end.map((cell) => cell.getBoundingClientRect().width);
    const total = widths.reduce((sum, width) => sum + width, 0);
    const keeps = wide && total <= LARGEST_END * scroll.clientWidth;
    table.classList.toggle("bp-wide", keeps);
    /** @param {HTMLElement[]} cells */
    const place = (cells) =>
      cells.forEach((cell, at) => {
        // Rounded down one by one: each laps over the next by less than a pixel and leaves no gap.
        const after = widths.slice(widths.length - cells.length + at + 1).map(Math.floor);
        cell.classList.toggle("bp-end", keeps);
        cell.style.right = keeps ? `${after.reduce((sum, width) => sum + width, 0)}px` : "";
      });
    for (const { end } of lines) place(end);
    place(headEnd);
    longest = longestEnd();
  }

  /** Characters of the longest prediction. */
  const longestEnd = () => Math.max(...lines.flatMap(({ end }) => end.map((cell) => cell.textContent?.length ?? 0)));

  /**
   * The first row to show: the one that is, where the chosen row is in sight.
   * @param {number} chosen
   * @param {Counts} counts
   */
  function startFor(chosen, counts) {
    if (counts.all <= MOST_ROWS) return 0;
    if (chosen >= first && chosen < first + MOST_ROWS) return first;
    return Math.min(Math.max(0, chosen - ROWS_BEFORE), counts.all - MOST_ROWS);
  }

  return {
    element,
    /** @param {Model} model */
    update(model) {
      const { spec } = model;
      const train = spec.axes.rows.length;
      const counts = { train, all: train + spec.axes.test_rows.length };
      const start = startFor(model.row === "mean" ? 0 : model.row, counts);
      const key = JSON.stringify([spec.layers, counts, start, spec.axes.inputs, spec.axes.outputs]);
      const moment = [model.position.iteration, model.reached(`a${spec.layers.length - 1}`), isOffKnown(model)];
      const all = [key, moment, model.row, model.digits, model.serial].join();
      if (all === filled) return;
      filled = all;
      if (key !== built) build(spec, counts, start);
      built = key;
      lines.forEach((line, at) => fillLine(line, first + at, model, counts));
      const room = [key, model.digits, model.layout].join();
      if (room !== fitted) fit(model.digits);
      else if (table.classList.contains("bp-wide") && longestEnd() !== longest) keepEnd(true);
      fitted = room;
      if (model.row === "mean") setAttributes(lines[0].element, { tabindex: 0 });
      setAttributes(mean, { "aria-pressed": model.row === "mean" ? "true" : "false" });
    },
  };
}
