import { hiddenBy } from "../../../nn_view/stepper/js/run/model.js";
import { equal, test } from "./harness.js";

const hidden = (state, kind) => hiddenBy({ state, question: kind ? { kind } : null });

test("a result is hidden while its question is open, and with it what says the answer", () => {
  equal(["none", "answered"].map((state) => hidden(state)), [null, null]);
  const shown = { line: false, shape: false, chain: false, order: false };
  equal(["value", "sign", "row", "after"].map((kind) => hidden("asked", kind)), Array(4).fill(shown));
  equal(hidden("asked", "shape"), { ...shown, shape: true });
  equal(hidden("asked", "operand"), { ...shown, line: true, chain: true });
  equal(hidden("asked", "order"), { ...shown, line: true, chain: true, order: true });
  equal(hidden("lost"), shown);
});

test("before it is known what is asked, nothing says it", () => {
  const { line, shape } = hidden("loading");
  equal([line, shape], [true, true]);
});
