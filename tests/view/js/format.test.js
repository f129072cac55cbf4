import {
  align,
  format,
  formatChange,
  formatFactor,
  formatFull,
  grouped,
} from "../../../nn_view/stepper/js/base/format.js";
import { equal, test } from "./harness.js";

test("a number has the digits that were asked for", () => {
  equal(format(0.123456, 2), "0.12");
  equal(format(0.123456, 6), "0.123456");
  equal(format(2, 3), "2.000");
});

test("minus is the minus sign, not the hyphen", () => {
  equal(format(-1.5, 2), "\u22121.50");
  equal(formatFull(-0.25), "\u22120.25");
  equal(format(-2e7, 2), "\u22122.00e7");
});

test("a zero has no sign, and neither has what is rounded to one", () => {
  equal(format(0, 3), "0.000");
  equal(format(-0, 3), "0.000");
  equal(format(-0.00001, 3), "0.000");
  equal(format(-0.0006, 3), "\u22120.001");
});

test("a change says whether it goes up or down", () => {
  equal(formatChange(0.5, 2), "+0.50");
  equal(formatChange(-0.5, 2), "\u22120.50");
  equal(formatChange(0.001, 2), "0.00");
  equal(formatChange(2e7, 2), "+2.00e7");
  equal(formatChange(Infinity, 2), "+∞");
});

test("what is not finite says so", () => {
  equal(format(NaN, 3), "NaN");
  equal(format(Infinity, 3), "∞");
  equal(format(-Infinity, 3), "\u2212∞");
});

test("a number too large for a cell is written with its power of ten", () => {
  equal(format(99999, 2), "99999.00");
  equal(format(123456, 2), "1.23e5");
  equal(format(123456, 6), "1.23e5");
});

test("a negative factor stands in brackets", () => {
  equal(formatFactor(-0.5, 1), "(\u22120.5)");
  equal(formatFactor(0.5, 1), "0.5");
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
