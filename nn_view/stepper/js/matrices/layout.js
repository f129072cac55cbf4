// How large matrices are drawn so that all of them fit their panel: type size, cells, lines, and,
// where a matrix is too large for its numbers, the part of it that is printed. Pure functions.

import { SHORT } from "../base/names.js";

/**
 * @typedef {{rows: number, columns: number, characters: number, label: number, head?: number,
 *            name: number}} Item
 *   a matrix: its size, the lengths of its longest number, row label, column label and name
 * @typedef {{text: number}} Gap text between matrices, in characters
 */

/** Widths in parts of the type size, measured for the tabular figures of the page's font: a figure,
 * by how much the point is narrower, a letter of a name, and the room around a number. */
const FIGURE = 0.56;
const POINT = 0.28;
export const NAME = 0.62;
const PADDING = 0.45;
/** Size of the labels, in parts of the type size; and the most that they take, in characters. */
const LABEL = 0.85;
const MOST_LABEL = 8;
const MOST_HEAD = 7;
/** Pixels between a row's label and its numbers. */
export const LABEL_ROOM = 6;
const CELL_HEIGHT = 1.65;
const HEAD_HEIGHT = 1.35;
export const CAPTION_HEIGHT = 1.6;
/** Cells of a matrix that is never cut. */
const SMALL = 64;
export const GAP = 10;
/** Width of the picture of a whole matrix beside the part that is printed. */
export const OVERVIEW = 34;

/** Pixels of an item's parts at a type size. */
function measure(item, font) {
  if ("text" in item) return { width: item.text * font * 0.62 + GAP, height: 0 };
  const number = item.characters * FIGURE - (item.characters > 2 ? POINT : 0) + PADDING;
  // Names of columns get some room; those that the page gives fit without it.
  const head = (item.head ?? 0) > SHORT ? Math.min(item.head, MOST_HEAD) * FIGURE * LABEL : 0;
  const cell = Math.ceil(Math.max(number, head) * font);
  const label = item.label > SHORT ? Math.max(SHORT, Math.min(item.label, MOST_LABEL) * LABEL) : item.label;
  const labels = label ? Math.ceil(label * FIGURE * font + LABEL_ROOM) : 0;
  const rowHeight = Math.round(font * CELL_HEIGHT);
  const headHeight = Math.round(font * HEAD_HEIGHT);
  const caption = Math.round(font * CAPTION_HEIGHT);
  const cells = labels + item.columns * cell;
  const named = Math.ceil(item.name * NAME * font) + GAP;
  const width = Math.max(cells + GAP, named);
  const height = caption + headHeight + item.rows * rowHeight + 6;
  return { width, height, named, cell, labels, rowHeight, head: headHeight, caption };
}

/** A matrix that is always printed whole, on as many lines as it takes. */
const isSmall = (item) => "text" in item || item.rows * item.columns <= SMALL;

/** Break items into lines no wider than `width`; null where one alone is wider and may not be. */
function breakLines(parts, width, mayBeWider) {
  const lines = [[]];
  let used = 0;
  for (const [at, part] of parts.entries()) {
    if (part.width > width && !mayBeWider) return null;
    if (used > 0 && used + part.width > width) {
      lines.push([]);
      used = 0;
    }
    lines.at(-1).push(at);
    used += part.width;
  }
  return lines;
}

/**
 * @param {(Item | Gap)[]} items
 * @param {{width: number, height: number, lines?: number}} box with `lines`: on no more lines
 *   than these, as long as the type or a part of large matrices allows it
 * @param {{most: number, least: number}} type sizes in pixels
 * @param {Function} [crop] what to do with large matrices that fit at no size
 */
export function arrange(items, box, { most, least }, crop = cropped) {
  for (let font = most; font >= least; font -= 0.5) {
    const parts = items.map((item) => measure(item, font));
    // Small matrices that fit at no size are scrolled, not cut.
    const scrolls = !box.lines && font - 0.5 < least && items.every(isSmall);
    const lines = breakLines(parts, box.width, scrolls);
    if (lines === null || lines.length > (box.lines ?? Infinity)) continue;
    const height = lines.reduce(
      (sum, line) => sum + Math.max(...line.map((at) => parts[at].height)),
      0,
    );
    const wide = parts.some((part) => part.width > box.width);
    if (height <= box.height || scrolls) {
      const sizes = parts.map((part, at) => whole(items[at], part));
      return { font, sizes, scrolls: wide || height > box.height };
    }
  }
  if (box.lines && items.every(isSmall)) {
    return arrange(items, { width: box.width, height: box.height }, { most, least }, crop);
  }
  return crop(items, box, least);
}

const whole = (item, part) =>
  "text" in item ? part : { ...part, visibleRows: item.rows, visibleColumns: item.columns };

/** Print a part of each matrix: as many rows and columns as there is room for. */
function cropped(items, box, font) {
  const parts = items.map((item) => measure(item, font));
  const sizes = items.map((item, at) => whole(item, parts[at]));
  const matrices = items.map((_, at) => at).filter((at) => !("text" in items[at]));
  for (const at of matrices) {
    const room = box.height - parts[at].caption - parts[at].head - 6;
    const rows = Math.max(2, Math.floor(room / parts[at].rowHeight));
    sizes[at].visibleRows = Math.min(items[at].rows, rows);
  }
  const widthOf = (at) => {
    const size = sizes[at];
    if ("text" in items[at]) return size.width;
    const part = size.visibleRows < items[at].rows || size.visibleColumns < items[at].columns;
    const cells = size.labels + size.visibleColumns * size.cell + GAP;
    return Math.max(cells + (part ? OVERVIEW + 6 : 0), size.named);
  };
  const total = () => items.reduce((sum, _, at) => sum + widthOf(at), 0);
  while (total() > box.width) {
    const widest = matrices.reduce((a, b) =>
      sizes[b].visibleColumns > sizes[a].visibleColumns ? b : a,
    );
    if (sizes[widest].visibleColumns <= 1) break;
    sizes[widest].visibleColumns -= 1;
  }
  // Captions keep to the width of what is printed, but for the name.
  for (const at of matrices) sizes[at].width = widthOf(at);
  return { font, sizes, scrolls: false };
}

/**
 * One matrix below the other, each as wide as the box and with its share of the height; the
 * single numbers need no share. For parameters too large to be printed whole.
 */
export function arrangeColumn(items, box, font) {
  const parts = items.map((item) => measure(item, font));
  const large = items.filter((item) => item.rows * item.columns > 1).length;
  const small = items.length - large;
  const single = font * (CAPTION_HEIGHT + HEAD_HEIGHT + 2 * CELL_HEIGHT);
  const share = (box.height - (small ? single : 0)) / large;
  const sizes = items.map((item, at) => {
    const part = parts[at];
    const rows = Math.floor((share - part.caption - part.head) / part.rowHeight);
    const columns = Math.floor((box.width - part.labels - OVERVIEW - GAP) / part.cell);
    const visible = {
      visibleRows: Math.max(1, Math.min(item.rows, rows)),
      visibleColumns: Math.max(1, Math.min(item.columns, columns)),
    };
    return { ...part, ...visible, width: part.labels + visible.visibleColumns * part.cell + GAP };
  });
  return { font, sizes, scrolls: false };
}

/** How many characters of a label have room in so many pixels, at a type size. */
export const charactersIn = (pixels, font) => pixels / (FIGURE * LABEL * font);

/** The first visible of `total` places when `visible` of them are shown around `chosen`. */
export function origin(chosen, total, visible) {
  const start = chosen - Math.floor(visible / 2);
  return Math.max(0, Math.min(start, total - visible));
}
