// How sure somebody is of an answer: one tap, which nobody has to make.

import { h, setText } from "../base/dom.js";

/** @typedef {Record<string, string>} Words */

const LEVELS = ["guess", "fairly", "certain"];

/** @param {() => Words} words */
export function createSure(words) {
  let chosen = "";
  const label = h("span", { class: "bp-label", id: "bp-practice-sure" });
  const buttons = LEVELS.map((level) => h("button", { type: "button", class: "bp-button bp-small", onclick: () => choose(level) }));
  const element = h("div", { class: "bp-sure", role: "group", "aria-labelledby": label.id }, label, ...buttons);
  element.hidden = true;

  /** @param {string} level a second tap takes it back */
  function choose(level) {
    chosen = chosen === level ? "" : level;
    update();
  }

  function update() {
    setText(label, words().sure);
    LEVELS.forEach((level, at) => {
      setText(buttons[at], words()[`sure_${level}`]);
      buttons[at].setAttribute("aria-pressed", String(level === chosen));
    });
  }

  return {
    element,
    value: () => chosen,
    reset() {
      chosen = "";
      element.hidden = true;
      update();
    },
  };
}
