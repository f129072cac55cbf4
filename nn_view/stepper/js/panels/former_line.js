// The line about the run before a setting changed: what changed, from which error to which, a link
// that opens both runs side by side, and a button that removes the former one.

import { fill, h, setAttributes, setText } from "../base/dom.js";
import { format } from "../base/format.js";

/** @import { Curve, Progress, Words } from "../types/specification.d.ts" */
/** @import { PageActions } from "../run/actions.js" */
/** @import { Model } from "../run/model.js" */

/**
 * The error at the end of a run.
 * @param {Curve | null} curve
 * @param {Progress} state
 * @param {number} digits
 * @param {Words} words
 */
function endOf(curve, state, digits, words) {
  if (state.diverged) return words.former_diverged;
  const last = curve?.train.at(-1) ?? null;
  return state.finished && last !== null ? format(last, digits) : words.former_open;
}

/**
 * What changed, and to what end; empty where no run was shown before.
 * @param {Model} model
 */
export function formerText({ former, curve, state, digits, spec: { words } }) {
  if (!former) return "";
  const before = endOf(former.curve, former.state, digits, words);
  return fill(words.former, { said: former.said, before, now: endOf(curve, state, digits, words) });
}

/** @param {Pick<PageActions, "linkTo" | "forget">} actions */
export function createFormerLine({ linkTo, forget }) {
  const text = h("span", { class: "bp-line bp-line-former" });
  const link = h("a", { class: "bp-link", "data-testid": "former-compare" });
  const dismiss = h("button", { type: "button", class: "bp-button bp-small", "data-testid": "former-dismiss" }, "×");
  const element = h("p", { class: "bp-former", "data-testid": "former" }, dismiss, text, link);
  dismiss.addEventListener("click", () => forget());

  return {
    element,
    /** @param {Model} model */
    update(model) {
      const { former, spec } = model;
      element.hidden = former === null;
      setText(text, formerText(model));
      if (!former) return;
      setText(link, spec.words.former_compare);
      const { href = "", onclick = null } = linkTo(model, "compare", "with", former.compared) ?? {};
      setAttributes(link, { href });
      link.onclick = onclick;
      setAttributes(dismiss, { "aria-label": spec.words.former_dismiss, title: spec.words.former_dismiss });
    },
  };
}
