// The signs that stand on the page, each with what it means.

import { createDialog } from "../base/dialog.js";
import { h } from "../base/dom.js";

/** @import { Words } from "../types/specification.d.ts" */

/**
 * The signs as a list, for any card that has them.
 * @param {Words} words
 */
export function signsList({ signs = [] }) {
  const items = signs.map(({ text, sample, meaning }) =>
    h("li", {}, h("span", { class: `bp-sample bp-sample-${sample}` }, text), h("span", {}, meaning)),
  );
  return h("ul", { class: "bp-signs" }, ...items);
}

/** The dialog of the signs alone. */
export function createLegend() {
  const dialog = createDialog({ "data-testid": "signs-card" });
  const { element } = dialog;

  return {
    element,
    /** @param {Words} words */
    show(words) {
      dialog.write(words.signs_title, words.close, signsList(words));
      element.showModal();
    },
  };
}
