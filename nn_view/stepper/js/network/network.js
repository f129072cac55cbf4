// The panel of the network. Its nodes and edges can be clicked.

import { fill, h, measureOnce, setAttributes, setText } from "../base/dom.js";
import { draw, release } from "../base/plotly.js";
import { edges, flow, isOutlined, nameOf, placedIn } from "./figure.js";
import { hit } from "./layout.js";

/** @import { Specification } from "../types/specification.d.ts" */
/** @import { Actions } from "../run/actions.js" */
/** @import { Model } from "../run/model.js" */
/** @import { Drawing } from "./figure.js" */

/** @param {Pick<Actions, "clickUnit" | "clickWeight">} actions */
export function createNetwork({ clickUnit, clickWeight }) {
  const title = h("h2", { class: "bp-title" });
  const note = h("span", { class: "bp-panel-note bp-parts" });
  // The edges change with the weights only: a chart of their own spares every other step.
  const under = h("div", { class: "bp-layer" });
  const over = h("div", { class: "bp-layer" });
  const plot = h("div", { class: "bp-plot", role: "img", translate: "no" }, under, over);
  const element = h(
    "section",
    { class: "bp-panel bp-network", "data-testid": "panel-network" },
    h("header", { class: "bp-panel-head" }, title, note),
    plot,
  );
  const sizeOf = measureOnce(plot);
  let drawnUnder = "";
  let drawnOver = "";
  /** @type {(ReturnType<typeof placedIn> & {spec: Specification}) | null} */
  let shown = null;

  /** @param {MouseEvent} event */
  const pointed = (event) => {
    if (!shown) return null;
    const box = plot.getBoundingClientRect();
    const point = { x: event.clientX - box.left, y: event.clientY - box.top };
    return hit(shown.placed, shown.size, point);
  };
  plot.addEventListener("click", (event) => {
    const target = pointed(event);
    if (target?.unit) clickUnit(target.unit);
    if (target?.bias) clickWeight(`b${target.bias.layer}`, { row: 0, column: 0 });
    if (target?.edge) {
      const { parameter, row, column } = target.edge;
      clickWeight(parameter, { row, column });
    }
  });
  plot.addEventListener("pointermove", (event) => {
    const target = pointed(event);
    plot.style.cursor = target ? "pointer" : "default";
    const name = shown && target?.unit ? nameOf(shown.spec, target.unit) : null;
    setAttributes(plot, { title: name });
  });

  /** @param {Model} model */
  function write({ spec, row, quantity, values }) {
    const { words } = spec;
    const { direction } = quantity.flow;
    const outlined = isOutlined(spec, quantity.name);
    const trains = row === "mean" || row < spec.axes.rows.length;
    const mean = values.has("batch") ? words.network_mean_batch : words.network_mean;
    const whose = row === "mean" ? mean : fill(words.network_note, { row: row + 1 });
    const sign = spec.blocks[quantity.name].each ? words.network_diagonal : words.network_outlined;
    const more = [
      trains && !values.isUsed(row) ? words.outside_batch : "",
      outlined && trains ? fill(sign, { name: quantity.name }) : "",
      direction === "none" ? "" : words[`network_${direction}`],
    ].filter(Boolean);
    const text = [whose, ...more].join(" · ");
    setText(title, words.network);
    // The last parts give way where there is no room for them.
    if (note.title !== text) {
      note.replaceChildren(...[whose, ...more].map((part, at) => h("span", {}, at ? ` · ${part}` : part)));
    }
    setAttributes(note, { title: text });
    const label = { layers: spec.layers.join(", "), row: whose, flow: more.join(", ") };
    setAttributes(plot, { "aria-label": fill(words.network_label, label) });
  }

  return {
    element,
    /** @param {Model} model */
    update(model) {
      write(model);
    },
    /** @param {Model} model */
    paint(model) {
      const { spec, position, row, cell, weight, digits, serial, paletteName } = model;
      const box = sizeOf(model.layout);
      if (box.width < 40 || box.height < 40) return;
      const style = model.figures.network;
      const look = [serial, paletteName];
      const updated = spec.parameters
        .filter(({ name }) => name[0] === "w")
        .map((weights) => model.reached(weights.new));
      const keyUnder = JSON.stringify([position.iteration, updated, look]);
      const keyOver = JSON.stringify([position, row, cell, weight, digits, model.hidden !== null, look]);
      if (keyUnder === drawnUnder && keyOver === drawnOver) return;
      const { placed, size } = placedIn(spec, box, style);
      shown = { placed, size, spec };
      /**
       * @param {HTMLElement} chart
       * @param {Drawing} drawing
       */
      const painted = (chart, { traces, shapes }) =>
        draw(chart, traces, { ...style.layout, ...box, shapes }, model.figures.config);
      if (keyUnder !== drawnUnder && painted(under, edges(model, placed, style))) drawnUnder = keyUnder;
      if (keyOver !== drawnOver && painted(over, flow(model, placed, size, box))) drawnOver = keyOver;
    },
    dispose() {
      release(under);
      release(over);
    },
  };
}
