// What every component beside the stepper does alike: a root in the palette of the moment, drawn
// again when it is called again, when its width changes, and when Plotly has arrived.

import { h, setAttributes } from "../base/dom.js";
import { bringPlotly } from "../base/plotly.js";
import { applyPalette, paletteName } from "../base/theme.js";

const RETRY_MS = 1000;

/**
 * @param {HTMLElement} host
 * @param {any} call what Streamlit handed over: `{data, report, tell}`
 * @param {{testid: string, create: (root: HTMLElement, latest: () => any) =>
 *   {draw: (view: {data: any, palette: any, paletteName: string, width: number}) => void,
 *    dispose: () => void}}} options `create` builds once; `draw` draws what is to be seen now
 */
export function mountWidget(host, call, { testid, create }) {
  const root = h("div", { class: "bp bp-widget", "data-testid": testid, "data-ready": "false" });
  host.append(root);
  const widget = create(root, () => call);
  const observer = new ResizeObserver(draw);
  let gone = false;

  function draw() {
    const { data } = call;
    const width = root.clientWidth;
    if (gone || width === 0) return;
    const name = paletteName(host, data.projection);
    applyPalette(root, data.palettes[name]);
    root.dataset.key = data.key;
    setAttributes(root, { "data-projection": data.projection ? "true" : null });
    widget.draw({ data, palette: data.palettes[name], paletteName: name, width });
  }

  function bring() {
    bringPlotly(new URL(call.data.plotly, document.baseURI).href).then(
      () => {
        root.dataset.ready = "true";
        draw();
      },
      () => setTimeout(() => !gone && bring(), RETRY_MS),
    );
  }

  observer.observe(root);
  bring();
  return {
    update(next) {
      call = next;
      draw();
    },
    dispose() {
      gone = true;
      observer.disconnect();
      widget.dispose();
      root.remove();
    },
  };
}
