// The bar of a lesson above a page: it notices in the address what was tried, and leads on.

import { h, setAttributes } from "../base/dom.js";
import { applyPalette, paletteName } from "../base/theme.js";
import { createBar } from "../lesson/bar.js";
import { isReached } from "../lesson/goal.js";
import { progress, remember } from "../lesson/record.js";
import { keepHistory, watchAddress } from "../page/history.js";
import { areSingleKeysOn } from "../page/single_keys.js";
import { listenToKeys } from "../run/keys.js";

/** @import { Call, Instance, LessonData } from "../types/page.d.ts" */

/** The stepper and the session write an address in several goes. */
const SETTLED_MS = 400;

/**
 * @param {HTMLElement} host
 * @param {Call<LessonData>} call
 * @returns {Instance<LessonData>}
 */
export function mount(host, call) {
  const bar = createBar({ go, next, leave: () => tell("leave") });
  const root = h("div", { class: "bp bp-lesson-root" }, bar.element);
  /** The stop that is shown, with its lesson. */
  let shown = "";
  /** Whether the goal was seen not to be reached yet, so that somebody's own step reaches it. */
  let armed = false;
  let reached = false;
  let timer = 0;
  const known = () => progress(call.data.record) ?? { stop: 1, done: [] };
  /** @param {string} kind */
  const tell = (kind) => call.tell?.({ kind });

  keepHistory();
  const endWatch = watchAddress(heard);
  const endKeys = listenToKeys({ "next-stop": next, "previous-stop": () => go(call.data.number - 1) }, areSingleKeysOn);
  const observer = new ResizeObserver(() => {
    document.documentElement.style.setProperty("--bp-lesson", `${root.offsetHeight}px`);
  });
  observer.observe(root);
  // What stays in sight must have the whole page around it; Streamlit wraps the bar twice.
  host.closest(".st-key-lesson")?.parentElement?.classList.add("bp-lesson-place");
  host.append(root);
  update(call);
  bar.focus();

  /** @param {number} stop */
  function go(stop) {
    if (stop < 1 || stop > call.data.titles.length) return;
    if (stop === call.data.number) {
      arrive();
      heard();
      draw();
    }
    call.tell?.({ kind: "go", stop });
  }

  /** At a stop, for the first time or once more: there is something to try. */
  function arrive() {
    armed = reached = false;
  }

  function next() {
    const { number, titles } = call.data;
    if (number < titles.length) go(number + 1);
    else tell("finish");
  }

  function heard() {
    armed ||= says() === false;
    clearTimeout(timer);
    timer = setTimeout(look, SETTLED_MS);
  }

  /** Whether the address says that the goal is reached; null while it is that of another stop. */
  function says() {
    const { goal, number } = call.data;
    const address = new URL(location.href);
    const isHere = address.searchParams.get("lesson")?.endsWith(`.${number}`);
    return goal && isHere ? isReached(goal, address, document.baseURI) : null;
  }

  function look() {
    const { number, record } = call.data;
    if (reached || !armed || !says()) return;
    const { done } = known();
    reached = true;
    if (!done.includes(number)) remember(record, { stop: number, done: [...done, number] });
    draw();
  }

  function draw() {
    const { done } = known();
    bar.update(call.data, reached, done);
  }

  /** @param {Call<LessonData>} next */
  function update(next) {
    call = next;
    const { record, number, palettes, projection } = call.data;
    const here = `${record}.${number}`;
    if (here !== shown) {
      shown = here;
      arrive();
      remember(record, { ...known(), stop: number });
    }
    setAttributes(root, { "data-projection": projection ? "true" : null });
    applyPalette(root, palettes[paletteName(host, projection)]);
    draw();
    heard();
  }

  return {
    update,
    dispose() {
      clearTimeout(timer);
      bar.dispose();
      observer.disconnect();
      endWatch();
      endKeys();
      document.documentElement.style.removeProperty("--bp-lesson");
      root.remove();
    },
  };
}
