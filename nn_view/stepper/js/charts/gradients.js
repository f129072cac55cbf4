// How large the gradient of each layer is over the training, and how much of the layer is saturated.
// A click goes to an iteration.

import { fill, h, measureOnce, setAttributes } from "../base/dom.js";
import { format, grouped } from "../base/format.js";
import { draw, release } from "../base/plotly.js";
import { gradientsFigure, knownSizes } from "./gradients_figure.js";
import { createIterationAxis } from "./iteration_axis.js";

/** @import { Size } from "../base/dom.js" */
/** @import { GradientSizes } from "../types/specification.d.ts" */
/** @import { PageActions } from "../run/actions.js" */
/** @import { Model } from "../run/model.js" */

/** @param {Pick<PageActions, "toIteration">} actions */
export function createGradients({ toIteration }) {
  const plot = h("div", { class: "bp-plot", role: "img" });
  const table = h("table");
  const spoken = h("div", { class: "bp-unseen", "data-testid": "gradient-sizes" }, table);
  const element = h("div", { class: "bp-chart-view", "data-testid": "panel-gradients" }, plot, spoken);
  const sizeOf = measureOnce(plot);
  const axis = createIterationAxis(plot, toIteration);
  /** @type {Model | null} */
  let latest = null;
  /** @type {Model["client"] | null} */
  let client = null;
  /** @type {GradientSizes | null} */
  let sizes = null;
  let loading = false;
  let drawn = "";
  let written = "";

  /**
   * Ask for the sizes, and again where more is trained since.
   * @param {Model} model
   */
  async function load(model) {
    const { client: asked } = model;
    if (asked !== client) {
      client = asked;
      sizes = null;
      loading = false;
    }
    if (loading || (sizes && sizes.completed >= model.trained)) return;
    loading = true;
    const again = () => {
      if (client !== asked) return;
      loading = false;
      if (latest) show(latest);
    };
    /** @type {GradientSizes | undefined} */
    const found = await asked.get("gradients", {}, (response) => response.json(), again);
    if (client !== asked || !found) return;
    sizes = found;
    again();
  }

  /** @param {Model} model */
  function show(model) {
    if (model.chart !== "gradients") return;
    load(model);
    write(model);
    paint(model);
  }

  /** @param {Model} model */
  function write(model) {
    if (!sizes) return;
    const { spec, digits, position, serial } = model;
    const { words } = spec;
    const known = knownSizes(model, sizes);
    const { x, layers } = known;
    const near = Math.max(0, x.findLastIndex((one) => one <= position.iteration));
    /** @param {number | null} value */
    const told = (value) => (value === null ? "" : format(value, digits));
    const said = layers.map(({ layer, gradients }) => `w${layer} ${told(gradients[near])}`).join(", ");
    const label = { iteration: grouped(x[near] ?? 0), sizes: said };
    setAttributes(plot, { "aria-label": fill(words.gradients_label, label), title: words.gradients_help });
    const key = [digits, serial, endOf(known)].join();
    if (key === written) return;
    written = key;
    const heads = layers.flatMap(({ layer }) => [
      fill(words.gradient_of, { name: `w${layer}` }),
      fill(words.saturated_of, { layer }),
    ]);
    const lines = x.map((iteration, at) =>
      h(
        "tr",
        {},
        h("th", { scope: "row" }, grouped(iteration)),
        ...layers.flatMap((one) => [h("td", {}, told(one.gradients[at])), h("td", {}, told(one.saturated[at]))]),
      ),
    );
    const head = h("tr", {}, ...[words.slider, ...heads].map((text) => h("th", { scope: "col" }, text)));
    table.replaceChildren(h("caption", {}, words.chart_gradients), h("thead", {}, head), h("tbody", {}, ...lines));
  }

  /** @param {Model} model */
  function paint(model) {
    const { position, serial, layout, paletteName } = model;
    if (!sizes || model.chart !== "gradients") return;
    const box = sizeOf(layout);
    if (box.width < 40 || box.height < 40) return;
    const known = knownSizes(model, sizes);
    const key = [position.iteration, serial, paletteName, endOf(known)].join();
    if (key === drawn) return;
    const figure = gradientsFigure(model, known, box);
    if (!draw(plot, figure.data, figure.layout, model.figures.config)) return;
    axis.place(box, figure.margin, figure.last);
    drawn = key;
    setAttributes(element, { "data-iteration": position.iteration });
  }

  return {
    element,
    /** @param {Model} model */
    update(model) {
      latest = model;
      if (model.chart !== "gradients") return;
      load(model);
      write(model);
    },
    paint,
    /**
     * The chart as an image, where it is shown.
     * @param {Model} model
     */
    images(model) {
      const found = model.chart === "gradients" ? sizes : null;
      if (!found) return [];
      /** @param {Size} box */
      const figure = (box) => gradientsFigure(model, knownSizes(model, found), box);
      return [{ name: "gradients", title: model.spec.words.chart_gradients, figure }];
    },
    dispose() {
      release(plot);
    },
  };
}

/**
 * How far the sizes reach: what tells them from those of another moment of the same run.
 * @param {GradientSizes} known
 */
const endOf = ({ completed, x, layers }) =>
  JSON.stringify([completed, x.length, layers.map((one) => [one.gradients.at(-1), one.saturated.at(-1)])]);
