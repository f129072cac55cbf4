import {
  align,
  format,
  formatChange,
  formatEntry,
  formatFactor,
  formatFull,
  formatNumber,
  grouped,
  notationOf,
  notationOfTerms,
  sharedPower,
} from "../../../nn_view/stepper/js/base/format.js";
import { equal, ok, test } from "./harness.js";

test("the rule by the examples that Python is held to as well", async () => {
  const response = await fetch(new URL("numbers.json", import.meta.url));
  const cases = await response.json();
  ok(cases.length > 10, "there are examples");
  for (const one of cases) {
    const values = one.values.map(Number);
    const notation = notationOf(values, one.digits, one.whole);
    equal([one.case, sharedPower(notation)], [one.case, one.factor]);
    equal(
      values.map((value) => formatEntry(value, notation)),
      one.entries,
    );
    equal(
      values.map((value) => formatNumber(value, notation)),
      one.numbers,
    );
  }
});

test("a single number has the significant digits that were asked for", () => {
  equal(format(0.123456, 2), "0.12");
  equal(format(0.123456, 6), "0.123456");
  equal(format(2, 3), "2.00");
  equal(format(0.0123456, 3), "0.0123");
});

test("minus is the minus sign, not the hyphen", () => {
  equal(format(-1.5, 2), "\u22121.5");
  equal(formatFull(-0.25), "\u22120.25");
  equal(format(-2e7, 2), "\u22122.0e7");
});

test("a zero has no sign, and nothing else is printed as one", () => {
  equal(format(0, 3), "0.00");
  equal(format(-0, 3), "0.00");
  const notation = notationOf([1.5, -0.00001], 3);
  equal(formatNumber(-0.00001, notation), "\u22121e-5");
  equal(formatNumber(-0.006, notation), "\u22120.01");
});

test("a change says whether it goes up or down", () => {
  const notation = notationOf([0.5, -0.5, 0.001], 2);
  equal(formatChange(0.5, notation), "+0.50");
  equal(formatChange(-0.5, notation), "\u22120.50");
  equal(formatChange(0.001, notation), "+0.001");
  equal(formatChange(0, notation), "0.00");
  equal(formatChange(2e7, notationOf([2e7], 3)), "+2.00e7");
  equal(formatChange(Infinity, notation), "+∞");
});

test("a change in a matrix with a power of ten is multiplied by it as its entries are", () => {
  const [matrix, changes] = [notationOf([0.0123, -0.02], 3), notationOf([0.0004, -2e-8], 3)];
  equal(sharedPower(matrix), "·10⁻²");
  equal(formatChange(0.0004, changes, matrix), "+0.0400");
  equal(formatChange(-2e-8, changes, matrix), "\u22122e-6");
  equal(formatChange(0.0004, changes), "+0.000400");
  equal(formatChange(0.5, notationOf([0.5], 2), notationOf([0.5, 1], 2)), "+0.50");
  equal(formatChange(30, notationOf([30], 2), notationOf([2e6, 1], 2)), "+3.0e-5");
});

test("what is not finite says so", () => {
  equal(format(NaN, 3), "NaN");
  equal(format(Infinity, 3), "∞");
  equal(format(-Infinity, 3), "\u2212∞");
});

test("a number too large for a cell is written with its power of ten", () => {
  equal(format(99999, 5), "99999");
  equal(format(123456, 2), "1.2e5");
  equal(format(123456, 6), "1.23456e5");
});

test("the terms of a sum are written to the place of its result", () => {
  const result = notationOf([0.0278, 0.001], 3);
  const terms = notationOfTerms([0.5123456, -0.49], 3, result);
  equal(formatNumber(0.5123456, terms), "0.5123");
  const small = notationOfTerms([0.000123456, 0], 3, result);
  equal(formatNumber(0.000123456, small), "0.000123");
});

test("a negative factor stands in brackets", () => {
  const notation = notationOf([-0.5], 1);
  equal(formatFactor(-0.5, notation), "(\u22120.5)");
  equal(formatFactor(0.5, notation), "0.5");
});

test("texts are padded to one length with spaces as wide as a figure", () => {
  equal(align(["1.0", "\u221212.0"]), ["\u2007\u20071.0", "\u221212.0"]);
  equal(align([]), []);
});

test("a count has its thousands apart", () => {
  equal(grouped(999), "999");
  equal(grouped(100000), "100,000");
  equal(grouped(1234567), "1,234,567");
});
