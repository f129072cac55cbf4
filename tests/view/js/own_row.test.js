import { readRow } from "../../../nn_view/stepper/js/charts/own_row.js";
import { equal, test } from "./harness.js";

test("a row is as many numbers as there are inputs, however they are parted", () => {
  for (const text of ["0.5, -1, 2e1", "0.5 \u22121 20", "[0.5,-1,20]", "(0,5; -1; 20)", "0,5 -1 20"]) {
    equal(readRow(text, 3), [0.5, -1, 20]);
  }
  equal(readRow("0,5", 1), [0.5]);
  equal(readRow("1,2", 2), [1, 2]);
});

test("what has too few, too many, no or endless numbers is no row", () => {
  for (const text of ["", "1, 2", "1, 2, 3, 4", "1, 2, x", "1, 2, 1e10", "1, 2, Infinity"]) {
    equal(readRow(text, 3), null);
  }
});
