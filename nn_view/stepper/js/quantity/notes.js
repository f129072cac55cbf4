// What a reader should know of the shown quantity and its chosen cell, beside the numbers.

import { fill, h } from "../base/dom.js";
import { formatNumber } from "../base/format.js";
import { linked } from "../page/glossary.js";
import { isSaturated } from "../run/model.js";
import { explain } from "../run/terms.js";
import { written } from "./written.js";

/** @import { Model } from "../run/model.js" */

/**
 * The sentences, as elements.
 * @param {Model} model
 */
export function notesOn(model) {
  const { spec, quantity, values, cell } = model;
  const number = values.number(quantity.name, cell.row, cell.column);
  const notes = [
    ...(quantity.cancelled ? onCancelled(model, quantity.cancelled, number) : []),
    ...(quantity.cancels ? [onProduct(model, quantity.cancels)] : []),
    quantity.stays_zero && number === 0 ? spec.words.never_learned : "",
    quantity.differs?.sentence ?? "",
  ];
  const elements = notes.filter(Boolean).map((note) => h("span", {}, note));
  if (!quantity.saturates || !isSaturated(number)) return elements;
  return [h("span", { class: "bp-saturated" }, ...linked(spec.words.saturated)), ...elements];
}

/**
 * On a factor that cancels against another, so that nothing is computed from it.
 * @param {Model} model
 * @param {NonNullable<Model["quantity"]["cancelled"]>} cancelled
 * @param {number} number of the chosen cell
 */
function onCancelled({ spec, quantity, values, cell }, cancelled, number) {
  const { words } = spec;
  const isInfinite = !Number.isFinite(number) && !values.isOutside(quantity.name, cell);
  return [fill(words.cancelled, cancelled), isInfinite ? words.cancelled_infinite : ""];
}

/**
 * On what is computed in place of a product whose factors cancel: the product, with its numbers.
 * @param {Model} model
 * @param {NonNullable<Model["quantity"]["cancels"]>} cancels
 */
function onProduct(model, { factors, explain: pieces }) {
  const { spec, quantity, values, cell, digits } = model;
  const { words } = spec;
  const named = { first: factors[0], second: factors[1] };
  if (values.isOutside(quantity.name, cell)) return fill(words.cancels, named);
  const { before, terms, result } = explain(spec, { name: quantity.name, explain: pieces }, values, cell);
  const parts = terms ? terms.map((term) => term.pieces) : [before];
  const isFinite = parts.flat().every((one) => "text" in one || Number.isFinite(one.value));
  const said = [fill(words.cancels, named)];
  const filled = {
    ...named,
    terms: parts.map((one) => written(model, one)).join(" + "),
    result: formatNumber(result, values.notation(quantity.name, digits)),
  };
  said.push(fill(isFinite ? words.cancels_here : words.cancels_not_finite, filled));
  return said.join(" ");
}
