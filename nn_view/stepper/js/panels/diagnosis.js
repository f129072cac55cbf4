// Why the run does not learn: a button below the error curve where there are reasons, and their card.

import { createDialog } from "../base/dialog.js";
import { fill, h, setAttributes, setText } from "../base/dom.js";
import { grouped } from "../base/format.js";
import { linked } from "../page/glossary.js";

/** @import { PageActions } from "../run/actions.js" */
/** @import { Model } from "../run/model.js" */
/** @import { Finding } from "../types/specification.d.ts" */

/** @param {Pick<PageActions, "linkTo" | "toPlace">} actions */
export function createDiagnosis({ linkTo, toPlace }) {
  const dialog = createDialog({ class: "bp-diagnosis", "data-testid": "diagnosis-card" });
  const button = h("button", { type: "button", class: "bp-link bp-why-not", "data-testid": "diagnosis" });
  button.hidden = true;
  /** @type {Model | null} */
  let model = null;
  button.addEventListener("click", () => {
    if (!model) return;
    write(model);
    dialog.element.showModal();
  });

  /** @param {Model} shown */
  function write(shown) {
    const { words } = shown.spec;
    const items = shown.findings.map((one) => item(shown, one));
    dialog.write(words.why_not, words.close, h("ol", {}, ...items));
  }

  /**
   * @param {Model} shown
   * @param {Finding} finding
   */
  function item(shown, { told, reason, cure, with: cured, at, quantity }) {
    const { words } = shown.spec;
    const link = cured ? linkTo(shown, "compare", "with", cured) : null;
    const attempt = link
      ? h("a", { class: "bp-button", title: words.try_cure_help, ...link }, fill(words.try_cure, { cure }))
      : h("span", { class: "bp-cure" }, fill(words.cure_alone, { cure }));
    const there = h("button", { type: "button", class: "bp-link" });
    setText(there, fill(words.see_finding, { iteration: grouped(at) }));
    there.addEventListener("click", () => {
      dialog.element.close();
      toPlace(at, quantity);
    });
    const ways = h("p", { class: "bp-finding-ways" }, attempt, there);
    return h("li", {}, h("strong", {}, ...linked(told)), h("p", {}, ...linked(reason)), ways);
  }

  return {
    element: button,
    card: dialog.element,
    /** @param {Model} shown */
    update(shown) {
      model = shown;
      const { findings, spec } = shown;
      const { words } = spec;
      const count = findings.length;
      button.hidden = count === 0;
      if (count === 0) return dialog.element.replaceChildren();
      setText(button, words.not_learning);
      setAttributes(button, {
        title: count === 1 ? words.why_not_one : fill(words.why_not_count, { count }),
      });
    },
  };
}
