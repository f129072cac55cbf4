// What every component beside the stepper does alike: a root in the palette in use, drawn again
// when it is called again, when its width changes, and, if it has charts, when Plotly is loaded.

import { h, setAttributes } from "../base/dom.js";
import { importPlotly, keepLoading } from "../base/plotly.js";
import { applyPalette, paletteName } from "../base/theme.js";

/** @import { Call, Instance, WidgetData } from "../types/page.d.ts" */
/** @import { Palette } from "../types/specification.d.ts" */

/**
 * @template Data
 * @typedef {{data: Data, palette: Palette, paletteName: string, width: number}} WidgetView
 */

/**
 * @template Data
 * @typedef {(root: HTMLElement, latest: () => Call<Data>) =>
 *   {draw: (view: WidgetView<Data>) => void, dispose: () => void}} CreateWidget
 *   builds once; `draw` draws what is to be seen now
 */

/**
 * @template {WidgetData} Data
 * @param {HTMLElement} host
 * @param {Call<Data>} call
 * @param {{testid: string, create: CreateWidget<Data>}} options
 * @returns {Instance<Data>}
 */
export function mountWidget(host, call, { testid, create }) {
  const root = h("div", { class: "bp bp-widget", "data-testid": testid, "data-ready": "false" });
  host.append(root);
  const widget = create(root, () => call);
  const observer = new ResizeObserver(draw);
  const { plotly } = call.data;
  let endLoading = () => {};

  function draw() {
    const { data } = call;
    const width = root.clientWidth;
    if (width === 0) return;
    const name = paletteName(host, data.projection);
    const palette = data.palettes[name];
    applyPalette(root, palette);
    root.dataset.key = data.key;
    setAttributes(root, { "data-projection": data.projection ? "true" : null });
    widget.draw({ data, palette, paletteName: name, width });
  }

  function ready() {
    root.dataset.ready = "true";
    draw();
  }

  observer.observe(root);
  if (plotly) endLoading = keepLoading(() => importPlotly(plotly), ready);
  else ready();
  return {
    update(next) {
      call = next;
      draw();
    },
    dispose() {
      endLoading();
      observer.disconnect();
      widget.dispose();
      root.remove();
    },
  };
}
