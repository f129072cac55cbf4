// A dialog above the page: a title, a button to close it, and its content.

import { h } from "./dom.js";

/** @param {Record<string, string>} attributes of the dialog */
export function createDialog({ class: own = "", ...attributes }) {
  const element = h("dialog", { class: `bp-dialog ${own}`, ...attributes });
  // A click beside the dialog's content is one on the dialog itself.
  element.addEventListener("click", (event) => {
    if (event.target === element) element.close();
  });
  return {
    element,
    /**
     * @param {string} title
     * @param {string} closing word on the button
     * @param {...Node} parts
     */
    write(title, closing, ...parts) {
      const close = h("button", { type: "button", class: "bp-button" }, closing);
      close.addEventListener("click", () => element.close());
      element.setAttribute("aria-label", title);
      element.replaceChildren(h("header", {}, h("h2", { class: "bp-title" }, title), close), ...parts);
    },
  };
}
