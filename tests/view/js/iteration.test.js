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
