import { createEditRequests } from "../../../nn_view/stepper/js/run/edit_requests.js";
import { equal, test } from "./harness.js";

const change = { kind: "set", iteration: 3, name: "w1", row: 0, column: 1, value: 0.5 };

test("a change is told to the page", () => {
  const told = [];
  const call = { data: { query: "seed=1" }, tell: (event) => told.push(event) };
  const edits = createEditRequests(() => call, () => false);
  equal(edits.ask(change), null);
  equal(told, [change]);
  edits.heard();
});

test("a page without a server, or with a lost one, says why nothing can be changed", () => {
  const alone = createEditRequests(() => ({ data: { query: "" } }), () => false);
  equal(alone.ask(change), "edit_alone");
  const told = [];
  const call = { data: { query: "" }, tell: (event) => told.push(event) };
  equal(createEditRequests(() => call, () => true).ask(change), "edit_offline");
  equal(told, []);
});
