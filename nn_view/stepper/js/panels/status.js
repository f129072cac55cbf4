// What the reader should know about the run: how far it is trained, where it broke, a lost server.

import { fill, h, setAttributes, setText } from "../base/dom.js";
import { grouped } from "../base/format.js";

/** A training that is done sooner shows no progress. */
const SHOW_AFTER_MS = 1000;

/** @param {{setStopped: (stopped: boolean) => void}} actions */
export function createStatus({ setStopped }) {
  const bar = h("progress", { class: "bp-progress" });
  const text = h("span");
  const stop = h("button", { type: "button", class: "bp-button", "data-testid": "stop" });
  const progress = h("div", { class: "bp-status-part", "data-testid": "progress" }, bar, text, stop);
  const diverged = h("div", { class: "bp-status-part bp-warning", "data-testid": "diverged", role: "status" });
  const offline = h("div", { class: "bp-status-part", "data-testid": "offline", role: "status" });
  const problem = h("div", { class: "bp-status-part bp-warning", "data-testid": "problem", role: "alert" });
  const element = h("div", {}, progress, diverged, offline, problem);
  let stopped = false;
  let since = performance.now();
  stop.addEventListener("click", () => setStopped(!stopped));

  function show(part, sentence) {
    part.hidden = !sentence;
    if (sentence) setText(part, sentence);
  }

  return {
    element,
    restart() {
      since = performance.now();
    },
    /** @param {any} known what the source knows @param {number} iterations @param {any} words */
    update(known, iterations, words) {
      const { completed, finished } = known.state;
      stopped = known.stopped;
      const training = !finished && !known.problem && completed < iterations;
      progress.hidden = !training || performance.now() - since < SHOW_AFTER_MS;
      if (!progress.hidden) {
        setAttributes(bar, { max: iterations, value: completed, "aria-label": words.progress });
        const values = { completed: grouped(completed), iterations: grouped(iterations) };
        setText(text, fill(stopped ? words.stopped_at : words.trained, values));
        setText(stop, stopped ? words.go_on : words.stop);
      }
      show(diverged, known.state.diverged?.sentence);
      show(offline, known.offline ? words.offline : "");
      show(problem, known.problem);
    },
  };
}
