import { isReached, pageOf } from "../../../nn_view/stepper/js/lesson/goal.js";
import { progress, remember } from "../../../nn_view/stepper/js/lesson/record.js";
import { equal, test } from "./harness.js";

const BASE = "http://host/course/";
const ANY = { page: "", values: {}, changed: "", start: "" };
const at = (path) => new URL(path, BASE);

test("a goal is reached when the address has all its values and no others are asked", () => {
  const goal = { ...ANY, values: { quantity: "delta_w1", row: "" } };
  equal(isReached(goal, at("?quantity=delta_w1&seed=3"), BASE), true);
  equal(isReached(goal, at("?quantity=delta_w1&row=2"), BASE), false);
  equal(isReached(goal, at("?seed=3"), BASE), false);
});

test("a value is changed once it is not the stop's own, also where it is left out", () => {
  const goal = { ...ANY, changed: "seed", start: "3" };
  equal(["?seed=3", "?seed=4", ""].map((query) => isReached(goal, at(query), BASE)), [false, true, true]);
});

test("a page counts wherever the application is served", () => {
  equal(["check?seed=3", "check/", "", "?seed=3"].map((path) => pageOf(at(path), BASE)), ["check", "check", "step", "step"]);
  equal(isReached({ ...ANY, page: "check" }, at("compare"), BASE), false);
});

test("what is kept of a lesson is read with care", () => {
  localStorage.removeItem("bp-lessons");
  equal(progress("tour"), null);
  remember("tour", { stop: 5, done: [1, 4] });
  remember("xor", { stop: 2, done: [] });
  equal(progress("tour"), { stop: 5, done: [1, 4] });
  for (const odd of ["{", "null", "7", '{"tour": 3}', '{"tour": {"stop": "5"}}']) {
    localStorage.setItem("bp-lessons", odd);
    equal(progress("tour"), null);
  }
  localStorage.setItem("bp-lessons", '{"tour": {"stop": 5, "done": [1, "x", -2]}}');
  equal(progress("tour"), { stop: 5, done: [1] });
  localStorage.removeItem("bp-lessons");
});
