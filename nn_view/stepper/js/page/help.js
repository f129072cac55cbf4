// The dialog of how to read the page, its signs, and all keys with the switch for those of one letter.

import { createDialog } from "../base/dialog.js";
import { h } from "../base/dom.js";
import { areSingleKeysOn, switchSingleKeys } from "./single_keys.js";
import { linked } from "./glossary.js";
import { signsList } from "./legend.js";

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
    const parts = [
      h("table", { class: "bp-keys" }, h("tbody", {}, ...keys)),
      h("label", { class: "bp-single-keys" }, singles, words.single_keys),
      h("p", { class: "bp-note" }, words.single_keys_help),
    ];
    if (!words.hints) return dialog.write(words.help_title, words.close, ...parts);
    const hints = words.hints.map((text) => h("li", {}, ...linked(text)));
    /** @param {string} text */
    const titled = (text) => h("h3", { class: "bp-title" }, text);
    return dialog.write(
      words.hints_title,
      words.close,
      h("ul", { class: "bp-hints" }, ...hints),
      titled(words.signs_title),
      signsList(words),
      titled(words.help_title),
      ...parts,
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
