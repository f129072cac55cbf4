// How an operation is laid out: its result is what one looks at, so it keeps a readable type while
// its operands give way. Pure functions.

import { BELOW, breakLines, cropped, GAP, isSmall, layoutMatrices, measure } from "./layout.js";

/** @import { Size as Box } from "../base/dom.js" */
/** @import { Gap, Item as Matrix, ItemSize, TypeSizes } from "./layout.js" */

/**
 * @typedef {Matrix & {repeats?: boolean}} Item `repeats`: its rows are those of the matrix at its
 *   left, so that they need no names where room is short
 */

/**
 * @typedef {TypeSizes & {result: number}} OperationType `result`: the type that the result keeps as
 *   long as it fits the box by itself
 * @typedef {{font: number, resultFont: number, sizes: ItemSize[], scrolls: boolean}} OperationLayout
 *   type sizes of operands and result, in pixels
 */

/** A result gives way to its operands down to this type, which they have wherever they fit in it. */
const READABLE = 13;
/** Where matrices are printed in part, at least so many rows and columns of each are. */
const LEAST_ROWS = 5;
const LEAST_COLUMNS = 3;

/**
 * @param {(Item | Gap)[]} items the last one is the result
 * @param {Box} room
 * @param {OperationType} type
 * @returns {OperationLayout}
 */
export function layoutOperation(items, room, type) {
  // What keeps matrices apart may hang over the edge at the right and below.
  const box = { width: room.width + GAP, height: room.height + BELOW };
  if (!items.every(isSmall)) {
    const layout = layoutMatrices(items, box, type, () => largestPart(items, box, type, isSmall));
    return { ...layout, resultFont: layout.font };
  }
  const last = items.length - 1;
  /** @param {(Item | Gap)[]} parts @param {number} font @param {number} resultFont */
  const sizesAt = (parts, font, resultFont) =>
    parts.map((item, at) => measure(item, at === last ? resultFont : font));
  const close = items.map((item) =>
    "text" in item ? item : { ...item, tight: true, label: item.repeats ? 0 : item.label },
  );
  const kept = fontOf(items[last], box, type);
  /** @type {[(Item | Gap)[], number][]} with the most lines: below one another, rows need names */
  const ways = [[items, Infinity], [close, 1]];
  for (const [most, least] of [[type.most, READABLE], [READABLE - 0.5, type.least]]) {
    for (let result = kept; result === kept || result >= READABLE; result -= 1) {
      for (let font = most; font >= least; font -= 0.5) {
        const resultFont = Math.max(font, result);
        for (const [parts, mostLines] of ways) {
          const sizes = sizesAt(parts, font, resultFont);
          const lines = breakLines(sizes, box.width, false);
          if (lines && lines.length <= mostLines && heightOf(lines, sizes) <= box.height) {
            return { font, resultFont, sizes, scrolls: false };
          }
        }
      }
    }
  }
  const sizes = sizesAt(items, type.least, kept);
  // Too high only, as with many rows: a part of each, so that the result is in view beside them.
  if (widthOf(sizes) <= box.width) {
    const layout = largestPart(items, box, type, () => false);
    return { ...layout, resultFont: layout.font };
  }
  // What has to be scrolled anyway can as well be read.
  const font = Math.max(type.least, Math.min(READABLE, kept));
  return { font, resultFont: kept, sizes: sizesAt(items, font, kept), scrolls: true };
}

/**
 * Parts of large matrices in the largest type, up to the result's, in which each has some rows and
 * columns, and those that are to be whole are.
 * @param {(Item | Gap)[]} items
 * @param {Box} box
 * @param {OperationType} type
 * @param {(item: Item) => boolean} isWhole
 */
function largestPart(items, box, { result, least }, isWhole) {
  for (let font = result; font > least; font -= 0.5) {
    const layout = cropped(items, box, font);
    const enough = items.every((item, at) => "text" in item || isEnough(item, layout.sizes[at], isWhole(item)));
    if (enough && widthOf(layout.sizes) <= box.width) return layout;
  }
  return cropped(items, box, least);
}

/**
 * @param {Item} item
 * @param {ItemSize} size
 * @param {boolean} whole
 */
function isEnough(item, { visibleRows, visibleColumns }, whole) {
  const rows = whole ? item.rows : Math.min(item.rows, LEAST_ROWS);
  const columns = whole ? item.columns : Math.min(item.columns, LEAST_COLUMNS);
  return visibleRows >= rows && visibleColumns >= columns;
}

/**
 * The type of a result that is wholly in view.
 * @param {Item | Gap} item
 * @param {Box} box
 * @param {OperationType} type
 */
function fontOf(item, box, { result, least }) {
  for (let font = result; font > least; font -= 0.5) {
    const { width, height } = measure(item, font);
    if (width <= box.width && height <= box.height) return font;
  }
  return least;
}

/** @param {ItemSize[]} sizes */
const widthOf = (sizes) => sizes.reduce((sum, { width }) => sum + width, 0);

/**
 * @param {number[][]} lines
 * @param {ItemSize[]} sizes
 */
const heightOf = (lines, sizes) =>
  lines.reduce((sum, line) => sum + Math.max(...line.map((at) => sizes[at].height)), 0);
