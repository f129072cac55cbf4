// The error over the iterations, drawn up to where the reader is; a switch shows what is to come, as a
// pale line, with an empty ring until this iteration's error is computed. A click goes to an iteration.

import { fill, h, measureOnce, setAttributes, setText } from "../base/dom.js";
import { format, formatChange, grouped } from "../base/format.js";
import { draw, release } from "../base/plotly.js";
import { createIterationAxis } from "../charts/iteration_axis.js";
import { figureOf, lineNames, trainError } from "./curve_figure.js";
import { createFormerLine, formerText } from "./former_line.js";

/** @import { Curve } from "../types/specification.d.ts" */
/** @import { PageActions } from "../run/actions.js" */
/** @import { Model } from "../run/model.js" */

/**
 * A share as a whole percentage: only all of the rows are 100 %, and only none of them 0 %.
 * @param {number} count
 * @param {number} rows
 */
const percent = (count, rows) => {
  const share = Math.round((100 * count) / rows);
  return `${count === rows || count === 0 ? share : Math.min(99, Math.max(1, share))}%`;
};

/**
 * @param {Pick<PageActions, "toIteration" | "showWholeCurve" | "linkTo" | "forget">} actions
 * @param {HTMLElement[]} head what is at the head of the panel, which other charts share
 */
export function createCurve({ toIteration, showWholeCurve, linkTo, forget }, head) {
  const trainNote = h("span", { class: "bp-line" });
  const batchNote = h("span", { class: "bp-line bp-line-batch", "data-testid": "batch-error" });
  const testNote = h("span", { class: "bp-line bp-line-test" });
  const note = h("span", { class: "bp-panel-note" }, trainNote, testNote);
  const right = h("span", { class: "bp-panel-note bp-right", "data-testid": "right-answers" });
  const whole = h("button", { type: "button", class: "bp-link bp-whole", "data-testid": "whole-curve" });
  whole.addEventListener("click", () =>
    showWholeCurve(whole.getAttribute("aria-pressed") !== "true"),
  );
  const changed = h("p", { class: "bp-panel-note bp-changed", "data-testid": "error-change" });
  const former = createFormerLine({ linkTo, forget });
  const plot = h("div", { class: "bp-plot", role: "img" });
  const wait = h("p");
  const box = h("div", { class: "bp-chart-view" }, plot, right);
  const own = h("div", { class: "bp-chart-view" }, changed, former.element, box, wait);
  const place = h("div", { class: "bp-chart-view" }, own);
  const element = h(
    "section",
    { class: "bp-panel bp-curve", "data-testid": "panel-error" },
    h("header", { class: "bp-panel-head bp-charts-head" }, ...head, whole, note),
    place,
  );
  const sizeOf = measureOnce(plot);
  const axis = createIterationAxis(plot, toIteration);
  let drawn = "";
  /** @type {Curve | null} */
  let seen = null;

  /**
   * @param {Model} model
   * @param {Curve} curve
   */
  function drawCurve(model, curve) {
    const box = sizeOf(model.layout);
    if (box.width < 40 || box.height < 40) return false;
    const { data, last, layout } = figureOf(model, curve, box);
    axis.place(box, layout.margin, last);
    return draw(plot, data, layout, model.figures.config);
  }

  /** @param {Model} model */
  function write(model) {
    const { spec, values, digits, position, iterations } = model;
    const { words } = spec;
    const names = lineNames(model);
    const train = model.reached("error") ? format(values.number(trainError(model)), digits) : "···";
    setText(trainNote, names.train);
    setText(batchNote, names.batch);
    const batched = values.has("batch");
    if (batched && !batchNote.parentNode) trainNote.after(batchNote);
    if (!batched) batchNote.remove();
    setText(testNote, names.test);
    testNote.hidden = spec.axes.test_rows.length === 0;
    note.classList.toggle("bp-lines-close", batched && !testNote.hidden);
    const was = change(model);
    setText(changed, was ? fill(words.error_note_change, was) : "");
    changed.hidden = !values.has("original_error");
    const label = { train, iteration: grouped(position.iteration), iterations: grouped(iterations) };
    const said = fill(words.error_label, label) + (was ? fill(words.error_label_change, was) : "");
    const beside = model.former ? fill(words.former_label, { former: formerText(model) }) : "";
    setAttributes(plot, { "aria-label": said + beside });
    setText(wait, words.curve_wait);
  }

  /** @param {Model} model */
  function writeWhole({ spec: { words }, chart, ahead, wholeCurve }) {
    whole.hidden = chart === "output" || !ahead;
    setText(whole, words.whole_curve);
    setAttributes(whole, { "aria-pressed": wholeCurve ? "true" : "false", title: words.whole_curve_help });
  }

  /**
   * The share of right answers where outputs stand for classes.
   * @param {Model} model
   */
  function writeRight({ spec, values, reached }) {
    const { words, axes } = spec;
    const computed = reached(`a${spec.layers.length - 1}`);
    right.hidden = !values.has("right");
    if (right.hidden) return;
    const counts = { train: values.number("right"), test: values.number("test:right") };
    const rows = { rows: axes.rows.length, test_rows: axes.test_rows.length };
    const both = rows.test_rows ? "_both" : "";
    const shares = {
      train: computed ? percent(counts.train, rows.rows) : "···",
      test: computed ? percent(counts.test, rows.test_rows) : "···",
    };
    setText(right, fill(words[`right${both}`], shares));
    const told = fill(words[`right_help${both}`], { ...counts, ...rows });
    setAttributes(right, { title: computed ? told : words.not_computed });
  }

  /**
   * The original's error at this iteration and how far it is from there, or null.
   * @param {Model} model
   */
  function change({ values, digits, reached }) {
    if (!values.has("original_error")) return null;
    const original = values.number("original_error");
    if (!Number.isFinite(original)) return null;
    const more = values.number("original_error_change");
    const notation = values.notation("original_error_change", digits);
    const difference = reached("error") ? formatChange(more, notation) : "···";
    // Up to where something was set by hand it is this training's own error.
    return { original: reached("error") ? format(original, digits) : "···", difference };
  }

  return {
    element,
    chart: own,
    /**
     * Put the chart that is shown into the panel; the others are not in the page.
     * @param {HTMLElement} chart
     */
    place(chart) {
      if (place.firstElementChild !== chart) place.replaceChildren(chart);
    },
    /** @param {Model} model */
    update(model) {
      const shown = model.chart === "error";
      writeWhole(model);
      note.hidden = !shown;
      if (!shown) return;
      write(model);
      writeRight(model);
      former.update(model);
      wait.hidden = model.curve !== null;
    },
    /** @param {Model} model */
    paint(model) {
      const { curve, position, serial, paletteName } = model;
      if (curve === null || model.chart !== "error") return;
      const look = [serial, paletteName, model.wholeCurve, model.ahead, model.original?.x.length, model.former?.query];
      const key = [position.iteration, model.reached("error"), look].join();
      if (key === drawn && curve === seen) return;
      if (!drawCurve(model, curve)) return;
      drawn = key;
      seen = curve;
    },
    dispose() {
      release(plot);
    },
  };
}
