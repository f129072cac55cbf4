// Fills in cells: what is typed is assessed from the numbers before it, what is asked for is shown.

import { Refusal } from "../practice/ask.js";
import { isOpen } from "./part.js";

/** @import { Assessed, createAsking } from "../practice/ask.js" */
/** @import { Field } from "./part.js" */
/** @import { Filled, SheetStore } from "./store.js" */

/** @typedef {Assessed & {number: number | null}} AssessedNumber */
/** @typedef {Assessed & {key: string, text: string, number: number}} Shown */

/**
 * @param {object} sheet
 * @param {() => string} sheet.query of the run's settings
 * @param {() => object} sheet.extent what names the sheet within the run
 * @param {() => Field[]} sheet.fields in order; others once another sheet is shown
 * @param {SheetStore} sheet.store
 * @param {ReturnType<typeof createAsking>} sheet.asking
 * @param {(sentence: string) => void} sheet.refuse says why a number cannot be assessed
 */
export function createFilling({ query, extent, fields, store, asking, refuse }) {
  /** What is being assessed, by key. @type {Map<string, Promise<void>>} */
  const assessing = new Map();

  /** Somebody's own numbers before a cell. @param {Field} field */
  const earlier = (field) =>
    fields()
      .slice(0, fields().indexOf(field))
      .flatMap(({ quantity, slot: { key, cell = [], data_row } }) => {
        const number = store.get(key)?.number ?? null;
        return number === null ? [] : [[quantity, ...cell, number, ...(typeof data_row === "number" ? [data_row] : [])]];
      });

  /** What names a cell for the server. @param {Field} field */
  const named = (field) => ({
    ...extent(),
    quantity: field.quantity,
    cell: field.slot.cell,
    data_row: field.slot.data_row ?? null,
    earlier: earlier(field),
  });

  /**
   * Assess a text in a cell and keep what is said; nothing where another text stands there since.
   * @param {Field} field
   * @param {string} text
   */
  async function assess(field, text) {
    const assessed = await asking.sheet(query(), "/assess", { ...named(field), answer: text }).catch(refused);
    if (!assessed || !fields().includes(field) || field.input.value.trim() !== text) return;
    store.set(field.slot.key, filledOf({ .../** @type {AssessedNumber} */ (assessed), text }));
  }

  /** @param {unknown} problem */
  function refused(problem) {
    if (!(problem instanceof Refusal)) throw problem;
    refuse(problem.message);
    return null;
  }

  return {
    /** Whether a cell is being assessed: its text is not in the store yet. @param {string} key */
    isAssessing: (key) => assessing.has(key),
    /**
     * Assess what stands in a cell, unless it was assessed.
     * @param {Field} field
     * @returns {Promise<boolean>} whether anything is said of it that was not said before
     */
    async commit(field) {
      const { key } = field.slot;
      const text = field.input.value.trim();
      await assessing.get(key);
      const before = store.get(key);
      if (text === (before?.text ?? "")) return false;
      if (text) {
        const assessed = assess(field, text);
        assessing.set(key, assessed);
        await assessed.finally(() => assessing.delete(key));
      } else {
        store.set(key, null);
      }
      return store.get(key) !== before;
    },
    /** Assess again what was assessed from a number that is another one now. @param {Field} field */
    async assessAgain(field) {
      for (const one of fields().slice(fields().indexOf(field) + 1)) {
        const filled = store.get(one.slot.key);
        const depends = filled && !["right", "shown", "again"].includes(filled.verdict);
        if (depends) await assess(one, filled.text);
      }
    },
    /** @param {Field} field @returns {Promise<{hints: string[]}>} */
    hints: (field) => asking.sheet(query(), "/hints", named(field)),
    /**
     * Fill in the right number of a cell, or those of a quantity that are not right yet.
     * @param {string} quantity
     * @param {Field | null} field
     */
    async reveal(quantity, field) {
      await Promise.all(assessing.values());
      const asked = fields();
      const wanted = field ? named(field) : { ...extent(), quantity, cell: [], data_row: null };
      const found = await asking.sheet(query(), "/show", wanted).catch(refused);
      if (!found || asked !== fields()) return false;
      const { cells } = /** @type {{cells: Shown[]}} */ (found);
      const unsolved = cells.filter(({ key }) => {
        const filled = store.get(key);
        return field || !filled || isOpen(filled);
      });
      store.setAll(Object.fromEntries(unsolved.map((one) => [one.key, filledOf(one)])));
      return true;
    },
  };
}

/**
 * What is kept of a cell.
 * @param {AssessedNumber & {text: string}} assessed
 * @returns {Filled}
 */
const filledOf = ({ text, number, verdict, sentences, right, wrong }) => ({ text, number, verdict, sentences, right, wrong });
