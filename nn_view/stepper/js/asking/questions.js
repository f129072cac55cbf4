// The questions at the places of a training, fetched where the reader rests and for the place that
// comes next, and kept. A place has one for each number, so that a link can name it.

import { Refusal, createAsking } from "../practice/ask.js";

/** @import { Question } from "../practice/ask.js" */

/** How long the reader rests before a question is fetched: none is while a key is held. */
const REST_MS = 100;

/**
 * @typedef {{query: string, iteration: number, quantity: string, number: number, digits: number}}
 *   AskedPlace `number` counts the questions of a place from 1
 * @typedef {{question: Question} | {reason: string}} Found a question, or why there is none
 */

/**
 * @param {() => void} changed called when a question has arrived, or the server is lost or back
 * @param {typeof createAsking} [connect]
 */
export function createQuestions(changed, connect = createAsking) {
  /** @type {Map<string, Found>} */
  const found = new Map();
  /** @type {ReturnType<typeof createAsking> | null} */
  let asking = null;
  let wanted = "";
  let timer = 0;
  let lost = false;

  /** @param {AskedPlace} place */
  const keyOf = (place) => JSON.stringify(place);

  /** @param {boolean} away */
  function setLost(away) {
    if (away === lost) return;
    lost = away;
    changed();
  }

  /** @param {AskedPlace[]} places */
  async function load(places) {
    const own = connect(setLost);
    asking = own;
    for (const place of places) {
      const { query, iteration, quantity, number, digits } = place;
      const about = { iteration, quantity, seed: number - 1, digits };
      try {
        found.set(keyOf(place), { question: await own.questionAt(query, about) });
      } catch (problem) {
        if (!(problem instanceof Refusal)) return; // the reader has gone on
        found.set(keyOf(place), { reason: problem.message });
      }
      if (asking === own) changed();
    }
  }

  function stop() {
    clearTimeout(timer);
    asking?.dispose();
    asking = null;
    lost = false;
  }

  return {
    /** @param {AskedPlace} place */
    at: (place) => found.get(keyOf(place)) ?? null,
    /** Whether the server does not answer. */
    isLost: () => lost,
    /**
     * Fetch the questions of these places that are missing, in this order, and no others.
     * @param {AskedPlace[]} places
     */
    want(places) {
      const missing = places.filter((place) => !found.has(keyOf(place)));
      const all = missing.map(keyOf).join();
      if (all === wanted || (asking && missing.length && wanted.endsWith(all))) return;
      wanted = all;
      stop();
      if (missing.length) timer = setTimeout(() => load(missing), REST_MS);
    },
    dispose: stop,
  };
}
