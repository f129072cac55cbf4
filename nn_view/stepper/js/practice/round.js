// Ten questions, one after the other: each is asked, answered, and explained.

import { fill, h, setText } from "../base/dom.js";
import { setSentence } from "../base/sentence.js";
import { ASKED, SAID, createAnswer } from "./answer.js";
import { Refusal, createAsking } from "./ask.js";
import { createDeck } from "./deck.js";
import { drawGiven } from "./given.js";
import { createHints } from "./hints.js";
import { isRight, ROUND, roundOf, withAnswer, withNewRound } from "./record.js";
import { drawn } from "./random.js";
import { saidOf } from "./said.js";
import { createSure } from "./sure.js";

/** @import { PracticeData } from "../types/page.d.ts" */
/** @import { Assessed, Question } from "./ask.js" */
/** @import { Wish } from "./deck.js" */
/** @import { Store } from "./store.js" */

/** How many questions are drawn for one that must not be the same. */
const TRIES = 4;

/**
 * @param {() => PracticeData} latest
 * @param {Store} store
 */
export function createRound(latest, store) {
  const head = h("p", { class: "bp-practice-round" });
  const asked = h("h2", { class: "bp-practice-asked", id: ASKED, tabindex: -1 });
  const given = h("div");
  const form = h("div");
  const said = h("div", { class: "bp-said", id: SAID, role: "status", "data-testid": "said" });
  const buttons = h("div", { class: "bp-practice-buttons" });
  const sure = createSure(() => latest().words);
  const element = h("section", { class: "bp-practice-round-part", "data-testid": "question" }, head, asked, given, form, sure.element, said, buttons);
  const asking = createAsking(setAway);
  const deck = createDeck();
  /** The query and the quantity that the question is about. */
  let shown = "";
  let serial = 0;
  /** @type {Wish | null} */
  let wish = null;

  /** @param {boolean} away */
  function setAway(away) {
    const { words } = latest();
    if (away) setText(said, words.away);
    else if (said.textContent === words.away) setText(said, "");
  }

  /**
   * Show what comes next; with the focus, if somebody has asked for it.
   * @param {boolean} focus
   */
  async function next(focus) {
    const { words } = latest();
    const own = (serial += 1);
    const { done } = roundOf(store.record);
    if (done >= ROUND) {
      showEnd(focus);
      return;
    }
    element.style.minHeight = `${element.offsetHeight}px`;
    element.dataset.state = "loading";
    for (const part of [given, form, said, buttons]) part.replaceChildren();
    delete said.dataset.verdict;
    sure.reset();
    setText(asked, words.loading);
    try {
      const question = await find();
      if (own === serial) show(question, focus);
    } catch (problem) {
      if (own !== serial || !(problem instanceof Refusal)) return;
      setText(asked, problem.message);
      element.dataset.state = "refused";
    } finally {
      if (own === serial) element.style.minHeight = "";
    }
  }

  /** @returns {Promise<Question>} */
  async function find() {
    const { query, quantities, about, digits } = latest();
    const wanted = (wish ??= deck.next(store.record, quantities, about));
    const { due } = wanted;
    const ask = () => asking.question(query, wanted, digits, drawn());
    if (!due) return ask();
    for (let tried = 1; ; tried += 1) {
      const question = await ask().catch(refused);
      if (question?.kind !== due.kind) {
        deck.skip(due);
        wish = null;
        return find();
      }
      // What comes back is another cell, unless there is only one.
      if (tried === TRIES || !alike(due.question, question)) return question;
    }
  }

  /** @param {unknown} problem a refusal means that there is no such question */
  function refused(problem) {
    if (problem instanceof Refusal) return null;
    throw problem;
  }

  /**
   * Whether it is the same cell of the same iteration.
   * @param {string} before
   * @param {Question} question
   */
  const alike = (before, question) => placeOf(new URLSearchParams(before)) === placeOf(named(question));

  /**
   * @param {Question} question
   * @param {boolean} focus
   */
  function show(question, focus) {
    const { words } = latest();
    const number = roundOf(store.record).done + 1;
    const parts = [fill(words.round, { number, count: ROUND })];
    if (!["shape", "operand", "order"].includes(question.kind)) {
      parts.push(fill(words.iteration, { iteration: question.iteration }));
    }
    if (wish?.due) parts.push(words.again);
    setText(head, parts.join(" · "));
    setSentence(asked, question.text);
    given.replaceChildren(drawGiven(question.given, words));
    const answer = createAnswer(question, words, assess, (sentence) => setText(said, sentence));
    form.replaceChildren(answer.element);
    const reveal = h("button", { type: "button", class: "bp-link", onclick: () => assess(null) }, words.show);
    const hints = createHints(words, () => asking.hints(latest().query, question));
    buttons.replaceChildren(...(question.kind === "value" ? [hints.button] : []), reveal);
    form.append(hints.list);
    sure.element.hidden = false;
    element.dataset.state = "asked";
    if (focus) (question.form === "number" ? answer : asked).focus();
    let busy = false;

    /** @param {string | string[] | null} given */
    async function assess(given) {
      if (busy) return;
      busy = true;
      const { query } = latest();
      const assessed = await asking.assessment(query, question, given).catch((problem) => {
        if (problem instanceof Refusal) setText(said, problem.message);
        return null;
      });
      busy = false;
      if (!assessed || !answer.element.isConnected) return;
      say(assessed);
      answer.mark(assessed.verdict === "again");
      if (assessed.verdict === "again") return;
      answer.end();
      note(question, query, given, assessed, hints.given());
    }
  }

  /** @param {Assessed} assessed */
  function say(assessed) {
    said.replaceChildren(...saidOf(assessed, latest().words));
    said.dataset.verdict = assessed.verdict;
  }

  /**
   * @param {Question} question
   * @param {string} settings
   * @param {string | string[] | null} given
   * @param {Assessed} assessed
   * @param {number} hints that were given
   */
  function note(question, settings, given, { verdict, mistakes }, hints) {
    const { words } = latest();
    const name = named(question);
    const answered = {
      when: new Date().toISOString(),
      settings,
      question: String(name),
      kind: question.kind,
      quantity: question.quantity,
      answer: [given ?? ""].flat().join(" "),
      verdict,
      mistakes,
      sure: sure.value(),
      hints,
    };
    store.set(withAnswer(store.record, answered));
    wish = null;
    element.dataset.state = isRight(answered) ? "right" : "missed";
    sure.element.hidden = true;
    const last = roundOf(store.record).done >= ROUND;
    const go = h("button", { type: "button", class: "bp-button bp-primary", onclick: () => next(true) }, last ? words.finish : words.next);
    const place = new URLSearchParams(settings);
    for (const part of ["at", "quantity", "cell", "digits"]) place.set(part, name.get(part) ?? "");
    const { href } = new URL(`.?${place}`, document.baseURI);
    buttons.replaceChildren(go, h("a", { class: "bp-link", href }, words.step));
    go.focus();
  }

  /** @param {boolean} focus */
  function showEnd(focus) {
    const { words } = latest();
    const { done, right, certain } = roundOf(store.record);
    const back = store.record.due.length;
    for (const part of [given, form, said]) part.replaceChildren();
    sure.element.hidden = true;
    setText(head, "");
    const sentences = [
      fill(words.done, { right, count: done }),
      back === 1 ? words.done_back_one : back ? fill(words.done_back, { back }) : "",
      certain === 1 ? words.done_sure_one : certain ? fill(words.done_sure, { sure: certain }) : "",
    ];
    setText(asked, sentences.filter(Boolean).join(" "));
    element.dataset.state = "done";
    const more = () => {
      store.set(withNewRound(store.record));
      next(true);
    };
    buttons.replaceChildren(h("button", { type: "button", class: "bp-button bp-primary", onclick: more }, words.more));
    if (focus) asked.focus();
  }

  return {
    element,
    /** Ask about what the page is about now. */
    update() {
      const { query, about } = latest();
      if (shown === `${query} ${about}`) return;
      shown = `${query} ${about}`;
      wish = null;
      deck.restart();
      next(false);
    },
    /** The record was cleared or brought back: the round begins anew. */
    restart: () => next(false),
    dispose: () => asking.dispose(),
  };
}

/**
 * What names a question within its run, as a link would.
 * @param {Question} question
 */
function named({ kind, iteration, quantity, cell, data_row, seed, digits }) {
  const places = cell.map((one) => one + 1).join(",");
  const row = data_row === null ? "" : String(data_row + 1);
  const all = { at: String(iteration), quantity, cell: places, matrix: row, digits: String(digits), kind, seed: String(seed) };
  return new URLSearchParams(all);
}

/** @param {URLSearchParams} question */
const placeOf = (question) => ["at", "quantity", "cell", "matrix"].map((name) => question.get(name)).join(" ");
