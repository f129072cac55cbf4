import { gradientsFigure, knownSizes } from "../../../nn_view/stepper/js/charts/gradients_figure.js";
import { equal, test } from "./harness.js";

const MODEL = {
  iterations: 50,
  position: { iteration: 12 },
  figures: {
    gradients: {
      lines: [{ color: "ink" }, { color: "violet" }],
      layout: { margin: { l: 40, r: 60, t: 10, b: 30 }, xaxis: {}, yaxis: { type: "log" } },
      now: { type: "line" },
    },
  },
};
const SIZES = {
  completed: 50,
  x: [0, 20, 49],
  dtick: 1,
  layers: [
    { layer: 1, gradients: [1e-3, null, 1e-4], saturated: [0, 0.5, 1] },
    { layer: 2, gradients: [1, 1, 1], saturated: [null, null, null] },
  ],
};

test("each layer has a line for its gradient with its name, and one below for its saturated share", () => {
  const { data, layout } = gradientsFigure(MODEL, SIZES, { width: 300, height: 200 });
  equal(data.map(({ name, y, yaxis }) => [name, y, yaxis]), [
    ["w1", [1e-3, null, 1e-4], undefined],
    [undefined, [0, 0.5, 1], "y2"],
    ["w2", [1, 1, 1], undefined],
    [undefined, [null, null, null], "y2"],
  ]);
  equal(data.map(({ line }) => line.color), ["ink", "ink", "violet", "violet"]);
  equal(layout.xaxis.range, [0, 49]);
  equal([layout.yaxis.type, layout.yaxis.dtick], ["log", 1]);
});

test("a line stands at the iteration that is shown", () => {
  const { layout } = gradientsFigure(MODEL, SIZES, { width: 300, height: 200 });
  equal(layout.shapes.map(({ x0, x1 }) => [x0, x1]), [[12, 12]]);
});

test("sizes end with what is computed, unless the whole curve is wanted", () => {
  const spec = { parameters: [{ name: "w1", delta: "delta_w1" }, { name: "w2", delta: "delta_w2" }] };
  const known = (iteration, names) =>
    knownSizes({ wholeCurve: false, position: { iteration }, reached: (name) => names.includes(name), spec }, SIZES);
  equal(known(30, []).x, [0, 20]);
  equal(known(30, []).layers[0], { layer: 1, gradients: [1e-3, null], saturated: [0, 0.5] });
  equal(known(20, ["delta_w2", "a1_d_z1"]).layers.map(({ gradients, saturated }) => [gradients[1], saturated[1]]), [
    [null, 0.5],
    [1, null],
  ]);
  equal(knownSizes({ wholeCurve: true }, SIZES), SIZES);
});
