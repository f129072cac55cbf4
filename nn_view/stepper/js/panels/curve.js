// The error over the iterations: drawn up to where one stands, what is to come faint; until this
// iteration's error is computed, its place is an empty ring. A click goes to that iteration.

import { fill, h, measureOnce, setAttributes, setText } from "../base/dom.js";
import { format, formatChange, grouped } from "../base/format.js";
import { draw, release } from "../base/plotly.js";

/** From so few iterations on Plotly would number the space between them as well. */
const FEW = 6;
/** From this part of the iterations on there is the name of the thin line. */
const NAMED = 0.55;

/** @param {{toIteration: (iteration: number) => void}} actions */
export function createCurve({ toIteration }) {
  const title = h("h2", { class: "bp-title" });
  const trainNote = h("span", { class: "bp-line" });
  const testNote = h("span", { class: "bp-line bp-line-test" });
  const note = h("span", { class: "bp-panel-note" }, trainNote, testNote);
  const changed = h("p", { class: "bp-panel-note bp-changed", "data-testid": "error-change" });
  const plot = h("div", { class: "bp-plot", role: "img" });
  const wait = h("p");
  const element = h(
    "section",
    { class: "bp-panel bp-curve", "data-testid": "panel-error" },
    h("header", { class: "bp-panel-head" }, title, note),
    changed,
    plot,
    wait,
  );
  const roomOf = measureOnce(plot);
  let drawn = "";
  let seen = null;
  let scale = null;

  plot.addEventListener("click", (event) => {
    if (!scale) return;
    const share = (event.clientX - plot.getBoundingClientRect().left - scale.left) / scale.width;
    toIteration(Math.round(Math.min(1, Math.max(0, share)) * scale.last));
  });

  function paint(model) {
    const box = roomOf(model.serial);
    if (box.width < 40 || box.height < 40) return false;
    const { data, layout } = figureOf(model, box);
    const { l, r } = layout.margin;
    scale = { left: l, width: box.width - l - r, last: layout.xaxis.range[1] };
    return draw(plot, data, layout, model.figures.config);
  }

  function write(model) {
    const { spec, frame, digits, place, iterations } = model;
    const { words } = spec;
    const names = lineNames(model);
    const train = model.reached("error") ? format(frame.number("error"), digits) : "···";
    setText(title, words.error);
    setText(trainNote, names.train);
    setText(testNote, names.test);
    testNote.hidden = spec.axes.test_rows.length === 0;
    const was = change(model);
    setText(changed, was ? fill(words.error_note_change, was) : "");
    changed.hidden = !frame.has("original_error");
    const label = { train, iteration: grouped(place.iteration), iterations: grouped(iterations) };
    const said = fill(words.error_label, label) + (was ? fill(words.error_label_change, was) : "");
    setAttributes(plot, { "aria-label": said });
    setText(wait, words.curve_wait);
  }

  /** The original's error at this iteration and how far it is from there, or null. */
  function change({ frame, digits, reached }) {
    if (!frame.has("original_error")) return null;
    const original = frame.number("original_error");
    if (!Number.isFinite(original)) return null;
    const more = frame.number("original_error_change");
    const difference = reached("error") ? formatChange(more, digits) : "···";
    return { original: format(original, digits), difference };
  }

  return {
    element,
    update(model) {
      write(model);
      const { curve, place, serial, paletteName, charts } = model;
      wait.hidden = curve !== null;
      if (curve === null) return;
      const look = [serial, paletteName, charts, model.original?.x.length];
      const key = [place.iteration, model.reached("error"), look].join();
      if (key === drawn && curve === seen) return;
      if (!paint(model)) return;
      drawn = key;
      seen = curve;
    },
    dispose() {
      release(plot);
    },
  };
}

/** @param {any} model @param {{width: number, height: number}} box */
function figureOf(model, box) {
  const { curve, original, figures, iterations, place, frame } = model;
  const { traces, layout } = figures.curve;
  const last = Math.max(1, iterations - 1);
  const now = frame.number("error");
  const test = frame.number("test_error");
  const computed = model.reached("error");
  const upTo = curve.x.findIndex((x) => x >= place.iteration);
  const before = upTo < 0 ? curve.x.length : upTo;
  // The curve has fewer points than iterations: the last one is where one stands.
  const until = (values, value) => [...values.slice(0, before), ...(computed ? [value] : [])];
  const x = until(curve.x, place.iteration);
  const symbol = computed ? "circle" : "circle-open";
  const data = [
    { ...traces.ahead, x: curve.x, y: curve.train },
    ...beside(original, traces),
    { ...traces.test, id: "test", x, y: until(curve.test, Number.isFinite(test) ? test : null) },
    { ...traces.train, id: "train", x, y: until(curve.train, now) },
    { ...traces.now, x: [place.iteration], y: [now], marker: { ...traces.now.marker, symbol } },
  ];
  const lines = [curve.train, curve.test, original?.train ?? []];
  const most = Math.max(now, ...lines.flatMap((values) => values.map((y) => y ?? 0)));
  return {
    data,
    layout: {
      ...layout,
      ...box,
      xaxis: { ...layout.xaxis, range: [0, last], dtick: last < FEW ? 1 : undefined },
      yaxis: { ...layout.yaxis, range: [0, most * 1.06 || 1] },
    },
  };
}

/** The curve as a picture of its own, which says what its lines are. */
export function curveFigure(model, box) {
  const { spec, palette } = model;
  const { data, layout } = figureOf(model, box);
  const names = lineNames(model);
  const told = { train: names.train, ...(spec.axes.test_rows.length ? { test: names.test } : {}) };
  const named = data.map(({ id, ...trace }) => ({ ...trace, name: told[id], showlegend: id in told }));
  return {
    data: named,
    layout: {
      ...layout,
      margin: { ...layout.margin, l: layout.margin.l + 24 },
      showlegend: true,
      legend: { x: 1, xanchor: "right", y: 1, traceorder: "reversed", font: { color: palette.text } },
      yaxis: { ...layout.yaxis, title: { text: spec.words.error } },
      paper_bgcolor: palette.background,
    },
  };
}

/** What the lines are, with their errors at this iteration. */
function lineNames({ spec, frame, digits, reached }) {
  const { words } = spec;
  const written = (name) => (reached("error") ? format(frame.number(name), digits) : "···");
  return {
    train: fill(words.error_train, { train: written("error") }),
    test: fill(words.error_test, { test: written("test_error") }),
  };
}

/** The training without what is set by hand: a thin line, with its name where it ends. */
function beside(original, traces) {
  if (!original) return [];
  const { x, train } = original;
  const end = train.findLastIndex((y) => y !== null);
  // Above the line all along the name.
  const y = Math.max(...train.filter((value, at) => value !== null && x[at] >= NAMED * x[end]));
  const name = { ...traces.named, x: [x[end]], y: [y] };
  return [{ ...traces.original, x, y: train }, ...(end < 0 ? [] : [name])];
}
