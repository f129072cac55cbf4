// The ways to answer: type a number, choose, or put in order.

import { fill, h } from "../base/dom.js";
import { withNames } from "../base/sentence.js";

/** @import { Question } from "./ask.js" */
/** @typedef {Record<string, string>} Words */

/**
 * @typedef {object} AnswerForm
 * @property {HTMLElement} element
 * @property {() => void} focus
 * @property {(again: boolean) => void} mark that the answer is asked for again
 * @property {() => void} end nothing more can be answered
 */

/**
 * @param {Question} question
 * @param {Words} words
 * @param {(answer: string | string[]) => void} give
 * @param {(sentence: string) => void} announce
 * @returns {AnswerForm}
 */
export function createAnswer(question, words, give, announce) {
  if (question.form === "number") return createNumber(words, give);
  if (question.form === "order") return createOrder(question, words, give, announce);
  return createChoice(question, give);
}

/** The sentence that the question is, for a screen reader. */
export const ASKED = "bp-practice-asked";
/** What is said of the answer. */
export const SAID = "bp-practice-said";

/**
 * @param {Words} words
 * @param {(answer: string) => void} give
 * @returns {AnswerForm}
 */
function createNumber(words, give) {
  const field = h("input", {
    class: "bp-field",
    type: "text",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    enterkeyhint: "done",
    "aria-describedby": `${ASKED} ${SAID}`,
  });
  const check = h("button", { type: "submit", class: "bp-button bp-primary" }, words.check);
  const form = h("form", { class: "bp-answer" }, h("label", { class: "bp-label" }, words.number, field), check);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    give(field.value);
  });
  return {
    element: form,
    focus: () => field.focus(),
    mark(again) {
      field.setAttribute("aria-invalid", String(again));
      if (again) field.select();
    },
    end() {
      field.readOnly = true;
      check.hidden = true;
    },
  };
}

/**
 * @param {Question} question
 * @param {(answer: string) => void} give
 * @returns {AnswerForm}
 */
function createChoice({ kind, choices }, give) {
  // Of an operand alone, such as `inputs`, nothing says that it is a name.
  const translate = kind === "operand" ? "no" : null;
  const buttons = choices.map(({ key, text }) => {
    const button = h("button", { type: "button", class: "bp-button bp-choice", "aria-pressed": "false", translate }, ...withNames(text));
    button.addEventListener("click", () => {
      if (button.disabled) return;
      button.setAttribute("aria-pressed", "true");
      give(key);
    });
    return button;
  });
  return {
    element: h("div", { class: "bp-answer", role: "group", "aria-labelledby": ASKED }, ...buttons),
    focus: () => buttons[0].focus(),
    mark() {},
    end() {
      for (const button of buttons) button.disabled = true;
    },
  };
}

/**
 * @param {Question} question
 * @param {Words} words
 * @param {(answer: string[]) => void} give
 * @param {(sentence: string) => void} announce
 * @returns {AnswerForm}
 */
function createOrder({ choices }, words, give, announce) {
  const list = h("ol", { class: "bp-order" });
  const check = h("button", { type: "button", class: "bp-button bp-primary" }, words.check);
  const items = choices.map(({ key, text: said }) => {
    const [up, down] = /** @type {const} */ ([-1, 1]).map((by) => {
      const label = fill(by < 0 ? words.up : words.down, { step: said });
      const sign = by < 0 ? "↑" : "↓";
      return h("button", { type: "button", class: "bp-button", "aria-label": label, onclick: () => move(key, by) }, sign);
    });
    return { key, said, up, down, line: h("li", {}, h("code", { translate: "no" }, said), up, down) };
  });
  list.append(...items.map(({ line }) => line));
  check.addEventListener("click", () => give(keys()));
  update();

  const ordered = () => [...list.children].map((line) => items.find((one) => one.line === line) ?? items[0]);
  const keys = () => ordered().map(({ key }) => key);

  /** @param {string} key @param {number} by */
  function move(key, by) {
    const order = ordered();
    const at = order.findIndex((one) => one.key === key);
    const other = order[at + by];
    const own = order[at];
    if (!other) return;
    if (by < 0) other.line.before(own.line);
    else other.line.after(own.line);
    update();
    // The button has moved with its line; at an end it is the other one's turn.
    const pressed = by < 0 ? own.up : own.down;
    (pressed.disabled ? (by < 0 ? own.down : own.up) : pressed).focus();
    announce(fill(words.moved, { step: own.said, place: at + by + 1, count: order.length }));
  }

  function update() {
    const lines = [...list.children];
    for (const { line, up, down } of items) {
      up.disabled = line === lines[0];
      down.disabled = line === lines[lines.length - 1];
    }
  }

  return {
    element: h("div", { class: "bp-answer", role: "group", "aria-labelledby": ASKED }, h("p", { class: "bp-hint" }, words.order), list, check),
    focus: () => items.find(({ line }) => line === list.firstChild)?.down.focus(),
    mark() {},
    end() {
      for (const { up, down } of items) up.disabled = down.disabled = true;
      check.hidden = true;
    },
  };
}
