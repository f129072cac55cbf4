import {
  clamp,
  compare,
  first,
  last,
  step,
  stepIteration,
  stepQuantity,
} from "../../../nn_view/stepper/js/run/position.js";
import { equal, ok, test } from "./harness.js";

const names = ["z1", "a1", "error"];
const reach = { completed: 10, diverged: null };
const at = (iteration, index) => ({ iteration, index });

test("the last position is the last quantity of the last trained iteration", () => {
  equal(last(names, reach), at(9, 2));
  equal(last(names, { completed: 0, diverged: null }), first());
});

test("a diverged run ends before the quantity that stopped being finite", () => {
  equal(last(names, { completed: 4, diverged: { iteration: 4, quantity: "error" } }), at(4, 1));
  equal(last(names, { completed: 4, diverged: { iteration: 4, quantity: "z1" } }), at(3, 2));
  equal(last(names, { completed: 0, diverged: { iteration: 0, quantity: "z1" } }), first());
});

test("a step by quantity crosses the borders of iterations, both ways", () => {
  equal(stepQuantity(at(3, 0), 1, names, reach), at(3, 1));
  equal(stepQuantity(at(3, 2), 1, names, reach), at(4, 0));
  equal(stepQuantity(at(4, 0), -1, names, reach), at(3, 2));
});

test("nobody steps over either end", () => {
  equal(stepQuantity(first(), -1, names, reach), first());
  equal(stepQuantity(at(9, 2), 1, names, reach), at(9, 2));
  equal(stepIteration(at(0, 1), -1, names, reach), at(0, 1));
  equal(stepIteration(at(9, 1), 1, names, reach), at(9, 1));
});

test("a step by iteration keeps the quantity", () => {
  equal(stepIteration(at(3, 1), 1, names, reach), at(4, 1));
  equal(stepIteration(at(3, 1), -1, names, reach), at(2, 1));
});

test("a step by iteration into where a run broke goes no further than is finite", () => {
  const broken = { completed: 4, diverged: { iteration: 4, quantity: "error" } };
  equal(stepIteration(at(3, 2), 1, names, broken), at(4, 1));
  equal(stepIteration(at(3, 0), 1, names, broken), at(4, 0));
});

test("there and back is where one was, from every position", () => {
  for (let iteration = 0; iteration < 9; iteration += 1) {
    for (let index = 0; index < names.length; index += 1) {
      const position = at(iteration, index);
      equal(stepQuantity(stepQuantity(position, 1, names, reach), -1, names, reach), position);
    }
  }
});

test("a position that does not exist becomes the nearest one that does", () => {
  equal(clamp(at(99, 1), names, reach), at(9, 1));
  equal(clamp(at(-4, 1), names, reach), at(0, 1));
  equal(clamp(at(4, 7), names, reach), at(4, 2));
  equal(clamp(at(4, -1), names, reach), at(4, 0));
  equal(clamp(at(4, 1), names, reach), at(4, 1));
});

test("the unit says what a step is", () => {
  equal(step(at(3, 1), 1, "iteration", names, reach), at(4, 1));
  equal(step(at(3, 1), 1, "quantity", names, reach), at(3, 2));
});

test("places have the order of the training", () => {
  ok(compare(at(1, 2), at(2, 0)) < 0, "a later iteration is later");
  ok(compare(at(2, 1), at(2, 0)) > 0, "a later quantity is later");
  equal(compare(at(2, 1), at(2, 1)), 0);
});
