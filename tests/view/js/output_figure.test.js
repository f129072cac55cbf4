import { outputFigure, rowMarks } from "../../../nn_view/stepper/js/charts/output_figure.js";
import { equal, ok, test } from "./harness.js";

const BOX = { width: 300, height: 200 };
const STYLE = {
  traces: {
    map: { type: "heatmap" },
    half: { type: "contour" },
    curve: { mode: "lines" },
    rows: { marker: { size: 8 } },
    chosen: { marker: {} },
  },
  layout: { margin: { l: 38, r: 46, t: 6, b: 34 }, xaxis: {}, yaxis: {} },
  bar: {},
  classes: ["violet", "orange", "blue"],
  scale: [[0, "low"], [1, "high"]],
  symbols: ["circle", "square", "triangle-up"],
  signs: ["●", "■", "▲"],
};
const unit = (map, layer, at, bounds) => ({ map, layer, unit: at, label: map, bounds });

/** Two training rows and a test row, the second one chosen. */
function modelOf({ axes, inputs, output, classes, units, first = "a2,1" }) {
  const tables = { inputs: inputs.slice(0, 2), test_inputs: inputs.slice(2), output: output.slice(0, 2), test_output: output.slice(2) };
  const more = { a1: [[0.1], [0.2]], "test:a1": [[0.3]] };
  return {
    row: 1,
    figures: { output: STYLE },
    spec: {
      layers: [axes.length, 1, output[0].length],
      axes: {
        inputs: axes.map((_, at) => `x${at + 1}`),
        outputs: output[0].map((_, at) => `y${at + 1}`),
        rows: ["r1", "r2"],
        test_rows: ["r3"],
      },
      output: { axes, units, classes, first },
    },
    values: { number: (name, row = 0, column = 0) => ({ ...tables, ...more })[name][row][column] },
  };
}

const PLANE = modelOf({
  axes: [[0, 1, 2], [10, 11]],
  inputs: [[0, 10], [2, 11], [1, 10.5]],
  output: [[0], [1], [1]],
  classes: ["no", "yes"],
  units: [unit("a2,1", 2, 0, [0, 1]), unit("a1,1", 1, 0, null)],
});

test("a map has its values in rows from below, between the bounds of its unit", () => {
  const { data, layout } = outputFigure(PLANE, "a2,1", Float32Array.of(0, 0.25, 0.5, 0.75, 1, 1), BOX);
  equal(data[0].z.map((row) => Array.from(row)), [[0, 0.25, 0.5], [0.75, 1, 1]]);
  equal([data[0].zmin, data[0].zmax], [0, 1]);
  equal([layout.xaxis.range, layout.yaxis.range], [[0, 2], [10, 11]]);
});

test("rows have their target as shape and colour, test rows a dot, and the chosen one a ring", () => {
  const { data } = outputFigure(PLANE, "a2,1", new Float32Array(6), BOX);
  const [rows, chosen] = data.slice(-2);
  equal(rows.x, [0, 2, 1]);
  equal(rows.y, [10, 11, 10.5]);
  equal(rows.marker.symbol, ["circle", "square", "square-dot"]);
  equal(rows.marker.color, [0, 1, 1]);
  equal([chosen.x, chosen.y], [[2], [11]]);
});

test("beside the colours of an output that tells two classes stand their names and shapes", () => {
  const { data } = outputFigure(PLANE, "a2,1", new Float32Array(6), BOX);
  equal(data[0].colorbar.ticktext, ["● no", "■ yes"]);
  ok(data.some(({ type }) => type === "contour"), "no line where the answer changes");
});

test("a hidden unit without bounds has colours as far from 0 as its numbers reach", () => {
  const { data } = outputFigure(PLANE, "a1,1", Float32Array.of(0, -3, 1, NaN, 2, 2), BOX);
  equal([data[0].zmin, data[0].zmax], [-3, 3]);
  ok(!data.some(({ type }) => type === "contour"), "a hidden unit tells no class");
  ok(!data[0].colorbar.ticktext, "a hidden unit's colours are no classes");
});

test("of several outputs the map of the largest has a colour for each class", () => {
  const model = modelOf({
    axes: [[0, 1], [0, 1]],
    inputs: [[0, 0], [1, 1], [0, 1]],
    output: [[1, 0, 0], [0, 0, 1], [0, 1, 0]],
    classes: ["a", "b", "c"],
    units: [unit("a2,1", 2, 0, [0, 1]), unit("a2,2", 2, 1, [0, 1]), unit("a2,3", 2, 2, [0, 1])],
    first: "class",
  });
  const { data } = outputFigure(model, "class", Float32Array.of(0, 1, 2, 2), BOX);
  equal(data[0].colorscale, [[0, "violet"], [1 / 3, "violet"], [1 / 3, "orange"], [2 / 3, "orange"], [2 / 3, "blue"], [1, "blue"]]);
  equal([data[0].zmin, data[0].zmax], [-0.5, 2.5]);
  equal(data.at(-2).marker.color, ["violet", "blue", "orange"]);
  const second = outputFigure(model, "a2,2", new Float32Array(4), BOX);
  equal(second.data.at(-2).marker.color, [0, 0, 1]);
});

const LINE = modelOf({
  axes: [[0, 1, 2]],
  inputs: [[0], [2], [1]],
  output: [[5], [7], [6]],
  classes: [],
  units: [unit("a2,1", 2, 0, [5, 7]), unit("a1,1", 1, 0, null)],
});

test("one input gives a curve with the rows at their targets", () => {
  const { data, layout } = outputFigure(LINE, "a2,1", Float32Array.of(5, 6, 9), BOX);
  equal([data[0].x, data[0].y], [[0, 1, 2], [5, 6, 9]]);
  equal(data[1].y, [5, 7, 6]);
  equal(data[1].marker.symbol, ["circle", "circle", "circle-dot"]);
  const [low, high] = layout.yaxis.range;
  ok(low < 5 && high > 9, "the curve is cut off");
});

test("the marks of the rows are where they are drawn, before the ring of the chosen one", () => {
  const figure = outputFigure(LINE, "a2,1", Float32Array.of(5, 6, 9), BOX);
  equal(rowMarks(figure), [{ x: 0, y: 5 }, { x: 2, y: 7 }, { x: 1, y: 6 }]);
});

test("on a hidden unit's curve rows are at its activation for them", () => {
  const { data } = outputFigure(LINE, "a1,1", Float32Array.of(0, 1, 1), BOX);
  equal(data[1].y, [0.1, 0.2, 0.3]);
});
