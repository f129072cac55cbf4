// What the network answers at the iteration that is shown, over its one or two inputs: of an output,
// a hidden unit, or which output is the largest. A click on a row chooses it.

import { fill, h, measureOnce, setAttributes, setText } from "../base/dom.js";
import { grouped } from "../base/format.js";
import { draw, release } from "../base/plotly.js";
import { createMaps } from "./maps.js";
import { createOwnRow } from "./own_row.js";
import { CLASS, outputFigure, rowMarks, unitOf } from "./output_figure.js";

/** @import { Size } from "../base/dom.js" */
/** @import { SizedFigure } from "../types/plotly.d.ts" */
/** @import { Specification } from "../types/specification.d.ts" */
/** @import { PageActions } from "../run/actions.js" */
/** @import { Model } from "../run/model.js" */

/** A click so near a row, in pixels, means it. */
const NEAR = 14;
/** The most inputs that the page of landscapes varies at once. */
const MOST_VARIED = 3;

/** @param {Pick<PageActions, "chooseRow" | "showMap" | "linkTo">} actions */
export function createOutput({ chooseRow, showMap, linkTo }) {
  const choice = h("select", { class: "bp-select bp-map-choice", "data-testid": "map-choice" });
  const plot = h("div", { class: "bp-plot", role: "img" });
  const none = h("p", { class: "bp-no-map" });
  const reason = h("span");
  const link = h("a", { class: "bp-link" });
  none.append(reason, " ", link);
  const maps = createMaps(() => {
    if (latest?.chart !== "output") return;
    paint(latest);
    ownRow.update(latest);
  });
  const ownRow = createOwnRow(maps);
  const element = h("div", { class: "bp-chart-view", "data-testid": "panel-output" }, none, plot, ownRow.element);
  const sizeOf = measureOnce(plot);
  /** @type {Model | null} */
  let latest = null;
  /** @type {SizedFigure | null} */
  let figure = null;
  let listed = "";
  let drawn = "";

  choice.addEventListener("change", () => showMap(choice.value));
  plot.addEventListener("click", (event) => {
    const row = figure && rowAt(figure, event);
    if (row !== null) chooseRow(row);
  });

  /**
   * The row whose mark is under a click, or null.
   * @param {SizedFigure} shown
   * @param {MouseEvent} event
   */
  function rowAt(shown, event) {
    const { width, height, margin, xaxis, yaxis } = shown.layout;
    const box = plot.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const { l = 0, r = 0, t = 0, b = 0 } = margin ?? {};
    const [[left, right], [low, high]] = [xaxis?.range ?? [0, 1], yaxis?.range ?? [0, 1]];
    const far = rowMarks(shown).map((mark, row) => {
      const across = l + ((mark.x - left) / (right - left)) * (width - l - r);
      const down = t + ((high - mark.y) / (high - low)) * (height - t - b);
      return { row, distance: Math.hypot(across - x, down - y) };
    });
    const nearest = far.reduce((one, other) => (other.distance < one.distance ? other : one));
    return nearest.distance <= NEAR ? nearest.row : null;
  }

  /** @param {Specification} spec */
  function list({ output, words }) {
    const classes = output.first === CLASS ? [{ map: CLASS, label: words.largest_output }] : [];
    const options = [...classes, ...output.units].map(({ map, label }) => h("option", { value: map }, label));
    choice.replaceChildren(...options);
    setAttributes(choice, { "aria-label": words.map_of, title: words.map_of_help });
  }

  /** @param {Model} model */
  function paint(model) {
    const name = mapOf(model);
    const { position, serial, layout, paletteName, row } = model;
    if (!shows(model)) return;
    const numbers = maps.at(model, name);
    plot.classList.toggle("bp-stale", numbers === null);
    const box = sizeOf(layout);
    if (numbers === null || box.width < 40 || box.height < 40) return;
    const key = [name, position.iteration, serial, paletteName, row].join();
    if (key === drawn) return;
    figure = outputFigure(model, name, numbers, box);
    if (!draw(plot, figure.data, figure.layout, model.figures.config)) return;
    drawn = key;
    setAttributes(element, { "data-iteration": position.iteration, "data-map": name });
  }

  /** Nothing of it is left in the page. */
  function clear() {
    release(plot);
    figure = null;
    drawn = "";
  }

  return {
    element,
    choice,
    /** @param {Model} model */
    update(model) {
      const { spec, chart, position } = model;
      const { words, output } = spec;
      const has = hasMaps(model);
      latest = model;
      choice.hidden = chart !== "output" || !has;
      if (chart !== "output") return;
      const known = isKnown(model);
      plot.hidden = !has || !known;
      none.hidden = has && known;
      if (plot.hidden) clear();
      // A map needs the room, until it has more of it.
      ownRow.element.hidden = inFile(model) || (has && model.enlarged !== "curve");
      if (!ownRow.element.hidden) ownRow.update(model);
      const key = JSON.stringify(output.units);
      if (key !== listed) list(spec);
      listed = key;
      choice.value = mapOf(model);
      const what = choice.selectedOptions[0]?.text ?? "";
      const label = { what, iteration: grouped(position.iteration), inputs: spec.axes.inputs.join(", ") };
      setAttributes(plot, { "aria-label": fill(words.map_label, label), title: words.map_help });
      const count = spec.axes.inputs.length;
      const why = inFile(model) ? words.no_map_in_file : has ? words.not_computed : words.no_map;
      setText(reason, fill(why, { count: String(count) }));
      setText(link, words.no_map_link);
      const varied = Array.from({ length: Math.min(count, MOST_VARIED) }, (_, at) => at + 1);
      const { href = "", onclick = null } = linkTo(model, "landscape", "inputs", varied.join()) ?? {};
      link.hidden = has || !href;
      setAttributes(link, { href });
      link.onclick = onclick;
    },
    paint,
    /**
     * The map or curve as an image, where it is shown.
     * @param {Model} model
     */
    images(model) {
      const name = mapOf(model);
      const numbers = shows(model) ? maps.at(model, name) : null;
      if (!numbers) return [];
      const title = `${model.spec.words.chart_output}: ${choice.selectedOptions[0]?.text ?? name}`;
      /** @param {Size} box */
      const figure = (box) => outputFigure(model, name, numbers, box);
      return [{ name: "output", title, figure }];
    },
    dispose() {
      release(plot);
    },
  };
}

/**
 * Whether it is the run of a file, which holds no maps: they would be as large as all its numbers.
 * @param {Model} model
 */
const inFile = ({ bounds }) => bounds !== null;

/** @param {Model} model */
const hasMaps = (model) => model.spec.output.axes.length > 0 && !inFile(model);

/** @param {Model} model */
const shows = (model) => model.chart === "output" && hasMaps(model) && isKnown(model);

/**
 * Whether the map may be seen: where charts do not look ahead, only of what is computed by now.
 * @param {Model} model
 */
function isKnown(model) {
  const unit = unitOf(model, mapOf(model));
  return model.ahead || model.reached(`a${unit ? unit.layer : model.spec.layers.length - 1}`);
}

/**
 * The chosen map, or the one that comes first where the network has no such unit.
 * @param {Model} model
 */
function mapOf({ spec, map }) {
  const { units, first } = spec.output;
  return map === first || units.some((one) => one.map === map) ? map : first;
}
