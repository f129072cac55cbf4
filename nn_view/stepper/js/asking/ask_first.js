// Ask first: a result stays hidden until the question about it is answered, or the answer is shown.
// Whoever steps on leaves a question open; it is asked again at the next visit.

import { Refusal, createAsking } from "../practice/ask.js";
import { entriesOf } from "../run/terms.js";
import { createQuestions } from "./questions.js";

/** @import { Assessed, Question } from "../practice/ask.js" */
/** @import { Choices } from "../run/choices.js" */
/** @import { Asked } from "../run/model.js" */
/** @import { Player } from "../run/player.js" */
/** @import { Position } from "../run/position.js" */
/** @import { Run } from "../run/runs.js" */
/** @import { AskedPlace } from "./questions.js" */

/** @typedef {{spot: string, assessed: Assessed, certain: boolean}} Outcome what is said at a place */

/** The kinds of questions that are about one cell. */
const OF_A_CELL = new Set(["value", "sign", "compare", "row", "move"]);
/** The highest number of a question that a link can name. */
const MOST = 9999;

/**
 * @param {object} parts
 * @param {() => Run} parts.run the run that is shown
 * @param {Choices} parts.choices
 * @param {() => Player} parts.player
 * @param {(change: Partial<Choices>) => void} parts.choose change the choices and draw
 * @param {() => void} parts.redraw
 * @param {(() => void) | null} parts.refuse says that there is no server to ask; null: there is one
 */
export function createAskFirst({ run, choices, player, choose, redraw, refuse }) {
  const questions = createQuestions(redraw);
  let assessing = connect();
  /** @type {Set<string>} the places whose result has been shown */
  const answered = new Set();
  /** @type {Outcome | null} of the answer just given */
  let last = null;
  /** What is said beside an answer that has to be given again. */
  let said = "";
  let busy = false;
  /** Whether the answer waits for a server that is away. */
  let lost = false;
  /** The place at which the reader was drawn last; empty where nothing is asked. */
  let spot = "";
  /** The question whose cell has been chosen. */
  let turned = "";

  function connect() {
    return createAsking((away) => {
      lost = away;
      setSaid(away ? run().spec.words.asking.away : "");
    });
  }

  /** Drop what belongs to the place before: what was said there, and an answer still being assessed. */
  function begin() {
    assessing.dispose();
    assessing = connect();
    [last, said, busy, lost] = [null, "", false, false];
  }

  /** @param {string} sentence */
  function setSaid(sentence) {
    if (said === sentence) return;
    said = sentence;
    redraw();
  }

  /** @param {Position} position @returns {AskedPlace} */
  function placeAt({ iteration, index }) {
    const { query, names } = run();
    return { query, iteration, quantity: names[index], number: choices.ask, digits: choices.digits };
  }

  /** @param {Position} position */
  function spotOf(position) {
    const { query, iteration, quantity } = placeAt(position);
    return JSON.stringify([query, iteration, quantity]);
  }

  /**
   * What is asked at a position, or null where Ask first is off.
   * @param {Position} position
   * @returns {Asked | null}
   */
  function at(position) {
    if (!choices.ask) return null;
    const found = questions.at(placeAt(position));
    const question = found && "question" in found ? found.question : null;
    const here = spotOf(position);
    const assessed = last?.spot === here ? last.assessed : null;
    // Whoever steps on is drawn at the next place before this one is left.
    const asked = { question, said: here === spot ? said : "", assessed, certain: Boolean(assessed && last?.certain) };
    if (answered.has(here)) return { ...asked, state: "answered" };
    if (found && "reason" in found) return { ...asked, state: "none", said: found.reason };
    if (!found) return { ...asked, state: questions.isLost() ? "lost" : "loading" };
    return { ...asked, state: "asked" };
  }

  /**
   * The row of the data: a question counts only those that the iteration uses.
   * @param {number} row
   */
  function rowOf(row) {
    const { spec, client } = run();
    const values = client.values(player().position.iteration);
    return values ? (entriesOf(spec, values, "rows")[row] ?? row) : row;
  }

  /**
   * The choices that show the cell of a question, in the matrix of its row where each row has one.
   * @param {Question} question
   * @returns {Partial<Choices>}
   */
  function lookAt({ quantity, cell: [row, column], data_row: whose }) {
    const { rows } = run().spec.blocks[quantity];
    const cell = { row: rows === "rows" ? rowOf(row) : row, column };
    return { cell, inspect: null, weight: null, ...(whose === null ? {} : { row: rowOf(whose) }) };
  }

  /**
   * Show the result of a place, with what is said of the answer.
   * @param {Question | null} question
   * @param {Outcome | null} outcome
   * @param {string} here
   */
  function show(question, outcome, here) {
    answered.add(here);
    last = outcome;
    said = "";
    // Elsewhere the chosen cell is that of another quantity.
    if (here === spot && question && OF_A_CELL.has(question.kind)) choose(lookAt(question));
    else redraw();
  }

  /** Choose the cell that is asked about, so that large operands show what it needs. */
  function turn() {
    const question = at(player().position)?.question;
    const name = JSON.stringify(question);
    if (!question || !OF_A_CELL.has(question.kind) || turned === name) return;
    turned = name;
    choose(lookAt(question));
  }

  return {
    at,
    /** Whether playing waits: a question may be on its way. */
    holds: () => at(player().position)?.state === "loading",
    /**
     * The reader is at a position, and may go to another one next.
     * @param {Position} position
     * @param {() => Position} next
     */
    rest(position, next) {
      // Every step comes here: where nothing was asked, there is nothing to do.
      if (!choices.ask && !spot) return;
      const here = spotOf(position);
      if (here !== spot) {
        begin();
        spot = choices.ask ? here : "";
      }
      const places = choices.ask ? [position, next()] : [];
      const open = places.filter((one) => !answered.has(spotOf(one)));
      questions.want(open.map(placeAt));
      const state = at(position)?.state;
      if (state === "asked" || state === "lost") {
        if (player().pace.playing !== 0) player().play(0);
      }
      turn();
    },
    actions: {
      "ask-first"() {
        if (refuse) refuse();
        else choose({ ask: choices.ask ? 0 : 1 });
      },
      "another-question"() {
        answered.delete(spot);
        begin();
        choose({ ask: (choices.ask % MOST) + 1 });
      },
      /**
       * Have an answer assessed, or with null show the right one.
       * @param {string | string[] | null} answer
       * @param {boolean} [certain]
       */
      async assess(answer, certain = false) {
        const asked = at(player().position);
        const here = spotOf(player().position);
        const question = asked?.question ?? null;
        // Without a question, or a server, there is nothing to be said but the numbers.
        if (answer === null && (!question || lost)) return show(question, null, here);
        if (!question || busy) return undefined;
        busy = true;
        const assessed = await assessing.assessment(run().query, question, answer).catch(refusedAs);
        busy = false;
        if (!assessed) return undefined;
        if (assessed.verdict === "again") return setSaid(assessed.sentences.join(" "));
        return show(question, { spot: here, assessed, certain }, here);
      },
      hints() {
        const question = at(player().position)?.question;
        return question ? assessing.hints(run().query, question) : Promise.resolve({ hints: [] });
      },
    },
    dispose() {
      questions.dispose();
      assessing.dispose();
    },
  };

  /** @param {unknown} problem a refusal is told */
  function refusedAs(problem) {
    if (problem instanceof Refusal) setSaid(problem.message);
    return null;
  }
}
