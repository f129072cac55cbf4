import { createActions } from "../../../nn_view/stepper/js/run/actions.js";
import { equal, test } from "./harness.js";

/** Actions on a run with edits, which write down what is chosen and asked for. */
function record({ edits = [], most = 2 } = {}) {
  const chosen = [];
  const asked = [];
  const run = { names: ["z1", "a1"], spec: { edits, most_edits: most } };
  const actions = createActions({
    run: () => run,
    choices: {},
    player: { position: { iteration: 0, index: 0 } },
    reach: () => ({ completed: 1, diverged: null }),
    choose: (change) => chosen.push(change),
    request: (change) => asked.push(change) && null,
  });
  return { actions, chosen, asked };
}

const edit = { iteration: 3, name: "w1", row: 0, column: 1, value: 0.5 };

test("a chosen cell of a result leaves the row of the data as it is", () => {
  const { actions, chosen } = record();
  actions.chooseCell({ row: 2, column: 1 }, true);
  equal(chosen, [{ inspect: null, weight: null, editing: null, cell: { row: 2, column: 1 } }]);
});

test("a number set by hand is asked for until there are as many as there can be", () => {
  const { actions, asked } = record();
  equal(actions.setWeight(edit), null);
  equal(asked, [{ kind: "set", ...edit }]);
  const others = [1, 2].map((iteration) => ({ ...edit, iteration }));
  equal(record({ edits: others }).actions.setWeight(edit), "edit_most");
  equal(record({ edits: [others[0], edit] }).actions.setWeight({ ...edit, value: 2 }), null);
});

test("a number is set back by its cell alone", () => {
  const { actions, asked } = record();
  actions.undoWeight({ ...edit, was: 0.25 });
  equal(asked, [{ kind: "undo", iteration: 3, name: "w1", row: 0, column: 1 }]);
});
