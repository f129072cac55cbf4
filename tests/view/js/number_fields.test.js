import { positional, stepped } from "../../../nn_view/stepper/js/page/number_fields.js";
import { equal, test } from "./harness.js";

const WHOLE = { step: 1, least: 0, most: 100 };
const RATE = { step: 0.01, least: 1e-6, most: 1000 };

test("a step adds to the number that stands in the field, as it is written", () => {
  equal(
    ["5", " 5 ", "1e1", "0"].map((text) => stepped(text, 1, WHOLE)),
    [6, 6, 11, 1],
  );
  equal(
    ["0.5", "0,5", "0.07", "1", "0.125"].map((text) => stepped(text, 1, RATE)),
    [0.51, 0.51, 0.08, 1.01, 0.135],
  );
  equal(stepped("0.1", -1, RATE), 0.09);
});

test("no step leads beyond a bound, or from what is no number", () => {
  equal(
    [stepped("0", -1, WHOLE), stepped("100", 1, WHOLE), stepped("0.005", -1, RATE)],
    [null, null, null],
  );
  equal([stepped("", 1, WHOLE), stepped("abc", 1, WHOLE)], [null, null]);
});

test("a screen reader gets a number without an exponent", () => {
  equal(
    ["1e-06", "1e-09", "1000.0", 0.25, 4294967295, "", undefined].map(positional),
    ["0.000001", "0.000000001", "1000", "0.25", "4294967295", null, null],
  );
});
