// The list of lessons, each with the way to where somebody left it.

import { fill, h, setAttributes } from "../base/dom.js";
import { applyPalette, paletteName } from "../base/theme.js";
import { progress } from "../lesson/record.js";

/** @import { Call, Instance, LessonCard, LessonsData } from "../types/page.d.ts" */

/**
 * @param {HTMLElement} host
 * @param {Call<LessonsData>} call
 * @returns {Instance<LessonsData>}
 */
export function mount(host, call) {
  const list = h("ul", { class: "bp-lessons" });
  const root = h("div", { class: "bp bp-widget", "data-testid": "lessons" }, list);
  host.append(root);
  update(call);

  /** @param {LessonCard} lesson */
  function card({ name, record, title, about, count, tasks }) {
    const { words } = call.data;
    const known = progress(record);
    const left = known && known.stop > 1 && known.stop <= count ? known.stop : 0;
    const tried = known?.done.length ? ` · ${fill(words.done, { done: known.done.length, count: tasks })}` : "";
    /** @param {string} label @param {number} stop @param {boolean} isMain */
    const way = (label, stop, isMain) => {
      const button = h("button", { type: "button", class: `bp-button${isMain ? " bp-primary" : ""}` }, label);
      // Several of these on one page sound alike.
      setAttributes(button, { "aria-label": `${label}: ${title}` });
      button.addEventListener("click", () => call.tell?.({ name, stop }));
      return button;
    };
    const ways = left
      ? [way(fill(words.continue, { stop: left }), left, true), way(words.again, 1, false)]
      : [way(words.start, 1, true)];
    return h(
      "li",
      { class: "bp-lesson-card", "data-lesson": name },
      h("h2", {}, title),
      h("p", {}, about),
      h("p", { class: "bp-lesson-count" }, (count === 1 ? words.stop : fill(words.stops, { count })) + tried),
      h("div", { class: "bp-group" }, ...ways),
    );
  }

  /** @param {Call<LessonsData>} next */
  function update(next) {
    call = next;
    const { lessons, palettes, projection, words } = call.data;
    setAttributes(root, { "data-projection": projection ? "true" : null });
    setAttributes(list, { "aria-label": words.label });
    applyPalette(root, palettes[paletteName(host, projection)]);
    list.replaceChildren(...lessons.map(card));
    root.dataset.ready = "true";
  }

  return { update, dispose: () => root.remove() };
}
