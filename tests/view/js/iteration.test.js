import { iterationValues, range } from "../../../nn_view/stepper/js/run/iteration.js";
import { equal, test } from "./harness.js";

const spec = {
  axes: { rows: ["r1", "r2"], hidden1: ["h1", "h2", "h3"], one: [""], inputs: ["x1"] },
  constants: { inputs: [7, 8] },
  blocks: {
    z1: { offset: 0, rows: "rows", columns: "hidden1" },
    error: { offset: 6, rows: "one", columns: "one" },
    z2_d_w2: { offset: 0, rows: "rows", columns: "hidden1" },
    inputs: { constant: "inputs", rows: "rows", columns: "inputs", whole: true },
  },
};
const frame = iterationValues(spec, Float64Array.of(1, 2, 3, 4, 5, 6, 0.5));

test("a quantity's numbers are found by its name, with its size", () => {
  const matrix = frame.matrix("z1");
  equal([...matrix.data], [1, 2, 3, 4, 5, 6]);
  equal([matrix.rows, matrix.columns], [2, 3]);
  equal([matrix.rowAxis, matrix.columnAxis], ["rows", "hidden1"]);
});

test("rows are stored one after the other", () => {
  equal(frame.number("z1", 1, 0), 4);
  equal(frame.number("z1", 0, 2), 3);
});

test("a single number needs no place", () => {
  equal(frame.number("error"), 0.5);
});

test("two names for the same numbers share them", () => {
  equal(frame.number("z2_d_w2", 1, 2), frame.number("z1", 1, 2));
});

test("what is given comes from the specification", () => {
  equal(frame.number("inputs", 1, 0), 8);
});

test("a frame says which names it has", () => {
  equal([frame.has("z1"), frame.has("w9")], [true, false]);
});

test("the range is the greatest size, whatever its sign, among what is finite", () => {
  equal(range([1, -3, 2]), 3);
  equal(range([1, Infinity, NaN]), 1);
  equal(range([]), 0);
});

test("whole data has no digits behind the point", () => {
  equal([frame.notation("inputs", 3).place, frame.notation("z1", 3).place], [0, -2]);
});

const byRow = {
  axes: { rows: ["r1", "r2"], outputs: ["y1", "y2"], one: [""] },
  constants: {},
  blocks: {
    a2_d_z2: { offset: 0, rows: "outputs", columns: "outputs", each: "rows" },
    "mean:a2_d_z2": { offset: 8, rows: "outputs", columns: "outputs" },
    error_d_z2: { offset: 12, rows: "rows", columns: "outputs" },
    batch: { offset: 16, rows: "rows", columns: "one" },
  },
};
const jacobians = iterationValues(
  byRow,
  Float64Array.of(1, 2, 3, 4, NaN, NaN, NaN, NaN, 1, 2, 3, 4, 0.5, 0.6, NaN, NaN, 1, 0),
  0,
);

test("of one matrix for each row the chosen row's is meant, or another that is asked for", () => {
  equal([...jacobians.matrix("a2_d_z2").data], [1, 2, 3, 4]);
  equal(jacobians.number("a2_d_z2", 1, 0), 3);
  equal(Number.isNaN(jacobians.number("a2_d_z2", 1, 0, 1)), true);
  equal(jacobians.whoseOf("error_d_z2"), null);
});

test("without a training row it is the mean of the matrices", () => {
  equal(jacobians.choosing("mean").whoseOf("a2_d_z2"), "mean");
  equal(jacobians.choosing(2).whoseOf("a2_d_z2"), "mean");
  equal([...jacobians.choosing(2).matrix("a2_d_z2").data], [1, 2, 3, 4]);
});

test("a row outside the batch is told from a number that is not one", () => {
  equal([jacobians.isUsed(0), jacobians.isUsed(1)], [true, false]);
  equal(jacobians.isOutside("error_d_z2", { row: 1, column: 0 }), true);
  equal(jacobians.isOutside("error_d_z2", { row: 0, column: 0 }), false);
  equal(jacobians.isOutside("a2_d_z2", { row: 0, column: 0 }, 1), true);
  equal(jacobians.isOutside("a2_d_z2", { row: 0, column: 0 }), false);
});
