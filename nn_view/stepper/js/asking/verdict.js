// What is said of an answer, in the place of the written sum, until the reader looks at another cell;
// and why nothing is asked, where that is so.

import { fill, h, setAttributes, setText } from "../base/dom.js";
import { saidOf } from "../practice/said.js";

/** @import { Assessed } from "../practice/ask.js" */
/** @import { PageActions } from "../run/actions.js" */
/** @import { Model } from "../run/model.js" */

const WRONG = new Set(["mistake", "wrong"]);

/** @param {Pick<PageActions, "next" | "another-question">} actions */
export function createVerdict(actions) {
  const said = h("div", { class: "bp-said", role: "status", "data-testid": "said" });
  const next = h("button", { type: "button", class: "bp-button bp-primary bp-small", "data-testid": "next-step", onclick: () => actions.next() });
  const another = h("button", { type: "button", class: "bp-link", onclick: () => actions["another-question"]() });
  const ways = h("div", { class: "bp-asked-ways" }, next, another);
  const none = h("p", { class: "bp-note bp-unasked", role: "status", "data-testid": "unasked" });
  const element = h("div", { class: "bp-verdict" }, said, ways);
  element.hidden = none.hidden = true;
  /** @type {Assessed | null} */
  let assessed = null;
  let look = "";

  return {
    element,
    none,
    /** @param {Model} model */
    update({ asked, hidden, spec, cell, inspect, weight }) {
      const words = spec.words.asking;
      none.hidden = asked?.state !== "none";
      setText(none, asked && !none.hidden ? fill(words.none, { reason: asked.said }) : "");
      const given = hidden ? null : (asked?.assessed ?? null);
      const now = given ? JSON.stringify([cell, inspect, weight]) : "";
      if (given !== assessed) {
        assessed = given;
        look = now;
        const more = asked?.certain && given && WRONG.has(given.verdict) ? words.certain : "";
        said.replaceChildren(...(given ? saidOf(given, words, more) : []));
        setAttributes(said, { "data-verdict": given?.verdict });
        setText(next, words.next);
        setText(another, words.another);
        element.hidden = given === null;
        if (!given) return;
        next.focus({ preventScroll: true });
        element.scrollIntoView({ block: "nearest" });
      } else if (look !== now) element.hidden = true;
    },
    isShown: () => !element.hidden,
  };
}
