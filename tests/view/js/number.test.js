import { readNumber } from "../../../nn_view/stepper/js/base/number.js";
import { equal, test } from "./harness.js";

test("a number is read as people write it", () => {
  const given = ["0.5", " 0,5 ", "-2", "\u22122", "+.25", "1e-3", "7.", "1e9"];
  equal(
    given.map((text) => readNumber(text).value),
    [0.5, 0.5, -2, -2, 0.25, 0.001, 7, 1e9],
  );
});

test("every digit that a number prints with is read back", () => {
  const value = -0.7887126190436126;
  equal(readNumber(String(value)), { value });
});

test("what is no number has its sentence", () => {
  for (const text of ["", "abc", "1.2.3", "0x10", "NaN", "Infinity", "1 2", "--1", "1,000,0"]) {
    equal(readNumber(text), { problem: "edit_number" });
  }
});

test("a number beyond the bound has another", () => {
  for (const text of ["1e10", "-1000000001", "1e999"]) {
    equal(readNumber(text), { problem: "edit_bound" });
  }
});
