// The card in the place of a hidden result: the question, how to answer it, and the ways around it.

import { h, setAttributes, setText } from "../base/dom.js";
import { setSentence } from "../base/sentence.js";
import { ASKED, SAID, createAnswer } from "../practice/answer.js";
import { createHints } from "../practice/hints.js";
import { createSure } from "../practice/sure.js";

/** @import { AnswerForm } from "../practice/answer.js" */
/** @import { Question } from "../practice/ask.js" */
/** @import { PageActions } from "../run/actions.js" */
/** @import { Asked, Model } from "../run/model.js" */

/** @typedef {Record<string, string>} Words */

/** @param {Pick<PageActions, "assess" | "hints" | "another-question">} actions */
export function createCard(actions) {
  const text = h("p", { class: "bp-asked-text", id: ASKED, tabindex: -1 });
  const form = h("div", { class: "bp-asked-form" });
  const said = h("p", { class: "bp-asked-said", id: SAID, role: "status" });
  const show = h("button", { type: "button", class: "bp-link", "data-testid": "show-answer", onclick: () => actions.assess(null) });
  const another = h("button", { type: "button", class: "bp-link", "data-testid": "another-question", onclick: () => actions["another-question"]() });
  const ways = h("div", { class: "bp-asked-ways" }, show);
  /** @type {Words} */
  let words = {};
  const sure = createSure(() => words);
  const element = h("section", { class: "bp-asked", "data-testid": "asked", "aria-labelledby": ASKED }, text, form, said, ways, sure.element);
  element.hidden = true;
  /** @type {AnswerForm | null} */
  let answer = null;
  /** @type {Question | null} */
  let shown = null;

  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !(document.activeElement instanceof HTMLElement)) return;
    event.preventDefault(); // it leaves the card and nothing else
    document.activeElement.blur();
  });

  /** @param {Question} question */
  function build(question) {
    answer = createAnswer(question, words, give, (sentence) => setText(said, sentence));
    const hints = createHints(words, actions.hints);
    form.replaceChildren(answer.element, hints.list);
    ways.replaceChildren(...(question.kind === "value" ? [hints.button] : []), show, another);
    sure.reset();
    sure.element.hidden = false;
  }

  /** @param {string | string[]} given */
  const give = (given) => actions.assess(given, sure.value() === "certain");

  function clear() {
    if (!shown) return;
    form.replaceChildren();
    ways.replaceChildren(show);
    sure.reset();
    [answer, shown] = [null, null];
  }

  /** @param {Asked} asked */
  function write({ state, question, said: sentence }) {
    setAttributes(element, { "data-state": state });
    if (question !== shown) clear();
    if (question && !shown) build(question);
    shown = question;
    setSentence(text, question ? question.text : words[state]);
    setText(show, question ? words.show : words.show_numbers);
    setText(another, words.another);
    setText(said, sentence);
    answer?.mark(sentence !== "");
  }

  return {
    element,
    /** @param {Model} model */
    update({ asked, hidden, spec }) {
      words = spec.words.asking;
      element.hidden = hidden === null;
      if (asked && hidden) write(asked);
      else {
        clear();
        for (const part of [text, said]) setText(part, "");
      }
    },
    /** Focus the answer, or where there is no question, the sentence. */
    focus() {
      if (!element.hidden) (answer ?? text).focus();
    },
  };
}
