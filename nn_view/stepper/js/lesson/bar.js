// The bar of a lesson: where one is, what is told there, what to try, and the ways on.

import { createDialog } from "../base/dialog.js";
import { fill, h, setAttributes, setText } from "../base/dom.js";

/** @import { LessonData } from "../types/page.d.ts" */

/** @typedef {{go: (stop: number) => void, leave: () => void, next: () => void}} BarActions */

/** Whether the text is folded away; it stays so from stop to stop. */
let folded = false;
/** The button that led to another page, whose bar has the keyboard then. */
let pressed = "";
/** A screen reader says nothing of what a new part of a page begins with. */
const SPEAK_MS = 500;

/** @param {BarActions} actions */
export function createBar(actions) {
  const stops = createDialog({ "data-testid": "lesson-stops" });
  const where = button("where", () => showStops());
  const title = h("strong", { class: "bp-lesson-title" });
  const told = h("p", { "data-testid": "lesson-told" });
  const label = h("strong");
  const attempt = h("span");
  const tried = h("p", { "data-testid": "lesson-try" }, label, " ", attempt);
  const note = h("p", { class: "bp-lesson-note", "data-testid": "lesson-note" });
  const text = h("div", { class: "bp-lesson-text" }, told, tried, note);
  const back = way("back", () => actions.go(shown.number - 1));
  const next = way("next", () => actions.next());
  const reset = way("reset", () => actions.go(shown.number));
  const leave = button("leave", () => actions.leave());
  const fold = button("fold", () => {
    folded = !folded;
    draw();
  });
  const notes = button("notes", () => {
    showsNotes = !showsNotes;
    draw();
  });
  const spoken = h("div", { class: "bp-unseen", "aria-live": "polite" });
  const element = h(
    "section",
    { class: "bp-lesson", "data-testid": "lesson" },
    h("div", { class: "bp-lesson-head" }, where, h("span", { class: "bp-lesson-side" }, notes, fold), title),
    text,
    h("div", { class: "bp-lesson-ways" }, back, next, reset, leave),
    spoken,
    stops.element,
  );
  /** @type {LessonData} */
  let shown;
  let isDone = false;
  let showsNotes = false;
  /** @type {number[]} */
  let tries = [];
  let said = "";
  let speaking = 0;

  /**
   * @param {string} name
   * @param {() => void} action
   */
  function button(name, action) {
    const made = h("button", { type: "button", class: "bp-button", "data-testid": `lesson-${name}` });
    made.addEventListener("click", action);
    return made;
  }

  /**
   * A button that leads to a stop, perhaps on another page.
   * @param {string} name
   * @param {() => void} action
   */
  function way(name, action) {
    return button(name, () => {
      pressed = name;
      action();
    });
  }

  function showStops() {
    const { titles, words, number, title: heading } = shown;
    const items = titles.map((one, at) => {
      const link = h("button", { type: "button", class: "bp-link", "aria-current": at + 1 === number ? "step" : null }, one);
      link.addEventListener("click", () => {
        stops.element.close();
        actions.go(at + 1);
      });
      const tick = h("span", { role: "img", "aria-label": words.ticked }, "✓");
      return h("li", {}, link, ...(tries.includes(at + 1) ? [" ", tick] : []));
    });
    stops.write(heading, words.close, h("ol", { class: "bp-lesson-stops" }, ...items));
    stops.element.showModal();
  }

  function draw() {
    const { words, number, titles, told: sentences, attempt: asked, note: noted } = shown;
    const count = titles.length;
    const isLast = number === count;
    setAttributes(element, {
      "aria-label": fill(words.region, { title: shown.title }),
      "data-stop": number,
      "data-done": String(isDone),
    });
    setText(where, `${number}/${count}`);
    const place = fill(words.where, { stop: number, count });
    setAttributes(where, { "aria-label": `${number}/${count}: ${words.list}`, title: words.list });
    setText(title, titles[number - 1]);
    text.hidden = folded;
    write(told, sentences);
    tried.hidden = !asked;
    // What was done gives its place to what it shows, so that the page below stays where it is.
    const now = isDone ? `${words.done} ${shown.done}`.trim() : asked;
    setText(label, isDone ? "✓" : words.try);
    write(attempt, now);
    tried.classList.toggle("bp-lesson-done", isDone);
    write(note, noted);
    note.hidden = !noted || !showsNotes;
    name(back, words.back, words.back_help);
    name(next, isLast ? words.finish : words.next, isLast ? words.finish_help : words.next_help);
    name(reset, words.reset, words.reset_help);
    name(leave, words.leave, words.leave_help);
    name(notes, words.notes, words.notes_help);
    name(fold, folded ? "▾" : "▴", folded ? words.unfold : words.fold);
    setAttributes(fold, { "aria-label": folded ? words.unfold : words.fold, "aria-expanded": String(!folded) });
    setAttributes(notes, { "aria-pressed": String(showsNotes) });
    notes.hidden = !noted;
    // A button without a way keeps the keyboard where it is.
    setAttributes(back, { "aria-disabled": number === 1 ? "true" : null });
    next.classList.toggle("bp-primary", isDone || !shown.goal || tries.includes(number));
    speak(isDone ? now : `${place}: ${titles[number - 1]}. ${sentences} ${asked && `${words.try} ${asked}`}`);
  }

  /** @param {string} sentence what a screen reader says, once */
  function speak(sentence) {
    const plain = sentence.replaceAll("`", "");
    if (plain === said) return;
    said = plain;
    clearTimeout(speaking);
    speaking = setTimeout(setText, SPEAK_MS, spoken, plain);
  }

  return {
    element,
    /**
     * @param {LessonData} data
     * @param {boolean} reached on this visit to the stop
     * @param {number[]} all the stops at which it was reached on any
     */
    update(data, reached, all) {
      [shown, isDone, tries] = [data, reached, all];
      draw();
    },
    /** After a turn to another page the keyboard is where it was. */
    focus() {
      const same = element.querySelector(`[data-testid="lesson-${pressed}"]`);
      if (pressed && same instanceof HTMLElement) same.focus({ preventScroll: true });
      pressed = "";
    },
    dispose: () => clearTimeout(speaking),
  };
}

/**
 * @param {HTMLElement} button
 * @param {string} label
 * @param {string} help
 */
function name(button, label, help) {
  setText(button, label);
  setAttributes(button, { title: help });
}

/**
 * A text in which `backquotes` mark code.
 * @param {HTMLElement} element
 * @param {string} text
 */
function write(element, text) {
  const parts = text.split("`");
  element.replaceChildren(...parts.map((part, at) => (at % 2 && at < parts.length - 1 ? h("code", { translate: "no" }, part) : part)));
}
