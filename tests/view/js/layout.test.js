import { layoutMatrices, measure, NAME, origin } from "../../../nn_view/stepper/js/matrices/layout.js";
import { layoutOperation } from "../../../nn_view/stepper/js/matrices/operation_layout.js";
import { layoutWithSecond, shares } from "../../../nn_view/stepper/js/matrices/second_layout.js";
import { equal, ok, test } from "./harness.js";

const TYPE = { most: 15, least: 9 };
const matrix = (rows, columns) => ({ rows, columns, characters: 6, label: 2, name: 8 });

test("with room enough the type has its full size and everything is printed", () => {
  const { font, sizes } = layoutMatrices([matrix(6, 5)], { width: 900, height: 600 }, TYPE);
  equal(font, 15);
  equal([sizes[0].visibleRows, sizes[0].visibleColumns], [6, 5]);
});

test("the type shrinks before anything is left out", () => {
  const items = [matrix(6, 5), { text: 1 }, matrix(5, 1), { text: 1 }, matrix(6, 1)];
  const { font, sizes } = layoutMatrices(items, { width: 420, height: 220 }, TYPE);
  ok(font < 15 && font >= 9, `the type is ${font}`);
  equal(sizes[0].visibleRows, 6);
});

test("all lines together stay within the height", () => {
  const items = [matrix(6, 5), matrix(5, 5), matrix(6, 5)];
  const box = { width: 420, height: 420 };
  const { sizes } = layoutMatrices(items, box, TYPE);
  ok(Math.max(...sizes.map(({ width }) => width)) <= box.width, "no matrix is wider than the box");
});

test("a matrix too large for its numbers is printed in part, at the smallest type", () => {
  const { font, sizes } = layoutMatrices([matrix(256, 16)], { width: 500, height: 300 }, TYPE);
  equal(font, 9);
  ok(sizes[0].visibleRows < 256 && sizes[0].visibleRows >= 2, "some rows");
  ok(sizes[0].visibleColumns < 16 && sizes[0].visibleColumns >= 1, "some columns");
});

test("short column labels do not run into one another above single figures", () => {
  const figures = { rows: 3, columns: 6, characters: 1, label: 2, head: 2, name: 7, tight: true };
  for (const font of [13, 22]) {
    // A label has 0.85 of the type size, and its characters half of their own.
    ok(measure(figures, font).cell >= 2 * 0.5 * 0.85 * font + 1, `a gap at ${font} px`);
  }
  const longer = { ...figures, characters: 5 };
  equal(measure(longer, 16), measure({ ...longer, head: 0 }, 16));
});

test("of several matrices the widest gives up columns first", () => {
  const items = [matrix(256, 16), { text: 2 }, matrix(256, 2)];
  const { sizes } = layoutMatrices(items, { width: 560, height: 300 }, TYPE);
  equal(sizes[2].visibleColumns, 2);
  ok(sizes[0].visibleColumns < 16, "the wide one is cut");
});

test("what is printed in part is as wide as its name", () => {
  const items = [{ ...matrix(6, 1), name: 10 }, matrix(256, 16)];
  const { font, sizes } = layoutMatrices(items, { width: 500, height: 300 }, TYPE);
  ok(sizes[0].width >= 10 * NAME * font, `${sizes[0].width} pixels for ten letters`);
});

test("a box too small for anything still shows a cell", () => {
  const { sizes } = layoutMatrices([matrix(20, 20)], { width: 10, height: 10 }, TYPE);
  equal([sizes[0].visibleRows, sizes[0].visibleColumns], [2, 1]);
});

test("the visible part lies around the chosen place and inside the matrix", () => {
  equal(origin(50, 100, 10), 45);
  equal(origin(2, 100, 10), 0);
  equal(origin(99, 100, 10), 90);
  equal(origin(3, 5, 5), 0);
});

test("small matrices are never cut: they scroll where there is too little room", () => {
  const items = [matrix(6, 5), matrix(5, 5)];
  for (const box of [{ width: 150, height: 600 }, { width: 400, height: 60 }]) {
    const { sizes, scrolls } = layoutMatrices(items, box, TYPE);
    ok(scrolls, "it scrolls");
    equal(sizes.map(({ visibleRows, visibleColumns }) => [visibleRows, visibleColumns]), [
      [6, 5],
      [5, 5],
    ]);
  }
  equal(layoutMatrices(items, { width: 900, height: 600 }, TYPE).scrolls, false);
});

test("what has to stand on one line does so in smaller type, and breaks only below the smallest", () => {
  const items = [matrix(3, 5), { text: 1 }, matrix(3, 5), { text: 1 }, matrix(3, 5)];
  const total = (sizes) => sizes.reduce((sum, { width }) => sum + width, 0);
  const wide = layoutMatrices(items, { width: 700, height: 1e6, lines: 1 }, TYPE);
  ok(wide.font < 15 && total(wide.sizes) <= 700, `one line at ${wide.font}`);
  const narrow = layoutMatrices(items, { width: 260, height: 1e6, lines: 1 }, TYPE);
  equal(narrow.font, layoutMatrices(items, { width: 260, height: 1e6 }, TYPE).font);
  const broken = layoutMatrices(items, { width: 500, height: 1e6, lines: 1 }, { ...TYPE, line: 11 });
  ok(broken.font > 11 && total(broken.sizes) > 500, `several lines at ${broken.font}`);
  const large = layoutMatrices([matrix(16, 16), matrix(16, 16)], { width: 500, height: 1e6, lines: 1 }, TYPE);
  equal(large.font, 9);
  ok(large.sizes[0].visibleColumns < 16, "large matrices are cut");
});

const OPERATION = { most: 28, result: 22, least: 10 };

test("an operation with a large operand keeps its result whole, in a type that is large", () => {
  const items = [matrix(120, 3), { text: 3 }, matrix(3, 3)];
  const box = { width: 1200, height: 330 };
  const { resultFont, sizes } = layoutOperation(items, box, OPERATION);
  ok(resultFont >= 20, `the type is ${resultFont}`);
  equal([sizes[2].visibleRows, sizes[2].visibleColumns], [3, 3]);
  ok(sizes[0].visibleRows >= 5, "some rows of the operand");
  ok(sizes.reduce((sum, { width }) => sum + width, 0) <= box.width, "all side by side");
});

test("of operands that are only too high a part is printed, and the result stays beside them", () => {
  const items = [{ text: 2 }, matrix(30, 1), { text: 1 }, matrix(30, 1), { text: 2 }, matrix(1, 1)];
  const box = { width: 618, height: 190 };
  const { scrolls, sizes } = layoutOperation(items, box, { most: 19, result: 13, least: 8.5 });
  equal(scrolls, false);
  ok(sizes[1].visibleRows >= 5 && sizes[1].visibleRows < 30, `${sizes[1].visibleRows} rows`);
  ok(sizes.reduce((sum, { width }) => sum + width, 0) <= box.width, "all side by side");
  const wide = layoutOperation(items, { width: 150, height: 190 }, { most: 19, result: 13, least: 8.5 });
  ok(wide.scrolls, "what is too wide as well is scrolled, its result first");
});

test("operands are as readable as their result: closer together, without names that repeat", () => {
  const six = (columns, characters) => ({ rows: 6, columns, characters, label: 2, name: 10 });
  const items = [six(5, 6), { text: 1 }, { ...six(5, 5), repeats: true }, { text: 2 }, six(5, 5)];
  const type = { most: 19, result: 13, least: 8.5 };
  const close = layoutOperation(items, { width: 620, height: 200 }, type);
  equal([close.font, close.resultFont, close.scrolls], [13, 13, false]);
  equal(close.sizes.map(({ labels }) => labels > 0), [true, false, false, false, true]);
  const wide = layoutOperation(items, { width: 1000, height: 400 }, type);
  equal(wide.sizes.map(({ labels }) => labels > 0), [true, false, true, false, true]);
  const narrow = layoutOperation(items, { width: 300, height: 200 }, type);
  equal([narrow.font, narrow.scrolls], [13, true]);
});

test("an operation for which no type has room keeps the smallest", () => {
  const items = [matrix(120, 16), { text: 3 }, matrix(120, 16)];
  equal(layoutOperation(items, { width: 200, height: 90 }, OPERATION).font, 10);
});

test("parts of large matrices that do not fit side by side share the height of their lines", () => {
  const named = (rows, columns) => ({ ...matrix(rows, columns), label: 12 });
  const box = { width: 366, height: 336 };
  const operation = { most: 15, least: 9, result: 19 };
  const items = [named(4, 120), { text: 3 }, matrix(120, 5), { text: 3 }, named(4, 5)];
  const { sizes } = layoutOperation(items, box, operation);
  const height = ({ caption, head, rowHeight, visibleRows }) => caption + head + visibleRows * rowHeight;
  const width = sizes.reduce((sum, one) => sum + one.width, 0);
  ok(width > box.width, "the matrices take two lines");
  ok(Math.max(...sizes.slice(0, 4).map(height)) + height(sizes[4]) <= box.height, "they stay in their box");
});

test("parameters that are scrolled keep a type that can be read, and none is wider than its panel", () => {
  const deep = Array.from({ length: 6 }, () => matrix(4, 4));
  const { font, sizes, scrolls } = layoutWithSecond(deep, { width: 211, height: 385 }, TYPE);
  ok(scrolls && font >= 11, `scrolled at ${font}`);
  equal(sizes.map(({ visibleRows, visibleColumns }) => [visibleRows, visibleColumns]), deep.map(() => [4, 4]));
  const wide = layoutWithSecond([{ ...matrix(2, 9), characters: 7 }, matrix(9, 1)], { width: 211, height: 385 }, TYPE);
  ok(wide.sizes.every(({ width }) => width <= 211), "nothing is cut at the edge");
  ok(wide.sizes[0].visibleColumns < 9, "a part of the columns");
  equal([wide.sizes[1].visibleRows, wide.sizes[1].visibleColumns], [9, 1]);
  const six = layoutWithSecond([{ ...matrix(3, 5), characters: 8 }], { width: 211, height: 385 }, TYPE);
  equal([six.sizes[0].visibleColumns, six.sizes[0].width <= 211], [5, true]);
});

test("parameters too large to be printed whole leave no room unused that one of them needs", () => {
  equal(shares([20, 100, 0, 90], 200), [20, 90, 0, 90]);
  equal(shares([20, 30], 200), [20, 30]);
  const parameters = [matrix(4, 10), matrix(1, 10), matrix(10, 3), matrix(1, 3)];
  const { sizes } = layoutWithSecond(parameters, { width: 211, height: 385 }, TYPE);
  equal(sizes.map(({ visibleRows }) => visibleRows), [4, 1, 4, 1]);
  const single = layoutWithSecond([matrix(4, 10), matrix(1, 1), matrix(1, 1)], { width: 120, height: 190 }, TYPE);
  equal(single.sizes.map(({ visibleRows }) => visibleRows), [4, 1, 1]);
});
