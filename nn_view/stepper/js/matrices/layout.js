// How large matrices are drawn so that all of them fit their panel: type size, cells, lines, and,
// where a matrix is too large for its numbers, the part of it that is printed. Pure functions.

import { SHORT } from "../base/names.js";

/** @import { Size as Box } from "../base/dom.js" */

/**
 * @typedef {{rows: number, columns: number, characters: number, label: number, head?: number,
 *            name: number, tight?: boolean}} Item
 *   a matrix: its size, the lengths of its longest number, row label, column label and name;
 *   `tight`: with less room around its numbers
 * @typedef {{text: number}} Gap text between matrices, in characters
 * @typedef {{most: number, least: number, line?: number}} TypeSizes in pixels; `line`: what has to
 *   stand on one line breaks rather than be smaller than this
 */

/**
 * @typedef {object} ItemSize pixels of an item's parts, and how much of a matrix is printed
 * @property {number} width
 * @property {number} height
 * @property {number} named width of the name
 * @property {number} cell width of a cell
 * @property {number} labels width of the row labels
 * @property {number} rowHeight
 * @property {number} head height of the column labels
 * @property {number} caption height of the name
 * @property {number} visibleRows
 * @property {number} visibleColumns
 */

/**
 * @typedef {{font: number, sizes: ItemSize[], scrolls: boolean}} Layout `font`: type size in
 *   pixels; `scrolls`: the items do not fit their box
 */

/** Widths in parts of the type size, measured for the tabular figures of the page's font: a figure,
 * by how much the point is narrower, a letter of a name, and the room around a number. */
const FIGURE = 0.5;
const POINT = 0.25;
export const NAME = 0.62;
const PADDING = 0.36;
const TIGHT = 0.2;
/** Size of the labels, in parts of the type size; and the most that they take, in characters. */
const LABEL = 0.85;
const MOST_LABEL = 8;
const MOST_HEAD = 7;
/** Room between short column labels, in parts of the type size. */
const APART = 0.1;
/** Pixels between a row's label and its numbers. */
export const LABEL_ROOM = 6;
const CELL_HEIGHT = 1.65;
const HEAD_HEIGHT = 1.35;
const CAPTION_HEIGHT = 1.6;
/** Cells of a matrix that is never cut. */
const SMALL = 64;
export const GAP = 10;
/** Pixels below a matrix. */
export const BELOW = 6;
/** Width of the picture of a whole matrix beside the part that is printed. */
export const OVERVIEW = 34;

/**
 * Width of the longest column label, in parts of the type size. Long names are cut; those that the
 * page gives, such as r1, must not run into one another above single figures.
 * @param {Item} item
 */
const headWidth = ({ head = 0 }) =>
  Math.min(head, MOST_HEAD) * FIGURE * LABEL + (head && head <= SHORT ? APART : 0);

/**
 * Characters of the longest row label for which there is room.
 * @param {Item} item
 */
const labelLength = ({ label }) =>
  label > SHORT ? Math.max(SHORT, Math.min(label, MOST_LABEL) * LABEL) : label;

/**
 * An item at a type size, printed whole.
 * @param {Item | Gap} item
 * @param {number} font
 * @returns {ItemSize}
 */
export function measure(item, font) {
  if ("text" in item) {
    const width = item.text * font * 0.62 + GAP;
    const matrix = { named: 0, cell: 0, labels: 0, rowHeight: 0, head: 0, caption: 0 };
    return { width, height: 0, ...matrix, visibleRows: 0, visibleColumns: 0 };
  }
  const number = item.characters * FIGURE - (item.characters > 2 ? POINT : 0) + (item.tight ? TIGHT : PADDING);
  const cell = Math.ceil(Math.max(number, headWidth(item)) * font);
  const label = labelLength(item);
  const labels = label ? Math.ceil(label * FIGURE * font + LABEL_ROOM) : 0;
  const rowHeight = Math.round(font * CELL_HEIGHT);
  const head = Math.round(font * HEAD_HEIGHT);
  const caption = Math.round(font * CAPTION_HEIGHT);
  const cells = labels + item.columns * cell;
  const named = Math.ceil(item.name * NAME * font) + GAP;
  const width = Math.max(cells + GAP, named);
  const height = caption + head + item.rows * rowHeight + BELOW;
  const visible = { visibleRows: item.rows, visibleColumns: item.columns };
  return { width, height, named, cell, labels, rowHeight, head, caption, ...visible };
}

/**
 * Whether an item is always printed whole, on as many lines as it takes.
 * @param {Item | Gap} item
 */
export const isSmall = (item) => "text" in item || item.rows * item.columns <= SMALL;

/**
 * Break items into lines no wider than `width`; null where one alone is wider and may not be.
 * @param {ItemSize[]} parts
 * @param {number} width
 * @param {boolean} mayBeWider
 * @returns {number[][] | null} the items of each line by their numbers
 */
export function breakLines(parts, width, mayBeWider) {
  /** @type {number[]} */
  let line = [];
  const lines = [line];
  let used = 0;
  for (const [at, part] of parts.entries()) {
    if (part.width > width && !mayBeWider) return null;
    if (used > 0 && used + part.width > width) {
      line = [];
      lines.push(line);
      used = 0;
    }
    line.push(at);
    used += part.width;
  }
  return lines;
}

/**
 * @param {(Item | Gap)[]} items
 * @param {Box & {lines?: number}} box with `lines`: on no more lines than these, as long as the
 *   type or a part of large matrices allows it
 * @param {TypeSizes} type
 * @param {(items: (Item | Gap)[], box: Box, font: number) => Layout} [crop] what to do with large
 *   matrices that fit at no size
 * @returns {Layout}
 */
export function layoutMatrices(items, box, { most, least, line = least }, crop = cropped) {
  const smallest = box.lines && items.every(isSmall) ? line : least;
  for (let font = most; font >= smallest; font -= 0.5) {
    const sizes = items.map((item) => measure(item, font));
    // Small matrices that fit at no size are scrolled, not cut.
    const scrolls = !box.lines && font - 0.5 < least && items.every(isSmall);
    const lines = breakLines(sizes, box.width, scrolls);
    if (lines === null || lines.length > (box.lines ?? Infinity)) continue;
    const height = lines.reduce(
      (sum, line) => sum + Math.max(...line.map((at) => sizes[at].height)),
      0,
    );
    const wide = sizes.some((size) => size.width > box.width);
    if (height <= box.height || scrolls) return { font, sizes, scrolls: wide || height > box.height };
  }
  if (box.lines && items.every(isSmall)) {
    return layoutMatrices(items, { width: box.width, height: box.height }, { most, least }, crop);
  }
  return crop(items, box, least);
}

/**
 * How many rows of a matrix have room in so many pixels.
 * @param {Item} item
 * @param {ItemSize} size
 * @param {number} height
 */
const rowsIn = (item, { caption, head, rowHeight }, height) =>
  Math.min(item.rows, Math.max(2, Math.floor((height - caption - head - BELOW) / rowHeight)));

/**
 * Print a part of each matrix: as many rows and columns as there is room for.
 * @param {(Item | Gap)[]} items
 * @param {Box} box
 * @param {number} font
 * @returns {Layout}
 */
export function cropped(items, box, font) {
  const sizes = items.map((item) => measure(item, font));
  const matrices = items.flatMap((item, at) => ("text" in item ? [] : [{ item, size: sizes[at] }]));
  for (const { item, size } of matrices) {
    size.visibleRows = rowsIn(item, size, box.height);
  }
  /** @param {{item: Item, size: ItemSize}} matrix */
  const widthOf = ({ item, size }) => {
    const part = size.visibleRows < item.rows || size.visibleColumns < item.columns;
    const cells = size.labels + size.visibleColumns * size.cell + GAP;
    return Math.max(cells + (part ? OVERVIEW + 6 : 0), size.named);
  };
  const gaps = items.reduce((sum, item, at) => sum + ("text" in item ? sizes[at].width : 0), 0);
  const total = () => matrices.reduce((sum, matrix) => sum + widthOf(matrix), gaps);
  while (total() > box.width) {
    const { size } = matrices.reduce((a, b) =>
      b.size.visibleColumns > a.size.visibleColumns ? b : a,
    );
    if (size.visibleColumns <= 1) break;
    size.visibleColumns -= 1;
  }
  // Captions keep to the width of what is printed, but for the name.
  for (const matrix of matrices) matrix.size.width = widthOf(matrix);
  // Where one column of each is still too wide, they take several lines, which share the height.
  const lines = breakLines(sizes, box.width, true)?.length ?? 1;
  if (lines > 1) for (const { item, size } of matrices) size.visibleRows = rowsIn(item, size, box.height / lines);
  return { font, sizes, scrolls: false };
}

/**
 * How many characters of a label have room in so many pixels.
 * @param {number} pixels
 * @param {number} font type size in pixels
 */
export const charactersIn = (pixels, font) => pixels / (FIGURE * LABEL * font);

/**
 * The first visible of `total` rows or columns when `visible` of them are shown around `chosen`.
 * @param {number} chosen
 * @param {number} total
 * @param {number} visible
 */
export function origin(chosen, total, visible) {
  const start = chosen - Math.floor(visible / 2);
  return Math.max(0, Math.min(start, total - visible));
}
