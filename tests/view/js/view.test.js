import { printedPart } from "../../../nn_view/stepper/js/matrices/view.js";
import { equal, test } from "./harness.js";

const view = (more) => ({
  matrix: { data: [], rows: 120, columns: 3 },
  size: { visibleRows: 10, visibleColumns: 3 },
  transposed: false,
  ...more,
});
const firstRow = (more) => printedPart(view(more)).firstRow;

test("a part of a matrix is printed around what is chosen, lit, or only needed", () => {
  const around = { row: 64, column: null };
  equal([firstRow({}), firstRow({ lit: [], around })], [0, 59]);
  equal(firstRow({ lit: [{ row: 20, column: 0 }], around }), 15);
  equal(firstRow({ chosen: { row: 119, column: 0 }, around }), 110);
});
