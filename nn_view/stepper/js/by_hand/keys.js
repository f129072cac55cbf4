// Where the keys lead in a sheet: to the cell beside, above or below, across its tables.

/** @import { Field } from "./part.js" */

/**
 * The field that an arrow key leads to; null where the key belongs to the text.
 * @param {string} key
 * @param {Field} field
 * @param {Field[]} fields all of the sheet, in order
 * @returns {Field | null}
 */
export function fieldAt(key, field, fields) {
  if (key === "ArrowLeft") return atEdge(field.input, 0) ? before(field, fields) : null;
  if (key === "ArrowRight") return atEdge(field.input, field.input.value.length) ? after(field, fields) : null;
  if (key === "ArrowUp") return aside(field, fields, -1);
  if (key === "ArrowDown") return aside(field, fields, 1);
  return null;
}

/**
 * The next field for which this holds, from the one after a field on, around the end.
 * @param {Field} field
 * @param {Field[]} fields
 * @param {(field: Field) => boolean} holds
 */
export function nextWhere(field, fields, holds) {
  const at = fields.indexOf(field);
  return [...fields.slice(at + 1), ...fields.slice(0, at)].find(holds) ?? null;
}

/** @param {Field} field @param {Field[]} fields */
const before = (field, fields) => fields[fields.indexOf(field) - 1] ?? null;
/** @param {Field} field @param {Field[]} fields */
const after = (field, fields) => fields[fields.indexOf(field) + 1] ?? null;

/**
 * Whether the text is selected as a whole, or the caret is at this place.
 * @param {HTMLInputElement} input
 * @param {number} place
 */
function atEdge({ selectionStart, selectionEnd, value }, place) {
  const all = selectionStart === 0 && selectionEnd === value.length;
  return all || (selectionStart === place && selectionEnd === place);
}

/**
 * The field above or below in the same column; at an end of a table, in the nearest row of the next.
 * @param {Field} field
 * @param {Field[]} fields
 * @param {number} by
 */
function aside(field, fields, by) {
  const own = fields.filter(({ quantity }) => quantity === field.quantity);
  const below = own.find(({ row, column }) => row === field.row + by && column === field.column);
  if (below) return below;
  const beyond = by < 0 ? before(own[0], fields) : after(own[own.length - 1], fields);
  if (!beyond) return null;
  const row = fields.filter((one) => one.quantity === beyond.quantity && one.row === beyond.row);
  return row.reduce((near, one) => (Math.abs(one.column - field.column) < Math.abs(near.column - field.column) ? one : near));
}
