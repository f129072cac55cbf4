// What somebody answered, and what comes back: plain data that never leaves the browser.

/** After so many other questions one that was missed comes back; then after the next number, … */
export const GAPS = [3, 8, 20];
/** Questions in a round. */
export const ROUND = 10;
/** Only the last answers are kept. */
const MOST = 1000;
/** Up to so many mistakes that lead to the same answer count as one. */
const MOST_NAMED = 2;
/** Verdicts that count as right. */
const RIGHT = new Set(["right", "follows"]);

/**
 * @typedef {object} Answered
 * @property {string} when as ISO 8601 has it
 * @property {string} settings the query of the run
 * @property {string} question the query that names it within the run
 * @property {string} kind
 * @property {string} quantity
 * @property {string} answer "" for one who asked for it
 * @property {string} verdict
 * @property {string[]} mistakes the names of what leads to the answer
 * @property {string} sure "" where nothing was said
 * @property {number} hints that were given
 */

/**
 * What was missed: a question of the same kind about the same quantity comes back.
 * @typedef {object} Due
 * @property {string} kind
 * @property {string} quantity
 * @property {string} question that was missed last: another one is asked
 * @property {number} step how often it was answered right since
 * @property {number} at the count of answers from which on it is due
 */

/**
 * @typedef {object} Record
 * @property {number} version
 * @property {number} count of all answers, those that are no longer kept included
 * @property {number} began the count at which the round began
 * @property {Answered[]} answers
 * @property {Due[]} due
 */

/** @returns {Record} */
export const empty = () => ({ version: 1, count: 0, began: 0, answers: [], due: [] });

/**
 * A record as it was kept; an empty one in the place of what is none.
 * @param {string | null} text
 * @returns {Record}
 */
export function read(text) {
  try {
    const kept = JSON.parse(text ?? "");
    const whole = kept.version === 1 && Array.isArray(kept.answers) && Array.isArray(kept.due);
    return whole && Number.isInteger(kept.count) && Number.isInteger(kept.began) ? kept : empty();
  } catch {
    return empty();
  }
}

/** @param {{verdict: string}} answered */
export const isRight = ({ verdict }) => RIGHT.has(verdict);

/**
 * What leads to a wrong answer, as one name; "" where it may be one of many, which says nothing.
 * @param {{mistakes: string[], verdict: string}} answered
 * @param {(name: string) => string} told
 */
function mistakeOf(answered, told) {
  const hows = [...new Set(answered.mistakes.map(told))];
  return isRight(answered) || hows.length > MOST_NAMED ? "" : hows.join("+");
}

/** A sort of questions: of a kind, about a quantity. @param {{kind: string, quantity: string}} one */
export const sortOf = ({ kind, quantity }) => `${kind} ${quantity}`;

/**
 * The record with one more answer.
 * @param {Record} record
 * @param {Answered} answered
 * @returns {Record}
 */
export function withAnswer(record, answered) {
  const count = record.count + 1;
  const answers = [...record.answers, answered].slice(-MOST);
  const alike = (/** @type {Due} */ one) => sortOf(one) === sortOf(answered);
  const before = record.due.find(alike);
  const due = record.due.filter((one) => !alike(one));
  const { kind, quantity, question } = answered;
  if (!isRight(answered)) {
    due.push({ kind, quantity, question, step: 0, at: count + GAPS[0] });
  } else if (before && before.step + 1 < GAPS.length) {
    const step = before.step + 1;
    due.push({ ...before, question, step, at: count + GAPS[step] });
  }
  return { ...record, count, answers, due };
}

/**
 * What has been due for the longest time, among these quantities.
 * @param {Record} record
 * @param {string[]} quantities
 * @param {Set<string>} [skipped] names of those that this run cannot ask
 * @returns {Due | undefined}
 */
export const firstDue = ({ due, count }, quantities, skipped = new Set()) =>
  due
    .filter((one) => one.at <= count && quantities.includes(one.quantity) && !skipped.has(sortOf(one)))
    .sort((one, other) => one.at - other.at)[0];

/**
 * The answers of the round.
 * @param {Record} record
 */
export function roundOf({ count, began, answers }) {
  const done = Math.max(0, Math.min(count - began, answers.length));
  const own = done ? answers.slice(-done) : [];
  const missed = own.filter((one) => !isRight(one));
  return {
    done,
    right: done - missed.length,
    certain: missed.filter(({ sure }) => sure === "certain").length,
  };
}

/** @param {Record} record @returns {Record} */
export const withNewRound = (record) => ({ ...record, began: record.count });

/**
 * What is known, by quantity and by mistake, in the order in which they came.
 * @param {Record} record
 * @param {(name: string) => string} [told] the words for a mistake: those with the same words are one
 */
export function summed({ answers, due, count }, told = (name) => name) {
  /** @type {Map<string, {name: string, right: number, missed: number, back: number | null}>} */
  const quantities = new Map();
  /** @type {Map<string, {name: string, made: number, open: Set<string>}>} */
  const mistakes = new Map();
  for (const one of answers) {
    const known = quantities.get(one.quantity) ?? { name: one.quantity, right: 0, missed: 0, back: null };
    known[isRight(one) ? "right" : "missed"] += 1;
    quantities.set(one.quantity, known);
    const asked = sortOf(one);
    // Whoever answers a question of this sort no longer makes the mistake there.
    if (isRight(one)) mistakes.forEach(({ open }) => open.delete(asked));
    const name = mistakeOf(one, told);
    if (!name) continue;
    const mistake = mistakes.get(name) ?? { name, made: 0, open: new Set() };
    mistake.made += 1;
    mistake.open.add(asked);
    mistakes.set(name, mistake);
  }
  for (const { quantity, at } of due) {
    const known = quantities.get(quantity);
    const left = Math.max(0, at - count);
    if (known) known.back = known.back === null ? left : Math.min(known.back, left);
  }
  const made = [...mistakes.values()].map((one) => ({ ...one, open: one.open.size > 0 }));
  return { quantities: [...quantities.values()], mistakes: made };
}

/** @type {(keyof Answered)[]} */
const COLUMNS = ["when", "kind", "quantity", "answer", "verdict", "mistakes", "sure", "hints", "settings", "question"];

/**
 * The answers as a table for a spreadsheet.
 * @param {Record} record
 */
export function asTable({ answers }) {
  const lines = answers.map((one) => COLUMNS.map((name) => quoted(String(one[name]))).join(","));
  return [COLUMNS.join(","), ...lines, ""].join("\r\n");
}

/**
 * A cell of the table; what a spreadsheet would take for a formula is a text.
 * @param {string} text
 */
function quoted(text) {
  const safe = /^[=+@\t]|^-(?![\d.,]+$)/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
