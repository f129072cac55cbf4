// Which chart has the place beside the network: the error, the output or the gradients.

import { h, setAttributes, setText } from "../base/dom.js";

/** @import { PageActions } from "../run/actions.js" */
/** @import { Model } from "../run/model.js" */

/** @type {Model["chart"][]} */
const CHARTS = ["error", "output", "gradients"];

/** @param {Pick<PageActions, "showChart">} actions */
export function createTabs({ showChart }) {
  const buttons = CHARTS.map((chart) => {
    const button = h("button", { type: "button", class: "bp-tab", "data-testid": `chart-${chart}` });
    button.addEventListener("click", () => showChart(chart));
    return { chart, button };
  });
  const title = h("h2", { class: "bp-title bp-tabs" }, ...buttons.map(({ button }) => button));

  return {
    element: title,
    /** @param {Model} model */
    update({ spec, chart: shown }) {
      for (const { chart, button } of buttons) {
        setText(button, spec.words[`chart_${chart}`]);
        setAttributes(button, { "aria-pressed": chart === shown ? "true" : "false" });
      }
    },
  };
}
