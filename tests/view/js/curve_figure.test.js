import { figureOf } from "../../../nn_view/stepper/js/panels/curve_figure.js";
import { equal, ok, test } from "./harness.js";

const BOX = { width: 300, height: 200 };

/** A run of four iterations, shown at the second, beside a former run with these errors. */
const modelWith = (former) => ({
  former: former && { curve: { x: former.map((_, at) => at), train: former, test: [] } },
  original: null,
  figures: {
    curve: {
      traces: { ahead: {}, former: {}, test: {}, train: {}, now: { marker: {} } },
      layout: { xaxis: {}, yaxis: {} },
    },
  },
  iterations: 4,
  position: { iteration: 1 },
  values: { number: (name) => (name === "train_error" ? 0.4 : 0.5), has: () => false },
  reached: () => true,
  wholeCurve: false,
});
const CURVE = { x: [0, 1, 2, 3], train: [1, 0.5, 0.3, 0.2], test: [1, 1, 1, 1] };
const trace = (figure, id) => figure.data.find((one) => one.id === id);

test("a former run has its whole curve, while the run's own ends where the reader is", () => {
  const figure = figureOf(modelWith([0.9, 0.8, 0.7, 0.6]), CURVE, BOX);
  equal(trace(figure, "former").y, [0.9, 0.8, 0.7, 0.6]);
  equal(trace(figure, "train").x, [0, 1]);
  equal(trace(figure, "train").y, [1, 0.5]);
});

test("without a former run there is no line for one", () => {
  ok(!trace(figureOf(modelWith(null), CURVE, BOX), "former"), "a line of no run");
});

test("a former run that was far worse does not flatten the run's own curve", () => {
  const [, top] = figureOf(modelWith([900, null, 1, 1]), CURVE, BOX).layout.yaxis.range;
  equal(top, 2 * 1.06);
  const [, near] = figureOf(modelWith([1.5, 1, 1, 1]), CURVE, BOX).layout.yaxis.range;
  equal(near, 1.5 * 1.06);
});

test("beside the error on all rows a batch has a line of its own, which counts for the axis", () => {
  const batched = modelWith(null);
  batched.values.has = (name) => name === "train_error";
  const figure = figureOf(batched, { ...CURVE, batch: [3, 0.6, 0.1, 0.1] }, BOX);
  equal(trace(figure, "train").y, [1, 0.4]);
  equal(trace(figure, "batch").y, [3, 0.5]);
  equal(figure.layout.yaxis.range[1], 3 * 1.06);
  ok(!trace(figureOf(modelWith(null), CURVE, BOX), "batch"), "a line of no batch");
});

test("the name of the training without a change stands where the chart has room for it", () => {
  const named = (at, whole) => {
    const model = { ...modelWith(null), original: { x: [0, 1, 2, 3], train: [1, 0.6, 0.5, 0.4] } };
    model.figures.curve.traces = { ...model.figures.curve.traces, original: {}, named: { id: "named" } };
    return trace(figureOf({ ...model, position: { iteration: at }, wholeCurve: whole }, CURVE, BOX), "named");
  };
  equal([named(1, false).x, named(1, false).textposition], [[1], "top right"]);
  equal([named(3, true).x, named(3, true).textposition], [[3], undefined]);
});

test("an error that is asked about is nowhere in the figure, not even as the end of the axis", () => {
  const asked = { ...modelWith(null), asked: {}, reached: () => false, position: { iteration: 1 } };
  const curve = { ...CURVE, train: [0.2, 0.4, 7, 9], test: [0.1, 0.3, 8, 9] };
  const figure = figureOf(asked, curve, BOX);
  equal(trace(figure, "train").y, [0.2]);
  equal(figure.layout.yaxis.range[1], 0.2 * 1.06);
  equal(figureOf({ ...asked, position: { iteration: 0 } }, curve, BOX).layout.yaxis.range[1], 1);
});
