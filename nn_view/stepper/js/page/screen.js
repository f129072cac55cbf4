// The whole screen: blank, while somebody speaks, and full.

import { h } from "../base/dom.js";

/** Keys that are held with others are none of their own. */
const MODIFIERS = ["Shift", "Control", "Alt", "Meta"];

export function createScreen() {
  const blank = h("dialog", { class: "bp-blank", "data-testid": "blank" });
  const show = () => blank.close();
  blank.addEventListener("click", show);
  blank.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (MODIFIERS.includes(event.key)) return;
    event.preventDefault();
    show();
  });

  return {
    element: blank,
    /** @param {string} label what a screen reader says of it */
    blank(label) {
      blank.setAttribute("aria-label", label);
      blank.showModal();
    },
    /** Some browsers refuse, such as one within another page. */
    fullscreen() {
      const done = document.fullscreenElement
        ? document.exitFullscreen()
        : document.documentElement.requestFullscreen?.();
      done?.catch(() => {});
    },
  };
}
