// Pieces of a line with their numbers, as the page writes them.

import { formatFactor, formatNumber } from "../base/format.js";

/** @import { Model } from "../run/model.js" */
/** @import { Written } from "../run/terms.js" */

/**
 * Pieces with their numbers as a text.
 * @param {Pick<Model, "values" | "digits">} model
 * @param {Written[]} pieces
 */
export function written({ values, digits }, pieces) {
  const write = pieces.length === 1 ? formatNumber : formatFactor;
  return pieces
    .map((one) =>
      "text" in one ? one.text : write(one.value, values.notation(one.name, digits, one.whose)),
    )
    .join("");
}
