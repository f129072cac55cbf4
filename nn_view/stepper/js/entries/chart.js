// One chart of a page: drawn in the palette in use, saved as an image, clicked, and with a slider
// that moves a marker along a path without asking the server.

import { fill, h, setAttributes, setText } from "../base/dom.js";
import { fromAbove, hasWebGL } from "../base/flat.js";
import { withPalette } from "../base/palette_tokens.js";
import { draw, listenToClicks, relayout, release, restyle, saveChart } from "../base/plotly.js";
import { mountWidget } from "./widget.js";

/** @import { Call, ChartData, SliderData } from "../types/page.d.ts" */
/** @import { Figure, ImageFormat, Point, Trace } from "../types/plotly.d.ts" */
/** @import { WidgetView } from "./widget.js" */

/** After a pause of this length the slider's value is reported. */
const PAUSE_MS = 300;
/** Of the numbers in a heatmap's cells: a letter's width in parts of its size, the largest size. */
const LETTER = 0.62;
const LARGEST = 13;
/** What a heatmap has beside its cells, across and down, in pixels. */
const BESIDE = 64;
/** What a slider tells those that are linked with it, as a `SliderMove`. */
const MOVED = "bp-slider";

/** @type {ImageFormat[]} */
const FORMATS = ["png", "svg"];

/** @param {HTMLElement} host @param {Call<ChartData>} call */
export const mount = (host, call) => mountWidget(host, call, { testid: "chart", create });

/**
 * @typedef {{linked: string, value: number, root: HTMLElement}} SliderMove `root` is the chart's own
 */

/**
 * What a click on a point says of it.
 * @param {Point} point
 */
const pointOf = ({ curveNumber, pointNumber, x, y, z, customdata }) => ({
  curve: curveNumber,
  point: pointNumber,
  x: x ?? null,
  y: y ?? null,
  z: z ?? null,
  custom: customdata ?? null,
});

/**
 * Which of some sorted numbers is the nearest to a value.
 * @param {number[]} numbers
 * @param {number} value
 */
function nearest(numbers, value) {
  const after = numbers.findIndex((one) => one >= value);
  if (after <= 0) return after < 0 ? numbers.length - 1 : 0;
  return value - numbers[after - 1] < numbers[after] - value ? after - 1 : after;
}

/** Width of a bar of colours beside a scene. */
const BAR = 80;

/**
 * A scene fills its chart's height: where that is greater than its width, it is seen from afar.
 * @param {Figure} figure
 * @param {number} width
 * @param {number} height
 */
function wholeScene({ data, layout }, width, height) {
  const { eye, ...camera } = layout.scene?.camera ?? {};
  const beside = data.some(({ marker }) => marker?.colorbar) ? BAR : 0;
  const afar = height / (width - beside);
  if (!eye || afar <= 1) return layout;
  const moved = Object.fromEntries(Object.entries(eye).map(([axis, value]) => [axis, value * afar]));
  return { ...layout, scene: { ...layout.scene, camera: { ...camera, eye: moved } } };
}

/**
 * Some traces, such as numbers in cells, have no room in a narrow chart: `meta.least_width`.
 * @param {Trace[]} traces
 * @param {number} width
 */
const fitting = (traces, width) =>
  traces.map((one) => (width < (one.meta?.least_width ?? 0) ? { ...one, visible: false } : one));

/**
 * Plotly fits the numbers of a heatmap into its cells, but not where they are in one line.
 * @param {Trace} trace
 * @param {number} width
 * @param {number} height
 * @returns {Trace}
 */
function fitted(trace, width, height) {
  const { text, texttemplate, textfont } = trace;
  if (trace.type !== "heatmap" || !texttemplate || !text || textfont?.size) return trace;
  const [row] = text;
  if (!Array.isArray(row) || (text.length > 1 && row.length > 1)) return trace;
  const longest = Math.max(...text.flat().map((one) => one.length));
  const wide = (width - BESIDE) / row.length / longest / LETTER;
  const room = Math.min(wide, (height - BESIDE) / text.length / 1.5);
  return { ...trace, textfont: { ...textfont, size: Math.min(LARGEST, Math.max(1, room)) } };
}

/**
 * @param {HTMLElement} root
 * @param {() => Call<ChartData>} latest
 */
function create(root, latest) {
  // An axis may be called by one's own column, and there is no room for longer words.
  const plot = h("div", { class: "bp-chart-plot", role: "img", translate: "no" });
  const note = h("p", { class: "bp-chart-note" });
  const caption = h("span");
  const input = h("input", { type: "range", class: "bp-slider", min: 0, step: 1 });
  const label = h("label", { class: "bp-chart-slider-label" });
  const output = h("output", { class: "bp-chart-value" });
  const slider = h("div", { class: "bp-chart-slider" }, label, output);
  const buttons = FORMATS.map((format) => {
    const button = h("button", { type: "button", class: "bp-button bp-small", "data-format": format });
    button.addEventListener("click", () => save(format));
    return { format, button };
  });
  root.append(plot, note, slider, h("div", { class: "bp-chart-buttons" }, ...buttons.map(({ button }) => button)));
  /** @type {{figure: Figure, key: string, background: string} | null} */
  let drawn = null;
  let listening = false;
  let timer = 0;
  let frame = 0;

  input.addEventListener("input", () => {
    const own = latest().data.slider;
    if (!own) return;
    moveSoon(own);
    const value = Number(input.value);
    afterPause(() => latest().report({ slider: value }));
    if (!own.linked) return;
    /** @type {SliderMove} */
    const detail = { linked: own.linked, value, root };
    document.dispatchEvent(new CustomEvent(MOVED, { detail }));
  });
  document.addEventListener(MOVED, follow);

  /**
   * A slider that this one is linked with was moved.
   * @param {Event} event
   */
  function follow(event) {
    const own = latest().data.slider;
    if (!own || !(event instanceof CustomEvent)) return;
    /** @type {SliderMove} */
    const detail = event.detail;
    if (detail.root === root || detail.linked !== own.linked) return;
    input.value = String(detail.value);
    afterPause(() => {});
    moveSoon(own);
  }

  /** @param {ImageFormat} format */
  function save(format) {
    if (drawn) saveChart(plot, format, latest().data.name, drawn.background);
  }

  /**
   * Move once a frame, for a surface takes longer to draw than a slider to be moved.
   * @param {SliderData} own
   */
  function moveSoon(own) {
    say(own);
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      const now = latest().data.slider;
      if (now) move(now);
    });
  }

  /** @param {() => void} then */
  function afterPause(then) {
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = 0;
      then();
    }, PAUSE_MS);
  }

  /**
   * Change the chart to what it shows at the slider's value.
   * @param {SliderData} own
   */
  function move(own) {
    for (const { traces, path, places } of own.moves) {
      const at = places ? nearest(places, Number(input.value)) : stepOf(own);
      const change = Object.entries(path).map(([name, values]) => {
        const one = values[at];
        return [name, traces.length ? [Array.isArray(one) ? one : [one]] : one];
      });
      if (traces.length) restyle(plot, Object.fromEntries(change), traces);
      else relayout(plot, Object.fromEntries(change));
    }
  }

  /**
   * The slider's value in words.
   * @param {SliderData} own
   */
  function say(own) {
    const text = own.texts?.[stepOf(own)];
    setText(output, text ?? input.value);
    setAttributes(input, { "aria-valuetext": text ?? null });
  }

  /**
   * At which of its steps the slider is.
   * @param {SliderData} own
   */
  const stepOf = ({ from, step }) => Math.round((Number(input.value) - from) / step);

  function listen() {
    if (listening) return;
    listening = listenToClicks(plot, (points) => {
      const { data, tell } = latest();
      if (data.clickable && points.length) tell?.(pointOf(points[0]));
    });
  }

  /** @param {SliderData | null} own */
  function updateSlider(own) {
    slider.hidden = !own?.shown;
    if (!own) return;
    if (!input.isConnected) label.append(caption, input);
    const { label: text, from, to, step, value } = own;
    setText(caption, text);
    setAttributes(input, { min: from, max: to, step });
    const mark = JSON.stringify([from, to, value]);
    // A value that the page hands back must not pull the slider from under the reader's hand.
    if (input.dataset.mark !== mark && timer === 0) input.value = String(value);
    input.dataset.mark = mark;
    say(own);
    move(own);
  }

  return {
    /** @param {WidgetView<ChartData>} view */
    draw({ data, palette, paletteName, width }) {
      setAttributes(plot, { "aria-label": data.label });
      plot.style.height = `${data.height}px`;
      plot.classList.toggle("bp-clickable", data.clickable);
      for (const { format, button } of buttons) {
        const shown = format.toUpperCase();
        setText(button, fill(data.words.keep, { format: shown }));
        setAttributes(button, { "aria-label": fill(data.words.keep_label, { format: shown, name: data.label }) });
      }
      const flat = data.figure.layout.scene !== undefined && !hasWebGL();
      const seen = flat ? fromAbove(data.figure) : data.figure;
      note.hidden = !flat;
      setText(note, seen ? data.words.from_above : data.words.no_webgl);
      const key = [paletteName, width].join();
      if (seen && (drawn?.figure !== data.figure || drawn.key !== key)) {
        const figure = withPalette(seen, palette);
        const layout = { ...wholeScene(figure, width, data.height), width, height: data.height };
        const traces = fitting(figure.data, width).map((one) => fitted(one, width, data.height));
        if (!draw(plot, traces, layout, data.config)) return;
        drawn = { figure: data.figure, key, background: String(palette.background) };
        listen();
      }
      updateSlider(data.slider);
    },
    dispose() {
      clearTimeout(timer);
      cancelAnimationFrame(frame);
      document.removeEventListener(MOVED, follow);
      release(plot);
    },
  };
}
