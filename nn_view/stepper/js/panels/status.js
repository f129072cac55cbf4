// What the reader should know about the run: how far it is trained, where it broke, a lost server.

import { fill, h, setAttributes, setText } from "../base/dom.js";
import { setSentence } from "../base/sentence.js";
import { grouped } from "../base/format.js";

/** @import { PageActions } from "../run/actions.js" */
/** @import { Known } from "../run/client.js" */

/** A training that is done sooner shows no progress. */
const SHOW_AFTER_MS = 1000;

/** @param {Pick<PageActions, "setStopped">} actions */
export function createStatus({ setStopped }) {
  const bar = h("progress", { class: "bp-progress" });
  const text = h("span");
  const stop = h("button", { type: "button", class: "bp-button", "data-testid": "stop" });
  const progress = h("div", { class: "bp-status-part", "data-testid": "progress" }, bar, text, stop);
  const diverged = h("div", { class: "bp-status-part bp-warning", "data-testid": "diverged", role: "status" });
  const offline = h("div", { class: "bp-status-part", "data-testid": "offline", role: "status" });
  const note = h("div", { class: "bp-status-part", "data-testid": "note", role: "status" });
  const problem = h("div", { class: "bp-status-part bp-warning", "data-testid": "problem", role: "alert" });
  const element = h("div", {}, progress, diverged, offline, problem, note);
  note.hidden = true;
  let stopped = false;
  let since = performance.now();
  stop.addEventListener("click", () => setStopped(!stopped));

  /**
   * @param {HTMLElement} part
   * @param {string | null | undefined} sentence
   */
  function show(part, sentence) {
    part.hidden = !sentence;
    if (sentence) setSentence(part, sentence);
  }

  return {
    element,
    /**
     * Answer somebody who asks for what is not there; asked again, the answer goes.
     * @param {string} sentence
     */
    note: (sentence) => show(note, note.hidden ? sentence : ""),
    restart() {
      since = performance.now();
    },
    /**
     * @param {Known} known
     * @param {number} iterations of the whole training
     * @param {Record<string, string>} words
     */
    update(known, iterations, words) {
      const { completed, finished } = known.state;
      stopped = known.stopped;
      const training = !finished && !known.problem && completed < iterations;
      progress.hidden = !training || performance.now() - since < SHOW_AFTER_MS;
      if (!progress.hidden) {
        setAttributes(bar, { max: iterations, value: completed, "aria-label": words.progress });
        const filled = { completed: grouped(completed), iterations: grouped(iterations) };
        setText(text, fill(stopped ? words.stopped_at : words.trained, filled));
        setText(stop, stopped ? words.go_on : words.stop);
      }
      show(diverged, known.state.diverged?.sentence);
      show(offline, known.offline ? words.offline : "");
      show(problem, known.problem);
    },
  };
}
