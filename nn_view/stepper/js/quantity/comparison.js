// The chosen cell under the other rule, or without the mistake.

import { fill, h } from "../base/dom.js";
import { formatNumber } from "../base/format.js";
import { withNames } from "../base/sentence.js";

/** @import { Difference } from "../types/specification.d.ts" */
/** @import { Model } from "../run/model.js" */

/**
 * The chosen cell's other value with its reason, as an element.
 * @param {Model} model
 * @param {Difference} differs
 */
export function comparisonOf(model, differs) {
  if (!differs.sentence) {
    const text = `${sign(model, differs)} ${bothValues(model, differs, "follows")}`;
    return h("span", { class: "bp-follows" }, ...withNames(text));
  }
  const mark = differs.kind === "rule" ? sign(model, differs) : model.spec.words.mark_fault;
  const text = `${mark} ${bothValues(model, differs, "both")}`;
  return h("strong", { class: "bp-follows bp-differs" }, ...withNames(text));
}

/**
 * The two values in a sentence.
 * @param {Model} model
 * @param {Difference} differs
 * @param {"follows" | "both"} sentence
 */
function bothValues(model, differs, sentence) {
  const { words } = model.spec;
  const { kind, this: own, other, causes } = differs;
  const [a, b] = bothNumbers(model, differs).map((value) => formatNumber(value, notationOf(model)));
  return fill(words[`${sentence}_${kind}`], {
    own: words[`rule_${own}`],
    a,
    other: words[`rule_${other}`],
    b,
    causes: causes.join(", "),
  });
}

/** @param {Model} model */
const notationOf = ({ values, quantity, digits }) => values.notation(quantity.name, digits);

/**
 * @param {Model} model
 * @param {Difference} differs
 */
function bothNumbers({ quantity, values, cell }, { block }) {
  const { rows, columns } = values.matrix(block);
  // Biases of one a unit have one derivative under the exact rule.
  const [row, column] = [Math.min(cell.row, rows - 1), Math.min(cell.column, columns - 1)];
  return [values.number(quantity.name, cell.row, cell.column), values.number(block, row, column)];
}

/**
 * The sign between the two: they may agree in one cell, or in the digits that are shown.
 * @param {Model} model
 * @param {Difference} differs
 */
function sign(model, differs) {
  const [a, b] = bothNumbers(model, differs);
  if (Object.is(a, b)) return "=";
  const [written, other] = [a, b].map((value) => formatNumber(value, notationOf(model)));
  return written === other ? "≈" : "≠";
}
