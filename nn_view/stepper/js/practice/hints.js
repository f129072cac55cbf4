// Hints for a number to calculate: one for each press, each telling more than the one before.

import { h, setText } from "../base/dom.js";
import { withNames } from "../base/sentence.js";
import { Refusal } from "./ask.js";

/**
 * @param {Record<string, string>} words
 * @param {() => Promise<{hints: string[]}>} ask
 */
export function createHints(words, ask) {
  const list = h("ol", { class: "bp-hints", "aria-live": "polite" });
  const button = h("button", { type: "button", class: "bp-link" }, words.hint);
  /** @type {Promise<{hints: string[]}> | null} */
  let asked = null;
  let given = 0;

  button.addEventListener("click", async () => {
    asked ??= ask();
    try {
      const { hints } = await asked;
      if (given < hints.length) list.append(h("li", {}, ...withNames(hints[given])));
      given = Math.min(given + 1, hints.length);
      setText(button, words.hint_more);
      button.hidden = given === hints.length;
    } catch (problem) {
      if (!(problem instanceof Refusal)) return;
      button.hidden = true;
    }
  });

  return {
    list,
    button,
    /** How many were given. */
    given: () => given,
  };
}
