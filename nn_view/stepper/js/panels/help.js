// The dialog of all keys, and how to read the page in a few lines.

import { createDialog } from "../base/dialog.js";
import { h } from "../base/dom.js";

/** @import { Words } from "../types/specification.d.ts" */

export function createHelp() {
  const dialog = createDialog({ "data-testid": "help-card" });
  const { element } = dialog;
  /** @type {Words | null} */
  let written = null;

  /** @param {Words} words */
  function write(words) {
    written = words;
    const keys = words.keys.map(([keys, meaning]) =>
      h("tr", {}, h("th", { scope: "row" }, ...keys.split(" ").map((key) => h("kbd", {}, key))), h("td", {}, meaning)),
    );
    const hints = words.hints.map((text) => h("li", {}, text));
    dialog.write(
      words.help_title,
      words.close,
      h("table", { class: "bp-keys" }, h("tbody", {}, ...keys)),
      h("h3", { class: "bp-title" }, words.hints_title),
      h("ul", { class: "bp-hints" }, ...hints),
    );
  }

  return {
    element,
    /** @param {Words} words */
    toggle(words) {
      if (written !== words) write(words);
      if (element.open) element.close();
      else element.showModal();
    },
  };
}
