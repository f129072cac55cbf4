// The data: every row with its inputs, output and prediction; the test rows apart. A click sends
// a row through the network.

import { h, setAttributes, setText } from "../base/dom.js";
import { format, formatFull } from "../base/format.js";
import { isNamed, write } from "../base/names.js";

/** Rows that are in the page at once; a long table shows the part around the chosen row. */
const MOST_ROWS = 40;
/** A table that is wider than its panel is drawn smaller, but not below this share. */
const SMALLEST = 0.74;
/** Characters that the names of all columns have together. */
const NAMES = 25;

/** @param {{chooseRow: (row: number | "mean") => void}} actions */
export function createDataTable({ chooseRow }) {
  const head = h("tr");
  const body = h("tbody");
  const mean = h("button", { type: "button", class: "bp-link" });
  mean.addEventListener("click", () => chooseRow("mean"));
  const table = h("table", { class: "bp-data" }, h("thead", {}, head), body);
  const title = h("h2", { class: "bp-title" });
  const bar = h("header", { class: "bp-panel-head" }, title, mean);
  const scroll = h("div", { class: "bp-data-scroll", tabindex: 0, role: "group" }, table);
  const element = h(
    "section",
    { class: "bp-panel bp-data-panel", "data-testid": "data-table" },
    bar,
    scroll,
  );
  let built = "";
  let filled = "";
  let fitted = "";
  let lines = [];
  let first = 0;

  body.addEventListener("click", (event) => {
    const line = event.target.closest("tr");
    if (line) chooseRow(first + Number(line.dataset.line));
  });
  body.addEventListener("keydown", (event) => {
    const line = event.target.closest("tr");
    if (!line) return;
    const at = Number(line.dataset.line);
    if (event.key === "Enter") chooseRow(first + at);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    lines[to]?.focus();
    if (lines[to]) chooseRow(first + to);
  });

  /** The columns' own names, or one word for those that have none. */
  function heads(names, letter, word, count) {
    if (!isNamed(names, letter)) return [h("th", { scope: "col", colspan: names.length }, word)];
    const elements = names.map(() => h("th", { scope: "col" }));
    write(elements, names, NAMES / count);
    return elements;
  }

  function build(spec, counts, start) {
    const { words, axes } = spec;
    const inputs = axes.inputs.length;
    const outputs = axes.outputs.length;
    setText(title, words.data);
    setText(mean, words.mean_row);
    setAttributes(scroll, { "aria-label": words.data });
    head.replaceChildren(
      h("th", { scope: "col" }, words.row),
      ...heads(axes.inputs, "x", words.inputs, inputs + outputs),
      ...heads(axes.outputs, "y", words.output, inputs + outputs),
      h("th", { scope: "col", colspan: outputs }, `a${spec.layers.length - 1}`),
      h("th", { scope: "col", class: "bp-off" }, words.off_by),
    );
    first = start;
    const shown = Math.min(MOST_ROWS, counts.all);
    lines = Array.from({ length: shown }, (_, at) => {
      const row = start + at;
      const test = row >= counts.train;
      const line = h("tr", { tabindex: -1, "data-line": at, "data-row": row + 1 });
      if (row === counts.train) line.classList.add("bp-first-test");
      const label = test ? `${row + 1} ${words.test}` : `${row + 1}`;
      line.append(h("th", { scope: "row" }, label));
      for (let cell = 0; cell < inputs + 2 * outputs; cell += 1) line.append(h("td"));
      line.append(h("td", { class: "bp-off" }, h("span", { class: "bp-off-bar" })));
      return line;
    });
    body.replaceChildren(...lines);
  }

  function fillLine(line, row, model, counts) {
    const { spec, frame, digits } = model;
    const inputs = spec.axes.inputs.length;
    const outputs = spec.axes.outputs.length;
    const test = row >= counts.train;
    const place = test ? row - counts.train : row;
    const given = (name, width, at) => spec.constants[name][place * width + at];
    const last = `a${spec.layers.length - 1}`;
    const computed = model.reached(last);
    const source = test ? `test:${last}` : last;
    let off = 0;
    const cells = [...line.cells].slice(1);
    for (let at = 0; at < inputs; at += 1) {
      const input = given(test ? "test_inputs" : "inputs", inputs, at);
      setText(cells[at], format(input, frame.digits("inputs", digits)));
    }
    for (let at = 0; at < outputs; at += 1) {
      const output = given(test ? "test_output" : "output", outputs, at);
      const prediction = frame.number(source, place, at);
      const cell = cells[inputs + outputs + at];
      setText(cells[inputs + at], format(output, frame.digits("output", digits)));
      setText(cell, computed ? format(prediction, digits) : "···");
      setAttributes(cell, {
        class: computed ? "bp-prediction" : "bp-prediction bp-pending",
        title: computed ? formatFull(prediction) : spec.words.not_computed,
      });
      off = Math.max(off, Math.abs(output - prediction));
    }
    const bar = line.lastElementChild.firstElementChild;
    bar.style.width = computed ? `${Math.min(100, 100 * off)}%` : "0";
    setAttributes(bar.parentElement, { title: computed ? format(off, digits) : null });
    const chosen = model.row === row;
    setAttributes(line, { "aria-selected": chosen ? "true" : null, tabindex: chosen ? 0 : -1 });
  }

  /** As large as all columns can be seen; measured where the columns or the room changed. */
  function fit(digits) {
    table.style.setProperty("--digits", digits);
    table.style.fontSize = "";
    const share = scroll.clientWidth / table.offsetWidth;
    if (share < 1) table.style.fontSize = `${Math.max(SMALLEST, share)}em`;
  }

  return {
    element,
    update(model) {
      const { spec } = model;
      const train = spec.axes.rows.length;
      const counts = { train, all: train + spec.axes.test_rows.length };
      const chosen = model.row === "mean" ? 0 : model.row;
      const fits = counts.all <= MOST_ROWS;
      const inSight = !fits && chosen >= first && chosen < first + MOST_ROWS;
      const centred = Math.min(Math.max(0, chosen - 12), counts.all - MOST_ROWS);
      const start = fits ? 0 : inSight ? first : centred;
      const key = JSON.stringify([spec.layers, counts, start, spec.axes.inputs, spec.axes.outputs]);
      const values = [model.place.iteration, model.reached(`a${spec.layers.length - 1}`)];
      const all = [key, values, model.row, model.digits, model.serial].join();
      if (all === filled) return;
      filled = all;
      if (key !== built) build(spec, counts, start);
      built = key;
      lines.forEach((line, at) => fillLine(line, first + at, model, counts));
      const room = [key, model.digits, model.serial].join();
      if (room !== fitted) fit(model.digits);
      fitted = room;
      if (model.row === "mean") setAttributes(lines[0], { tabindex: 0 });
      setAttributes(mean, { "aria-pressed": model.row === "mean" ? "true" : "false" });
    },
  };
}
