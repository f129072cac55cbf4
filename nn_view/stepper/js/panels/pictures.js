// The card of pictures: every chart of the moment, each to be kept as PNG or SVG.

import { createCard } from "../base/dialog.js";
import { fill, h } from "../base/dom.js";
import { keepFigure } from "../base/plotly.js";
import { matrixFigure } from "../matrices/figure.js";
import { networkFigure } from "../network/network.js";
import { curveFigure } from "./curve.js";

/** Every picture has a size of its own, whatever the window's. */
const BOX = { width: 640, height: 400 };
const FORMATS = ["png", "svg"];

export function createPictures() {
  const card = createCard({ class: "bp-pictures", "data-testid": "pictures-card" });

  function line(model, { name, title, figure }) {
    const { words } = model.spec;
    const file = `${name}-iteration-${model.place.iteration}`;
    const buttons = FORMATS.map((format) => {
      const shown = format.toUpperCase();
      const label = fill(words.picture_as, { name: title, format: shown });
      const button = h("button", { type: "button", class: "bp-button bp-small", "aria-label": label }, shown);
      button.addEventListener("click", () => keepFigure(figure(), format, file));
      return button;
    });
    return h("li", {}, h("span", { class: "bp-picture-name" }, title), ...buttons);
  }

  return {
    element: card.element,
    /** Show the charts of a model, if there is one; they stay those of that moment. */
    show(model) {
      if (!model) return;
      const { words } = model.spec;
      const where = { quantity: model.quantity.name, iteration: model.place.iteration };
      const lines = chartsOf(model).map((chart) => line(model, chart));
      const list = h("ul", {}, ...lines);
      const sentence = h("p", { class: "bp-panel-note" }, fill(words.pictures_of, where));
      card.write(words.pictures_title, words.close, sentence, list);
      card.element.showModal();
    },
  };
}

/** Every chart that there is: the network, the curve, the quantity with its operands, parameters. */
function chartsOf(model) {
  const { spec, quantity, curve } = model;
  const charts = [{ name: "network", title: spec.words.network, figure: () => networkFigure(model, BOX) }];
  if (curve) charts.push({ name: "error-curve", title: spec.words.error, figure: () => curveFigure(model, BOX) });
  const operands = quantity.tokens.filter((token) => "operand" in token).map(({ operand }) => operand);
  const parameters = spec.parameters.map((one) => (model.reached(one.new) ? one.new : one.name));
  const names = new Set([quantity.name, ...operands, ...parameters]);
  const matrices = [...names].map((name) => ({ name, title: name, figure: () => matrixFigure(model, name) }));
  return [...charts, ...matrices];
}
