// What every button, key and click does.

import { SPEEDS } from "./player.js";
import { clamp, first, last, stepIteration, stepQuantity } from "./position.js";

/** @import { EditRequest } from "../types/page.d.ts" */
/** @import { Cell, Edit, NamedCell, Specification } from "../types/specification.d.ts" */
/** @import { Choices } from "./choices.js" */
/** @import { Player } from "./player.js" */
/** @import { Position, Reach, Unit } from "./position.js" */
/** @import { createPageLinks } from "./page_links.js" */
/** @import { Run } from "./runs.js" */

/**
 * @typedef {ReturnType<typeof createActions>} Actions
 * @typedef {{help: () => void, signs: () => void, projection: () => void, "copy-link": () => void,
 *            pictures: () => void, enlarge: () => void, leave: () => void, blank: () => void,
 *            fullscreen: () => void, setStopped: (stopped: boolean) => void,
 *            forget: () => void, "ask-first": () => void, answer: () => void,
 *            "another-question": () => void,
 *            assess: (answer: string | string[] | null, certain?: boolean) => void,
 *            hints: () => Promise<{hints: string[]}>,
 *            linkTo: ReturnType<typeof createPageLinks>["to"]}} ViewActions
 *   what concerns the view as a whole
 * @typedef {Actions & ViewActions} PageActions
 * @typedef {Omit<Edit, "value">} EditedCell a cell of a parameter before an iteration
 */

/**
 * @param {Specification} spec
 * @param {string} one
 * @param {string} other
 */
const isSameShape = (spec, one, other) =>
  spec.blocks[one].rows === spec.blocks[other].rows &&
  spec.blocks[one].columns === spec.blocks[other].columns;

/**
 * @param {Cell} one
 * @param {Cell} other
 */
const isSameCell = (one, other) => one.row === other.row && one.column === other.column;

/** Nothing is looked at closely. */
const NOTHING = { inspect: null, weight: null, editing: null };

/**
 * @param {object} parts
 * @param {() => Run} parts.run the run that is shown
 * @param {Choices} parts.choices
 * @param {Player} parts.player
 * @param {() => Reach} parts.reach
 * @param {(change: Partial<Choices>) => void} parts.choose change the choices and draw
 * @param {(change: EditRequest) => string | null} parts.request ask the page for another run; gives
 *   the name of the sentence that says why it is not possible
 */
export function createActions({ run, choices, player, reach, choose, request }) {
  const names = () => run().names;

  /**
   * A step of the reader's own: what was looked at closely belongs to the position left behind.
   * @param {(from: Position, names: string[], reach: Reach) => Position} to
   */
  const move = (to) => {
    player.push((position) => {
      Object.assign(choices, NOTHING);
      return to(position, names(), reach());
    });
  };
  const toFirst = () => move((_, __, end) => first(end));
  /** @param {(from: Position) => Position} to */
  const jump = (to) => move((position, all, end) => clamp(to(position), all, end));
  /** @param {number} direction */
  const play = (direction) => {
    const again = player.pace.playing === direction;
    const end = last(names(), reach());
    const { position } = player;
    const ended = position.iteration === end.iteration && position.index === end.index;
    if (!again && direction > 0 && ended) toFirst();
    player.play(again ? 0 : direction);
  };

  /**
   * The same cell, in the chosen row where that is one to train with.
   * @param {Cell} cell
   */
  const inChosenRow = (cell) => ({ ...cell, row: choices.row === "mean" ? cell.row : choices.row });

  /**
   * A weight: its cell of the quantity where that has the weights' shape.
   * @param {string} name
   * @param {Cell} cell
   */
  const clickWeight = (name, cell) => {
    const { spec } = run();
    const quantity = spec.quantities[player.position.index];
    const same = quantity.flow.weights === name && isSameShape(spec, quantity.name, name);
    const weight = { name, cell };
    choose({ ...NOTHING, weight, ...(same ? { cell } : { inspect: { name, ...cell } }) });
  };

  return {
    first: toFirst,
    last: () => move((_, all, end) => last(all, end)),
    next: () => move((position, all, end) => stepQuantity(position, 1, all, end)),
    previous: () => move((position, all, end) => stepQuantity(position, -1, all, end)),
    "next-iteration": () => move((position, all, end) => stepIteration(position, 1, all, end)),
    "previous-iteration": () => move((position, all, end) => stepIteration(position, -1, all, end)),
    play: () => play(1),
    rewind: () => play(-1),
    toggle: () => (player.pace.playing === 0 ? play(1) : player.play(0)),
    /** @param {number} iteration */
    toIteration: (iteration) => jump((position) => ({ ...position, iteration })),
    /** @param {number} index of a quantity */
    go: (index) => jump((position) => ({ ...position, index })),
    /**
     * To where a quantity is computed, `back` iterations earlier, with one of its cells chosen.
     * @param {string} name
     * @param {Cell | null} [cell]
     * @param {number} [back]
     */
    goTo(name, cell = null, back = 0) {
      if (cell) choices.cell = cell;
      const index = names().indexOf(name);
      jump((position) => ({ iteration: position.iteration - back, index }));
    },
    /**
     * @param {number} iteration
     * @param {string} name of a quantity
     */
    toPlace: (iteration, name) =>
      jump(() => ({ iteration, index: Math.max(0, names().indexOf(name)) })),
    /** @param {Unit} unit */
    setUnit: (unit) => player.setPace({ unit }),
    /** @param {number} speed an index of `SPEEDS` */
    setSpeed(speed) {
      choices.speed = speed;
      player.setPace({ delay: SPEEDS[speed] });
    },
    /** @param {number} digits */
    setDigits: (digits) => choose({ digits }),
    /** @param {Choices["chart"]} chart */
    showChart: (chart) => choose({ chart }),
    /** @param {string} map of a unit, or of the classes */
    showMap: (map) => choose({ map }),
    /** @param {boolean} wholeCurve */
    showWholeCurve: (wholeCurve) => choose({ wholeCurve }),
    /** @param {number | "mean"} row */
    chooseRow: (row) => choose({ row }),
    /** @param {Cell} cell of the quantity's result */
    chooseCell: (cell) => choose({ ...NOTHING, cell }),
    /**
     * A unit of the network: its cell of the quantity where it has one, or else its activation.
     * @param {{layer: number, unit: number}} unit
     */
    clickUnit({ layer, unit }) {
      const { spec } = run();
      const { columns } = spec.blocks[names()[player.position.index]];
      const end = spec.layers.length - 1;
      const axis = layer === 0 ? "inputs" : layer === end ? "outputs" : `hidden${layer}`;
      const cell = { row: choices.cell.row, column: unit };
      if (choices.chart === "output" && layer > 0) choices.map = `a${layer},${unit + 1}`;
      if (columns === axis) choose({ ...NOTHING, cell });
      else {
        const name = layer ? `a${layer}` : "inputs";
        choose({ ...NOTHING, inspect: { name, ...inChosenRow(cell) } });
      }
    },
    /** @param {NamedCell} inspect */
    inspect: (inspect) => choose({ ...NOTHING, inspect }),
    clickWeight,
    /**
     * Open the field in which a weight is set by hand; nothing moves meanwhile.
     * @param {string} name
     * @param {Cell} cell
     */
    editWeight(name, cell) {
      player.play(0);
      clickWeight(name, cell);
      choose({ editing: { name, ...cell } });
    },
    stopEditing: () => choose({ editing: null }),
    /**
     * Ask for a number set by hand.
     * @param {Edit} edit
     * @returns {string | null} the name of the sentence that says why it is not possible now
     */
    setWeight(edit) {
      const { edits, most_edits: most } = run().spec;
      const isThere = edits.some(
        (one) => one.iteration === edit.iteration && one.name === edit.name && isSameCell(one, edit),
      );
      if (!isThere && edits.length >= most) return "edit_most";
      return request({ kind: "set", ...edit });
    },
    /**
     * Ask for the number that was trained.
     * @param {EditedCell} edited
     * @returns {string | null} as above
     */
    undoWeight({ iteration, name, row, column }) {
      return request({ kind: "undo", iteration, name, row, column });
    },
  };
}

/**
 * The same actions, which do nothing before a run is shown.
 * @param {PageActions} all
 * @param {() => unknown} isShown
 * @returns {PageActions}
 */
export const whenShown = (all, isShown) =>
  new Proxy(all, {
    // Keys that belong to another part of the page, such as a lesson's, have no action here.
    get: (target, name) =>
      name in target &&
      (/** @param {unknown[]} values */ (...values) =>
        isShown() ? Reflect.apply(Reflect.get(target, name), target, values) : undefined),
  });
