// The dialog of images: every chart of this moment, each to be saved as PNG or SVG.

import { createDialog } from "../base/dialog.js";
import { fill, h } from "../base/dom.js";
import { saveFigure } from "../base/plotly.js";
import { matrixFigure } from "../matrices/figure.js";
import { networkFigure } from "../network/figure.js";
import { curveFigure } from "./curve_figure.js";

/** @import { Size } from "../base/dom.js" */
/** @import { ImageFormat, SizedFigure } from "../types/plotly.d.ts" */
/** @import { Model } from "../run/model.js" */

/** Every image has a size of its own, whatever the window's. */
const BOX = { width: 640, height: 400 };
/** @type {ImageFormat[]} */
const FORMATS = ["png", "svg"];

/** @typedef {{name: string, title: string, figure: (box: Size) => SizedFigure}} NamedChart */

/** @param {(model: Model) => NamedChart[]} shown charts that are there at some moments only */
export function createPictures(shown) {
  const dialog = createDialog({ class: "bp-pictures", "data-testid": "pictures-card" });

  /**
   * @param {Model} model
   * @param {NamedChart} chart
   */
  function line(model, { name, title, figure }) {
    const { words } = model.spec;
    const file = `${name}-iteration-${model.position.iteration}`;
    const buttons = FORMATS.map((format) => {
      const shown = format.toUpperCase();
      const label = fill(words.picture_as, { name: title, format: shown });
      const button = h("button", { type: "button", class: "bp-button bp-small", "aria-label": label }, shown);
      button.addEventListener("click", () => saveFigure(onGround(figure(BOX), model), format, file));
      return button;
    });
    return h("li", {}, h("span", { class: "bp-picture-name" }, title), ...buttons);
  }

  return {
    element: dialog.element,
    /**
     * Show the charts of a model, if there is one; they stay those of that moment.
     * @param {Model | null} model
     */
    show(model) {
      if (!model) return;
      const { words } = model.spec;
      const where = { quantity: model.quantity.name, iteration: model.position.iteration };
      const lines = [...chartsOf(model), ...shown(model)].map((chart) => line(model, chart));
      const list = h("ul", {}, ...lines);
      const sentence = h("p", { class: "bp-panel-note" }, fill(words.pictures_of, where));
      dialog.write(words.pictures_title, words.close, sentence, list);
      dialog.element.showModal();
    },
  };
}

/**
 * A figure on the page's background: the text of a dark page could not be seen on white paper.
 * @param {SizedFigure} figure
 * @param {Model} model
 * @returns {SizedFigure}
 */
const onGround = ({ data, layout }, { palette }) => ({
  data,
  layout: { ...layout, paper_bgcolor: String(palette.background) },
});

/**
 * Every chart that there is: the network, the curve, the quantity with its operands, parameters.
 * @param {Model} model
 * @returns {NamedChart[]}
 */
function chartsOf(model) {
  const { spec, quantity, curve, hidden } = model;
  const network = { name: "network", title: spec.words.network, figure: () => networkFigure(model, BOX) };
  const errors = curve
    ? [{ name: "error-curve", title: spec.words.error, figure: () => curveFigure(model, curve, BOX) }]
    : [];
  const operands = quantity.tokens.flatMap((token) => ("operand" in token ? [token.operand] : []));
  const parameters = spec.parameters.map((one) => (model.reached(one.new) ? one.new : one.name));
  const names = new Set([...(hidden ? [] : [quantity.name]), ...(hidden?.line ? [] : operands), ...parameters]);
  const matrices = [...names].map((name) => ({ name, title: name, figure: () => matrixFigure(model, name) }));
  return [network, ...errors, ...matrices];
}
