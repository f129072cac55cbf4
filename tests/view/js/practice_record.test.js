import { GAPS, asTable, empty, firstDue, read, roundOf, summed, withAnswer, withNewRound } from "../../../nn_view/stepper/js/practice/record.js";
import { equal, ok, test } from "./harness.js";

const answer = (own) => ({
  when: "2026-11-26T10:00:00.000Z",
  settings: "seed=3",
  question: "ask=value&at=3&quantity=z1&cell=1%2C1",
  kind: "value",
  quantity: "z1",
  answer: "0.5",
  verdict: "right",
  mistakes: [],
  sure: "",
  hints: 0,
  ...own,
});

const MISSED = answer({ verdict: "mistake", mistakes: ["sign"] });
const OTHER = answer({ kind: "order", quantity: "a2" });
const after = (...answers) => answers.reduce(withAnswer, empty());
const times = (count, one) => Array.from({ length: count }, () => one);

test("what is missed comes back after gaps that grow, and then no more", () => {
  let record = after(MISSED);
  for (const gap of GAPS) {
    record = times(gap - 1, OTHER).reduce(withAnswer, record);
    equal(firstDue(record, ["z1", "a2"]), undefined);
    record = withAnswer(record, OTHER);
    equal(firstDue(record, ["z1", "a2"]).kind, "value");
    record = withAnswer(record, answer({}));
  }
  equal(record.due, []);
  ok(GAPS.every((gap, at) => at === 0 || gap > GAPS[at - 1]), "gaps grow");
});

test("who misses it again begins with the first gap again", () => {
  const record = after(MISSED, ...times(GAPS[0], OTHER), answer({}), ...times(GAPS[1], OTHER), MISSED);
  equal(record.due.map(({ step, at }) => [step, at - record.count]), [[0, GAPS[0]]]);
});

test("what this network does not have does not come back", () => {
  equal(firstDue(after(MISSED, ...times(GAPS[0], OTHER)), ["a2"]), undefined);
});

test("a round counts what was right, and what somebody was certain of and missed", () => {
  const record = after(answer({}), { ...MISSED, sure: "certain" }, answer({ verdict: "follows", sure: "certain" }));
  equal(roundOf(record), { done: 3, right: 2, certain: 1 });
  equal(roundOf(withNewRound(record)), { done: 0, right: 0, certain: 0 });
});

test("a mistake is open until a question of its sort is answered right", () => {
  const record = after(MISSED, OTHER, MISSED);
  equal(summed(record), {
    quantities: [
      { name: "z1", right: 0, missed: 2, back: GAPS[0] },
      { name: "a2", right: 1, missed: 0, back: null },
    ],
    mistakes: [{ name: "sign", made: 2, open: true }],
  });
  equal(summed(withAnswer(record, answer({}))).mistakes, [{ name: "sign", made: 2, open: false }]);
});

test("of many mistakes that lead to the same answer none is counted", () => {
  const many = answer({ verdict: "mistake", mistakes: ["sign", "swapped", "transpose"] });
  equal(summed(after(many)).mistakes, []);
});

test("mistakes that are told in the same words are one", () => {
  const told = (name) => (name === "sign_flipped" ? "sign" : name);
  const alike = answer({ verdict: "mistake", mistakes: ["sign_flipped", "sign", "swapped"] });
  const record = after(MISSED, { ...MISSED, mistakes: ["sign_flipped"] }, alike);
  equal(summed(record, told).mistakes, [
    { name: "sign", made: 2, open: true },
    { name: "sign+swapped", made: 1, open: true },
  ]);
});

test("a mistake that would lead to the right answer as well is not held against anybody", () => {
  equal(summed(after(answer({ mistakes: ["sign"] }))).mistakes, []);
});

test("a record is read as it was kept, and anything else is an empty one", () => {
  const record = after(MISSED, OTHER);
  equal(read(JSON.stringify(record)), record);
  for (const text of [null, "", "{", "[]", "null", '{"version": 2}']) equal(read(text), empty());
});

test("only the last answers are kept, and the round still counts", () => {
  const record = after(...times(1005, OTHER));
  equal([record.answers.length, record.count], [1000, 1005]);
  equal(roundOf(withAnswer(withNewRound(record), MISSED)), { done: 1, right: 0, certain: 0 });
});

test("a table quotes what needs it and holds no formula", () => {
  const record = after(answer({ answer: "=1+1" }), answer({ answer: "-0,5" }), answer({ answer: "-cmd" }));
  const cells = asTable(record).trim().split("\r\n").slice(1);
  ok(cells[0].includes(",'=1+1,"), cells[0]);
  ok(cells[1].includes(',"-0,5",'), cells[1]);
  ok(cells[2].includes(",'-cmd,"), cells[2]);
});
