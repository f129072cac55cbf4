// A page's figures come with tokens instead of colours (`TOKENS` in `nn_view/style/palette.py`); here
// each token becomes the colour that the palette in use has in its place.

/** @import { Figure } from "../types/plotly.d.ts" */
/** @import { Palette } from "../types/specification.d.ts" */

const TOKEN = /^rgba?\(0, 0, (\d+)(?:, ([\d.]+))?\)$/;

/**
 * The colours of a palette in the order in which the tokens are counted.
 * @param {Palette} palette
 */
function coloursOf(palette) {
  return Object.values(palette).flatMap((value) =>
    typeof value === "string" ? [value] : value.map((one) => (Array.isArray(one) ? one[1] : one)),
  );
}

/**
 * Two hex digits for a share of 255.
 * @param {string} share 0 … 1
 */
const channel = (share) =>
  Math.round(255 * Number(share))
    .toString(16)
    .padStart(2, "0");

/**
 * A figure with a palette's colours in place of the tokens; the given one stays as it is.
 * @param {Figure} figure
 * @param {Palette} palette
 * @returns {Figure}
 */
export function withPalette(figure, palette) {
  const colours = coloursOf(palette);

  /** @param {string} text */
  function coloured(text) {
    const token = TOKEN.exec(text);
    const colour = token && colours[Number(token[1])];
    if (!token || !colour) return text;
    return token[2] === undefined ? colour : colour + channel(token[2]);
  }

  /**
   * @template Value
   * @param {Value} value
   * @returns {Value}
   */
  function resolved(value) {
    /** @type {unknown} */
    let result = value;
    if (typeof value === "string") result = coloured(value);
    else if (Array.isArray(value)) {
      // Numbers stay the same array: Plotly compares arrays by identity, not by content.
      result = typeof value.at(-1) === "number" ? value : value.map(resolved);
    } else if (value !== null && typeof value === "object" && !("bdata" in value)) {
      const entries = Object.entries(value).map(([name, one]) => [name, resolved(one)]);
      result = Object.fromEntries(entries);
    }
    return /** @type {Value} */ (result);
  }

  return resolved(figure);
}
