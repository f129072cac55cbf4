// One chart of a page: drawn in the palette of the moment, kept as a picture, clicked, and with
// a slider that moves a marker along a path without asking the server.

import { fill, h, setAttributes, setText } from "../base/dom.js";
import { tinted } from "../base/palette_tokens.js";
import { draw, keepPicture, release, restyle } from "../base/plotly.js";
import { mountWidget } from "./widget.js";

/** After a pause of this length the slider's place is reported. */
const PAUSE_MS = 300;
/** Of the numbers in a heatmap's cells: a letter's width in parts of its size, the largest size. */
const LETTER = 0.62;
const LARGEST = 13;
/** What a heatmap has beside its cells, across and down, in pixels. */
const BESIDE = 64;
/** What a slider tells those that are linked with it: `{linked, value}`. */
const MOVED = "bp-slider";

/** @param {HTMLElement} host @param {any} call what Streamlit handed over */
export const mount = (host, call) => mountWidget(host, call, { testid: "chart", create });

/** What a click on a point says of it. */
const pointOf = ({ curveNumber, pointNumber, x, y, z, customdata }) => ({
  curve: curveNumber,
  point: pointNumber,
  x: x ?? null,
  y: y ?? null,
  z: z ?? null,
  custom: customdata ?? null,
});

/** Which of the places, which stand in order, is the nearest to a value. */
function nearest(places, value) {
  const after = places.findIndex((one) => one >= value);
  if (after <= 0) return after < 0 ? places.length - 1 : 0;
  return value - places[after - 1] < places[after] - value ? after - 1 : after;
}

/** Width of a bar of colours beside a scene. */
const BAR = 80;

/** A scene fills its chart's height: where that is greater than its width, it is seen from afar. */
function whole({ data, layout }, width, height) {
  const { eye, ...camera } = layout.scene?.camera ?? {};
  const beside = data.some(({ marker }) => marker?.colorbar) ? BAR : 0;
  const afar = height / (width - beside);
  if (!eye || afar <= 1) return layout;
  const moved = Object.fromEntries(Object.entries(eye).map(([axis, value]) => [axis, value * afar]));
  return { ...layout, scene: { ...layout.scene, camera: { ...camera, eye: moved } } };
}

/** Some traces, such as numbers in cells, have no room in a narrow chart: `meta.least_width`. */
const fitting = (traces, width) =>
  traces.map((one) => (width < (one.meta?.least_width ?? 0) ? { ...one, visible: false } : one));

/** Plotly fits the numbers of a heatmap into its cells, but not where they stand in one line. */
function fitted(trace, width, height) {
  const { text, texttemplate, textfont } = trace;
  if (trace.type !== "heatmap" || !texttemplate || !text || textfont?.size) return trace;
  if (text.length > 1 && text[0].length > 1) return trace;
  const longest = Math.max(...text.flat().map((one) => one.length));
  const wide = (width - BESIDE) / text[0].length / longest / LETTER;
  const room = Math.min(wide, (height - BESIDE) / text.length / 1.5);
  return { ...trace, textfont: { ...textfont, size: Math.min(LARGEST, Math.max(1, room)) } };
}

function create(root, latest) {
  const plot = h("div", { class: "bp-chart-plot", role: "img" });
  const label = h("label", { class: "bp-chart-slider-label" });
  const input = h("input", { type: "range", class: "bp-slider", min: 0, step: 1 });
  const output = h("output", { class: "bp-chart-value" });
  const slider = h("div", { class: "bp-chart-slider" }, label, output);
  const buttons = h("div", { class: "bp-chart-buttons" });
  root.append(plot, slider, buttons);
  let drawn = null;
  let listening = false;
  let timer = 0;
  let frame = 0;

  for (const format of ["png", "svg"]) {
    const button = h("button", { type: "button", class: "bp-button bp-small", "data-format": format });
    button.addEventListener("click", () => keep(format));
    buttons.append(button);
  }
  input.addEventListener("input", () => {
    soon();
    const value = Number(input.value);
    rest(() => latest().report({ slider: value }));
    const { linked } = latest().data.slider;
    if (linked) document.dispatchEvent(new CustomEvent(MOVED, { detail: { linked, value, root } }));
  });
  document.addEventListener(MOVED, follow);

  /** A slider that this one is linked with was moved. */
  function follow({ detail }) {
    const { slider: own } = latest().data;
    if (!own || detail.root === root || detail.linked !== own.linked) return;
    input.value = String(detail.value);
    rest(() => {});
    soon();
  }

  function keep(format) {
    if (drawn) keepPicture(plot, format, latest().data.name, drawn.background);
  }

  /** Move once a frame, for a surface takes longer to draw than a slider to be moved. */
  function soon() {
    say();
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      move();
    });
  }

  function rest(then) {
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = 0;
      then();
    }, PAUSE_MS);
  }

  /** What moves at the slider's place. */
  function move() {
    const { moves } = latest().data.slider;
    for (const { traces, path, places } of moves) {
      const own = places ? nearest(places, Number(input.value)) : place();
      const change = Object.entries(path).map(([name, values]) => {
        const one = values[own];
        return [name, [Array.isArray(one) ? one : [one]]];
      });
      restyle(plot, Object.fromEntries(change), traces);
    }
  }

  /** The slider's place in words. */
  function say() {
    const text = latest().data.slider.texts?.[place()];
    setText(output, text ?? input.value);
    setAttributes(input, { "aria-valuetext": text ?? null });
  }

  /** Which of its places the slider stands at. */
  function place() {
    const { from, step } = latest().data.slider;
    return Math.round((Number(input.value) - from) / step);
  }

  function listen() {
    if (listening || !plot.on) return;
    listening = true;
    plot.on("plotly_click", ({ points }) => {
      if (latest().data.clickable && points?.length) latest().tell(pointOf(points[0]));
    });
  }

  function arrangeSlider(data) {
    slider.hidden = !data.slider?.shown;
    if (!data.slider) return;
    const { label: text, from, to, step, value } = data.slider;
    if (input.parentElement !== label) label.replaceChildren(h("span", {}, ""), input);
    setText(label.firstChild, text);
    setAttributes(input, { min: from, max: to, step });
    const mark = JSON.stringify([from, to, value]);
    // A place that the page hands back must not pull the slider from under the reader's hand.
    if (input.dataset.mark !== mark && timer === 0) input.value = String(value);
    input.dataset.mark = mark;
    say();
    move();
  }

  return {
    draw({ data, palette, paletteName, width }) {
      setAttributes(plot, { "aria-label": data.label });
      plot.style.height = `${data.height}px`;
      plot.classList.toggle("bp-clickable", data.clickable);
      for (const button of buttons.children) {
        setText(button, fill(data.words.keep, { format: button.dataset.format.toUpperCase() }));
        setAttributes(button, { "aria-label": fill(data.words.keep_label, { format: button.dataset.format.toUpperCase(), name: data.label }) });
      }
      const key = [paletteName, width].join();
      if (drawn?.figure !== data.figure || drawn.key !== key) {
        const figure = tinted(data.figure, palette);
        const layout = { ...whole(figure, width, data.height), width, height: data.height };
        const traces = fitting(figure.data, width).map((one) => fitted(one, width, data.height));
        if (!draw(plot, traces, layout, data.config)) return;
        drawn = { figure: data.figure, key, background: palette.background };
        listen();
      }
      arrangeSlider(data);
    },
    dispose() {
      clearTimeout(timer);
      cancelAnimationFrame(frame);
      document.removeEventListener(MOVED, follow);
      release(plot);
    },
  };
}
