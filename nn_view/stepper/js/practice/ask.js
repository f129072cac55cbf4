// Asks the server for questions, and for what it says of answers; a lost server is tried again.

/** How long to wait for a run that is not trained yet, or for a busy server. */
const POLL_MS = 400;
/** How long before a lost server is tried again. */
const RETRY_MS = 1500;

/** @import { Wish } from "./deck.js" */

/**
 * @typedef {object} Table of numbers as they are shown
 * @property {string} name
 * @property {string} shape
 * @property {string[]} rows
 * @property {string[]} columns
 * @property {string[][]} cells
 * @property {number} of how many rows there are, where some are left out; or 0
 */

/**
 * @typedef {object} Question
 * @property {string} kind
 * @property {"number" | "choice" | "order"} form
 * @property {string} quantity
 * @property {number} iteration
 * @property {number[]} cell row and column, counted from 0
 * @property {number | null} data_row
 * @property {number} seed
 * @property {number} digits
 * @property {string} text
 * @property {{key: string, text: string}[]} choices
 * @property {{line: string, constants: Record<string, string>, tables: Table[]}} given
 */

/**
 * @typedef {object} Assessed
 * @property {string} verdict
 * @property {string[]} sentences
 * @property {string} right the cell written out, or ""
 * @property {string[]} wrong the same with each mistake
 * @property {string[]} mistakes their names
 */

/** A refusal, with the server's sentence. */
export class Refusal extends Error {}

/** @param {(away: boolean) => void} told whether the server answers */
export function createAsking(told) {
  const abort = new AbortController();

  /**
   * @template Result
   * @param {string} route
   * @param {string} settings the query of the run
   * @param {object} asked
   * @returns {Promise<Result>}
   */
  async function post(route, settings, asked) {
    const url = new URL(`ask/${route}?${settings}`, document.baseURI);
    const headers = { "Content-Type": "application/json" };
    const options = { method: "POST", headers, body: JSON.stringify(asked), signal: abort.signal };
    for (;;) {
      const response = await fetch(url, options).catch(lost);
      if (response && response.status < 500) told(false);
      if (response?.status === 202 || response?.status === 503) await pause(POLL_MS);
      else if (response && response.status < 500) {
        const content = await response.json();
        const refused = content.problem ?? content.unasked;
        if (refused) throw new Refusal(refused);
        return content;
      } else {
        told(true);
        await pause(RETRY_MS);
      }
      abort.signal.throwIfAborted();
    }
  }

  /** @param {unknown} problem */
  function lost(problem) {
    if (abort.signal.aborted) throw problem;
    return null;
  }

  return {
    /**
     * @param {string} settings
     * @param {Wish} wish
     * @param {number} digits
     * @param {number} seed
     * @returns {Promise<Question>}
     */
    question(settings, { kind, about }, digits, seed) {
      return post("practice", settings, { kind, quantity: about, digits, seed });
    },
    /**
     * A question at a place, of any kind that fits it: another one for each seed.
     * @param {string} settings
     * @param {{iteration: number, quantity: string, seed: number, digits: number}} place
     * @returns {Promise<Question>}
     */
    questionAt: (settings, place) => post("question", settings, { kind: "", ...place }),
    /**
     * @param {string} settings
     * @param {Question} question
     * @param {string | string[] | null} answer null asks for the right one
     * @returns {Promise<Assessed>}
     */
    assessment: (settings, question, answer) => post("assess", settings, { ...nameOf(question), answer }),
    /**
     * @param {string} settings
     * @param {Question} question
     * @returns {Promise<{hints: string[]}>}
     */
    hints: (settings, question) => post("hints", settings, nameOf(question)),
    /**
     * What is asked of a sheet: the sheet itself, or one of the routes below it.
     * @template Result
     * @param {string} settings
     * @param {"" | "/assess" | "/hints" | "/show"} route
     * @param {object} asked
     * @returns {Promise<Result>}
     */
    sheet: (settings, route, asked) => post(`sheet${route}`, settings, asked),
    dispose: () => abort.abort(),
  };
}

/**
 * What a question is made of.
 * @param {Question} question
 */
const nameOf = ({ kind, quantity, iteration, cell, data_row, seed, digits }) => ({ kind, quantity, iteration, cell, data_row, seed, digits });

/** @param {number} milliseconds @returns {Promise<void>} */
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
