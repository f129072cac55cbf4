// How large matrices are drawn whose cells have a second, smaller number below the first: parameters
// with their changes or derivatives. Pure functions.

import { GAP, layoutMatrices, measure, OVERVIEW } from "./layout.js";

/** @import { Size as Box } from "../base/dom.js" */
/** @import { cropped, Item, ItemSize, Layout, TypeSizes } from "./layout.js" */

/** How much larger than the smallest type is what has to be scrolled anyway. */
const SCROLLED = 3 / 2;
/** How much smaller than the smallest type it may be before columns are left out. */
const SQUEEZED = 0.8;
/** How much higher a row is whose cells have a second, smaller number. */
const SECOND = 1.75;

/**
 * Share a room: each gets what it needs, or as much as the others that need more.
 * @param {number[]} needs
 * @param {number} room
 */
export function shares(needs, room) {
  const given = needs.map(() => 0);
  let left = room;
  const lowFirst = needs.map((_, at) => at).sort((a, b) => needs[a] - needs[b]);
  lowFirst.forEach((at, before) => {
    given[at] = Math.min(needs[at], left / (needs.length - before));
    left -= given[at];
  });
  return given;
}

/**
 * One matrix below the other, for parameters too large to be printed whole. Each is as wide as the
 * box and gets its share of the height, a low one no more than it needs; single numbers need none.
 * @param {Item[]} items
 * @param {Box} box
 * @param {number} font
 * @returns {Layout}
 */
function column(items, box, font) {
  const isSingle = items.map((item) => item.rows <= SECOND && item.columns === 1);
  const measured = items.map((item) => measure(item, font));
  const singles = measured.filter((_, at) => isSingle[at]);
  const single = Math.max(0, ...singles.map(({ caption, head, rowHeight }) => caption + head + 2 * rowHeight));
  const needs = measured.map(({ caption, head, rowHeight }, at) =>
    isSingle[at] ? 0 : caption + head + Math.ceil(items[at].rows) * rowHeight,
  );
  const given = shares(needs, box.height - single);
  const sizes = items.map((item, at) => {
    const size = measured[at];
    const rows = Math.floor((given[at] - size.caption - size.head) / size.rowHeight);
    const columns = Math.floor((box.width - size.labels - OVERVIEW - GAP) / size.cell);
    const visible = {
      visibleRows: Math.max(1, Math.min(item.rows, rows)),
      visibleColumns: Math.max(1, Math.min(item.columns, columns)),
    };
    return { ...size, ...visible, width: size.labels + visible.visibleColumns * size.cell + GAP };
  });
  return { font, sizes, scrolls: false };
}

/**
 * Matrices whose cells have a second number: side by side where they fit; else scrolled, in a type
 * that can be read; or in a column where one of them is too wide for its panel.
 * @param {Item[]} items
 * @param {Box} box
 * @param {TypeSizes} type
 * @returns {Layout}
 */
export function layoutWithSecond(items, box, type) {
  const higher = items.map(withSecond);
  /** @type {typeof cropped} */
  const crop = (_, __, font) => column(higher, box, font);
  let layout = layoutMatrices(higher, box, type, crop);
  if (layout.scrolls) {
    const endless = { ...box, height: Infinity };
    const readable = { most: Math.min(type.most, type.least * SCROLLED), least: type.least * SQUEEZED };
    layout = { ...layoutMatrices(higher, endless, readable, crop), scrolls: true };
    if (layout.sizes.some(({ width }) => width > box.width)) layout = column(higher, box, type.least);
  }
  const { sizes, ...rest } = layout;
  return { ...rest, sizes: sizes.map((size, at) => sizeWithSecond(size, items[at].rows)) };
}

/**
 * Two numbers a cell need higher rows: ask for room for so many more rows.
 * @param {Item} item
 * @returns {Item}
 */
export const withSecond = (item) => ({ ...item, rows: item.rows * SECOND });

/**
 * The size of a matrix for which `withSecond` has asked.
 * @param {ItemSize} size
 * @param {number} rows that the matrix has
 * @returns {ItemSize}
 */
export const sizeWithSecond = (size, rows) => ({
  ...size,
  rowHeight: Math.round(size.rowHeight * SECOND),
  visibleRows: Math.max(1, Math.min(rows, Math.floor(size.visibleRows / SECOND))),
});
