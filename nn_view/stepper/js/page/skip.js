// The first stop of the Tab key: a link past menu, settings and controls to the quantity's result.

import { h, setText } from "../base/dom.js";

/** @param {HTMLElement} root of the stepper */
export function createSkip(root) {
  root.id = "bp-stepper";
  const link = h("a", { class: "bp-skip", href: `#${root.id}`, "data-testid": "skip" });
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const asked = root.querySelector(".bp-asked:not([hidden]) .bp-asked-text");
    const cell = root.querySelector(".bp-operation[data-now] .bp-matrix:last-child td[tabindex='0']");
    const result = asked ?? cell;
    if (result instanceof HTMLElement) result.focus();
  });
  document.body.prepend(link);

  return {
    /** @param {string} text */
    write: (text) => setText(link, text),
    dispose: () => link.remove(),
  };
}
