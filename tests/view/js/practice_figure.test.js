import { knownFigure } from "../../../nn_view/stepper/js/practice/known_figure.js";
import { equal, ok, test } from "./harness.js";

const figure = { data: [{}, {}, {}, {}], layout: { margin: { l: 1, r: 1 } } };
const data = { mistakes: { sign: "with the opposite sign" }, words: { or: ", or " }, projection: false };
const quantity = { name: "z1", right: 2, missed: 1, back: null };

test("bars are as long as the counts, and a mistake is called by its words", () => {
  const known = { quantities: [quantity], mistakes: [{ name: "sign", made: 3, open: true }] };
  const { data: traces, layout } = knownFigure(figure, known, data, 800);
  equal(traces.map(({ x }) => x), [[2], [1], [3], [0]]);
  equal(traces.map(({ y }) => y), [["z1"], ["z1"], ["with the opposite sign"], ["with the opposite sign"]]);
  equal(traces.map(({ visible }) => visible), [true, true, true, false]);
  ok(layout.yaxis.domain[0] > layout.yaxis2.domain[1], "quantities are above mistakes");
  equal(layout.xaxis.anchor, "y2");
});

test("without mistakes no axis is without a length", () => {
  const { layout } = knownFigure(figure, { quantities: [quantity], mistakes: [] }, data, 300);
  equal([layout.yaxis.domain, layout.yaxis2.domain, layout.yaxis2.visible], [[0, 1], [0, 1], false]);
  ok(layout.height > 0, "it has a height");
});
