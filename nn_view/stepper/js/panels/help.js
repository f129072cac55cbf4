// The dialog of all keys with the switch for those of one letter, and how to read the page.

import { createDialog } from "../base/dialog.js";
import { h } from "../base/dom.js";
import { areSingleKeysOn, switchSingleKeys } from "../base/single_keys.js";

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
    const singles = h("input", { type: "checkbox", "data-testid": "single-keys" });
    singles.checked = areSingleKeysOn();
    singles.addEventListener("change", () => switchSingleKeys(singles.checked));
    /** @type {Node[]} */
    const parts = [
      h("table", { class: "bp-keys" }, h("tbody", {}, ...keys)),
      h("label", { class: "bp-single-keys" }, singles, words.single_keys),
      h("p", { class: "bp-note" }, words.single_keys_help),
    ];
    if (words.hints) {
      const hints = words.hints.map((text) => h("li", {}, text));
      parts.push(h("h3", { class: "bp-title" }, words.hints_title), h("ul", { class: "bp-hints" }, ...hints));
    }
    dialog.write(words.help_title, words.close, ...parts);
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
