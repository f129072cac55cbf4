import { explain, lit } from "../../../nn_view/stepper/js/run/terms.js";
import { iterationValues } from "../../../nn_view/stepper/js/run/iteration.js";
import { close, equal, test } from "./harness.js";

/** Three rows, two inputs, two hidden units: small enough to check by hand. */
const spec = {
  axes: { rows: ["r1", "r2", "r3"], inputs: ["x1", "x2"], hidden1: ["h1", "h2"], one: [""] },
  constants: {},
  blocks: {
    z1_d_w1: { offset: 0, rows: "rows", columns: "inputs" },
    error_d_z1: { offset: 6, rows: "rows", columns: "hidden1" },
    delta_w1: { offset: 12, rows: "inputs", columns: "hidden1" },
    w1: { offset: 16, rows: "inputs", columns: "hidden1" },
    new_w1: { offset: 20, rows: "inputs", columns: "hidden1" },
    delta_b1: { offset: 24, rows: "one", columns: "one" },
  },
};
const numbers = Float64Array.of(
  ...[1, 2, 3, 4, 5, 6],
  ...[0.1, 0.2, 0.3, 0.4, 0.5, 0.6],
  ...[3.5, 4.4, 4.4, 5.6],
  ...[1, 1, 1, 1],
  ...[-2.5, -3.4, -3.4, -4.6],
  2.1,
);
const frame = iterationValues(spec, numbers);
const piece = (name, ...at) => ({ name, at });
const product = {
  name: "delta_w1",
  explain: {
    before: [],
    terms: {
      over: ["rows"],
      index: ["k"],
      pieces: [piece("z1_d_w1", "k", "i"), { text: " · " }, piece("error_d_z1", "k", "j")],
      value: ["*", piece("z1_d_w1", "k", "i"), piece("error_d_z1", "k", "j")],
    },
    after: [],
  },
};
const update = {
  name: "new_w1",
  explain: {
    before: [piece("w1", "i", "j"), { text: " − " }, piece("delta_w1", "i", "j")],
    terms: null,
    after: [],
  },
};
const total = {
  name: "delta_b1",
  explain: {
    before: [],
    terms: {
      over: ["rows", "hidden1"],
      index: ["k", "m"],
      pieces: [piece("error_d_z1", "k", "m")],
      value: piece("error_d_z1", "k", "m"),
    },
    after: [],
  },
};

test("a product's terms are named by the rows they come from, and add up to the result", () => {
  const parts = explain(spec, product, frame, { row: 1, column: 0 });
  equal(
    parts.terms.map(({ label }) => label),
    ["r1", "r2", "r3"],
  );
  close(
    parts.terms.reduce((sum, term) => sum + term.value, 0),
    parts.result,
  );
  equal(parts.result, 4.4);
});

test("every term has its own two numbers", () => {
  const [, second] = explain(spec, product, frame, { row: 0, column: 1 }).terms;
  equal(
    second.pieces.filter((one) => "name" in one).map(({ value }) => value),
    [3, 0.4],
  );
});

test("an update is written out without a sum", () => {
  const parts = explain(spec, update, frame, { row: 0, column: 0 });
  equal(parts.terms, null);
  equal(
    parts.before.map((one) => one.value ?? one.text),
    [1, " − ", 3.5],
  );
  equal(parts.result, -2.5);
});

test("a sum over two axes has a term for each pair", () => {
  const parts = explain(spec, total, frame, { row: 0, column: 0 });
  equal(parts.terms.length, 6);
  equal(parts.terms[1].label, "r1, h2");
  close(
    parts.terms.reduce((sum, term) => sum + term.pieces[0].value, 0),
    parts.result,
  );
});

test("a sum names only axes of more than one place, and counts those", () => {
  const one = { ...spec, axes: { ...spec.axes, hidden1: ["h1"] } };
  const parts = explain(one, total, frame, { row: 0, column: 0 });
  equal(parts.over, ["rows"]);
  equal(
    parts.terms.map(({ label }) => label),
    ["r1", "r2", "r3"],
  );
  const single = { ...one, axes: { ...one.axes, rows: ["r1"] } };
  equal(explain(single, total, frame, { row: 0, column: 0 }).over, ["rows"]);
});

test("a copied number says from which cell", () => {
  const copy = { name: "new_w1", explain: { before: [piece("w1", "i", "j")], terms: null, after: [] } };
  const [{ name, row, column }] = explain(spec, copy, frame, { row: 1, column: 0 }).before;
  equal([name, row, column], ["w1", 1, 0]);
});

test("a term has the value that its line computes", () => {
  const number = piece("error_d_z1", "k", "m");
  const values = {
    error: ["*", ["/", 1, 2], ["**", ["-", 1, number], 2]],
    positive: ["-", ["maximum", number, 0.3], ["abs", ["-", 0, number]]],
    kinked: ["where", [">", number, 0.15], number, ["*", 0.01, { same: ["k", "m"] }]],
    shared: ["/", number, { count: ["rows"] }],
  };
  const found = Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const terms = { ...total.explain.terms, value };
      const line = { ...total, explain: { ...total.explain, terms } };
      return [name, explain(spec, line, frame, { row: 0, column: 0 }).terms.map((term) => term.value)];
    }),
  );
  close(found.error[0], 0.5 * 0.9 ** 2);
  close(found.positive[1], 0.3 - 0.2);
  equal(found.kinked, [0.01, 0.2, 0.3, 0.4, 0.5, 0.6]);
  close(found.shared[5], 0.2);
});

test("the column of each operand that made a cell of a product lights up", () => {
  const cell = { row: 1, column: 0 };
  equal(lit(product, "z1_d_w1", cell), [{ row: null, column: 1 }]);
  equal(lit(product, "error_d_z1", cell), [{ row: null, column: 0 }]);
});

test("the same cell of each operand lights up for what works entry by entry", () => {
  equal(lit(update, "w1", { row: 1, column: 1 }), [{ row: 1, column: 1 }]);
});

test("an operand that takes no part stays dark", () => {
  equal(lit(update, "error_d_z1", { row: 0, column: 0 }), []);
});

test("a cell that occurs twice lights up once", () => {
  const square = {
    name: "w1",
    explain: { before: [piece("w1", "i", "j"), piece("w1", "i", "j")], terms: null, after: [] },
  };
  equal(lit(square, "w1", { row: 0, column: 1 }), [{ row: 0, column: 1 }]);
});

test("a cell of one row's matrix is written with that row, and 1 or 0 for the diagonal", () => {
  const softmax = {
    axes: { rows: ["r1", "r2"], outputs: ["y1", "y2"] },
    constants: {},
    blocks: {
      a2: { offset: 0, rows: "rows", columns: "outputs" },
      a2_d_z2: { offset: 4, rows: "outputs", columns: "outputs", each: "rows" },
    },
  };
  const cells = [piece("a2", "row", "i"), { text: " · " }, { same: ["i", "j"] }];
  const quantity = { name: "a2_d_z2", explain: { before: cells, terms: null, after: [] } };
  const known = iterationValues(softmax, Float64Array.of(0.1, 0.2, 0.3, 0.4, ...Array(8).fill(7)), 1);
  const { before, result } = explain(softmax, quantity, known, { row: 0, column: 1 });
  equal(before[0].value, 0.3);
  equal(before[2], { text: "0" });
  equal(result, 7);
  equal(lit(quantity, "a2", { row: 0, column: 1 }, 1), [{ row: 1, column: 0 }]);
});

test("a sum over the rows runs over those of the batch, and counts them", () => {
  const batched = {
    axes: { rows: ["r1", "r2", "r3"], one: [""] },
    constants: {},
    blocks: {
      z1: { offset: 0, rows: "rows", columns: "one" },
      batch: { offset: 3, rows: "rows", columns: "one" },
      error: { offset: 6, rows: "one", columns: "one" },
    },
  };
  const known = iterationValues(batched, Float64Array.of(1, 2, 3, 1, 0, 1, 4));
  const z1 = piece("z1", "k", 0);
  const terms = { over: ["rows"], index: ["k"], pieces: [z1], value: z1 };
  const quantity = { name: "error", explain: { before: [], terms, after: [{ count: ["rows"] }] } };
  const written = explain(batched, quantity, known, { row: 0, column: 0 });
  equal(written.terms.map(({ label }) => label), ["r1", "r3"]);
  equal(written.after, [{ text: "2" }]);
});

test("a product that is added to a sum is one more term, what is divided before it stays", () => {
  const [bias, weight] = [piece("delta_b1", 0, 0), piece("w1", "i", "j")];
  const after = [{ text: " / 3" }, { text: " + " }, bias, { text: " · " }, weight];
  const penalized = { ...product, explain: { ...product.explain, after } };
  const written = explain(spec, penalized, frame, { row: 0, column: 0 });
  close(written.added.value, 2.1);
  equal(written.after, [{ text: " / 3" }]);
  equal(explain(spec, product, frame, { row: 0, column: 0 }).added, null);
});
