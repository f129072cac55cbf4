import { createEditRequests } from "../../../nn_view/stepper/js/run/edit_requests.js";
import { equal, test } from "./harness.js";

const opened = () => null;
const change = { kind: "set", iteration: 3, name: "w1", row: 0, column: 1, value: 0.5 };

test("a change is told to the page", () => {
  const told = [];
  const call = { data: { query: "seed=1" }, tell: (event) => told.push(event) };
  const edits = createEditRequests(() => call, () => false, opened);
  equal(edits.ask(change), null);
  equal(told, [change]);
  edits.heard();
});

test("the next run is the answer to the field that has asked last, and to no other", () => {
  const field = { name: "w1", row: 0, column: 1 };
  const call = { data: { query: "seed=1" }, tell: () => {} };
  const edits = createEditRequests(() => call, () => false, () => field);
  equal(edits.answered(), null);
  edits.ask(change);
  edits.heard();
  equal(edits.answered() === field, true);
  equal(edits.answered(), null);
});

test("a page without a server, or with a lost one, says why nothing can be changed", () => {
  const alone = createEditRequests(() => ({ data: { query: "" } }), () => false, opened);
  equal(alone.ask(change), "edit_alone");
  const told = [];
  const call = { data: { query: "" }, tell: (event) => told.push(event) };
  equal(createEditRequests(() => call, () => true, opened).ask(change), "edit_offline");
  equal(told, []);
});
