import { readChart, readPosition, writtenPosition } from "../../../nn_view/stepper/js/run/choices.js";
import { equal, test } from "./harness.js";

test("a position is read as it was written", () => {
  const chosen = { row: 3, cell: { row: 2, column: 1 }, digits: 4, projection: true };
  const written = writtenPosition({ iteration: 12, index: 1 }, ["z1", "a1"], chosen.cell, chosen);
  const expected = { at: 12, quantity: "a1", row: "4", cell: "3,2", digits: 4, view: "projection" };
  equal(written, expected);
  equal(readPosition(written), { row: chosen.row, cell: chosen.cell });
});

test("a position names the chart that is shown, but for the usual one", () => {
  const chosen = { row: 0, cell: { row: 0, column: 0 }, digits: 3, projection: false };
  const chartOf = (chart) =>
    readChart(writtenPosition({ iteration: 0, index: 0 }, ["z1"], chosen.cell, { ...chosen, chart }));
  equal(["error", "output", "gradients"].map(chartOf), ["error", "output", "gradients"]);
  const usual = writtenPosition({ iteration: 0, index: 0 }, ["z1"], chosen.cell, { ...chosen, chart: "error" });
  equal("chart" in usual, false);
});

test("the mean of all rows is a row of its own, and no cell means the first", () => {
  equal(readPosition({ row: "mean", cell: "" }), { row: "mean", cell: { row: 0, column: 0 } });
  equal(readPosition({ row: "", cell: "" }).row, 0);
});

test("a position names the question that is asked first, and none where nothing is asked", () => {
  const chosen = { row: 0, cell: { row: 0, column: 0 }, digits: 3, projection: false, chart: "error" };
  const askOf = (ask) => writtenPosition({ iteration: 0, index: 0 }, ["z1"], chosen.cell, { ...chosen, ask }).ask;
  equal([askOf(0), askOf(2)], [undefined, "2"]);
});
