import { createDeck, shuffled } from "../../../nn_view/stepper/js/practice/deck.js";
import { empty } from "../../../nn_view/stepper/js/practice/record.js";
import { equal, ok, test } from "./harness.js";

/** Numbers that look random and are the same each time. */
function drawn(seed) {
  let state = seed;
  return () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
}

test("a round has every kind, and none of them twice in succession", () => {
  for (let seed = 1; seed < 500; seed += 1) {
    const kinds = shuffled(drawn(seed));
    equal([kinds.length, new Set(kinds).size], [10, 9]);
    ok(kinds.every((kind, at) => kind !== kinds[at + 1]), kinds.join(" "));
  }
});

test("what is due comes first", () => {
  const deck = createDeck(drawn(1));
  const due = { kind: "row", quantity: "delta_w1", question: "", step: 0, at: 4 };
  equal(deck.next({ ...empty(), count: 4, due: [due] }, ["delta_w1"], ""), { kind: "row", about: "delta_w1", due });
  equal(deck.next({ ...empty(), count: 3, due: [due] }, ["delta_w1"], "").due, null);
});

test("what this run cannot ask waits for another run", () => {
  const deck = createDeck(drawn(1));
  const due = { kind: "row", quantity: "delta_w1", question: "", step: 0, at: 0 };
  const record = { ...empty(), due: [due] };
  deck.skip(due);
  equal(deck.next(record, ["delta_w1"], "").due, null);
  deck.restart();
  equal(deck.next(record, ["delta_w1"], "").due, due);
});

test("only one quantity is asked about where that is wanted", () => {
  const deck = createDeck(drawn(1));
  const due = { kind: "row", quantity: "delta_w1", question: "", step: 0, at: 0 };
  for (let n = 0; n < 12; n += 1) {
    equal(deck.next({ ...empty(), due: [due] }, ["delta_w1", "z1"], "z1").about, "z1");
  }
});
