// A row that the reader types, and what the network answers for it at the iteration that is shown.

import { fill, h, setAttributes, setText } from "../base/dom.js";
import { format } from "../base/format.js";
import { readNumber } from "../base/number.js";
import { ROW } from "./maps.js";

/** @import { Model } from "../run/model.js" */
/** @import { createMaps } from "./maps.js" */

/**
 * The ways to part numbers: where the first one does not give as many as there are inputs, a comma
 * between digits is no decimal comma.
 */
const SEPARATORS = [/;\s*|,\s+|\s+/, /[,;\s]+/];

/**
 * The numbers of a typed row, or null where it is none.
 * @param {string} text
 * @param {number} count of inputs
 */
export function readRow(text, count) {
  const plain = text.trim().replace(/^[[(]|[\])]$/g, "").trim();
  const ways = SEPARATORS.map((separators) => plain.split(separators).filter(Boolean));
  const cells = ways.find(({ length }) => length === count) ?? [];
  const read = cells.map(readNumber).flatMap((one) => ("value" in one ? [one.value] : []));
  return read.length === count ? read : null;
}

/** @param {ReturnType<typeof createMaps>} maps */
export function createOwnRow(maps) {
  const name = h("span");
  const input = h("input", { class: "bp-own-row", autocomplete: "off", "data-testid": "own-row" });
  const result = h("output", { class: "bp-own-answer", "data-testid": "own-answer" });
  const element = h("label", { class: "bp-own" }, name, input, result);
  /** @type {Model | null} */
  let latest = null;
  input.addEventListener("input", () => latest && update(latest));

  /** @param {Model} model */
  function update(model) {
    const { spec, digits } = model;
    const { words, axes } = spec;
    latest = model;
    setText(name, words.own_row);
    setAttributes(input, { placeholder: axes.inputs.join(", ") });
    const row = readRow(input.value, axes.inputs.length);
    const typed = input.value.trim() !== "";
    setAttributes(input, { "aria-invalid": typed && !row ? "true" : null });
    if (row) {
      // Where charts do not look ahead, there is none before the outputs are computed.
      const known = model.ahead || model.reached(`a${spec.layers.length - 1}`);
      const found = known ? maps.at(model, ROW + row.join()) : null;
      const answers = axes.outputs.map((output, at) => `${output} = ${found ? format(found[at], digits) : "···"}`);
      setText(result, answers.join(", "));
    } else setText(result, typed ? fill(words.own_row_wrong, { inputs: axes.inputs.join(", ") }) : "");
  }

  return { element, update };
}
