// What every button, key and click does.

import { SPEEDS } from "./player.js";
import { clamp, first, last, stepIteration, stepQuantity } from "./position.js";

const isSameShape = (spec, one, other) =>
  ["rows", "columns"].every((axis) => spec.blocks[one][axis] === spec.blocks[other][axis]);

/** Nothing is looked at closely. */
const NOTHING = { inspect: null, weight: null, editing: null };

/** The chosen row's cell, where that row is one to train with. */
const ofRow = (state, cell) => ({ ...cell, row: state.row === "mean" ? cell.row : state.row });

/**
 * @param {object} parts
 * @param {() => any} parts.run the run that is shown
 * @param {any} parts.state what the reader has chosen
 * @param {ReturnType<import("./player.js").createPlayer>} parts.player
 * @param {() => string[]} parts.names
 * @param {() => any} parts.reach
 * @param {(change: Record<string, any>) => void} parts.choose change the state and draw
 * @param {(change: any) => string | null} parts.request ask the page for another run; gives the
 *   name of the sentence why it cannot
 */
export function createActions({ run, state, player, names, reach, choose, request }) {
  /** A step of the reader's own: what was looked at closely belongs to the place left behind. */
  const move = (to) => {
    player.push((place) => {
      Object.assign(state, NOTHING);
      return to(place, names(), reach());
    });
  };
  const toFirst = () => move((_, __, end) => first(end));
  const jump = (to) => move((place, all, end) => clamp(to(place), all, end));
  const play = (direction) => {
    const again = player.pace.playing === direction;
    const end = last(names(), reach());
    const { place } = player;
    const ended = place.iteration === end.iteration && place.index === end.index;
    if (!again && direction > 0 && ended) toFirst();
    player.play(again ? 0 : direction);
  };

  /** A weight: its cell of the quantity at hand where that has the weights' shape. */
  const clickWeight = (name, cell) => {
    const { spec, names: all } = run();
    const quantity = spec.quantities[player.place.index];
    const same = quantity.flow.weights === name && isSameShape(spec, all[player.place.index], name);
    const weight = { name, cell };
    choose({ ...NOTHING, weight, ...(same ? { cell } : { inspect: { name, ...cell } }) });
  };

  /** Ask for a change; gives the name of the sentence that says why it is not possible now. */
  const ask = (kind, change) => {
    const { spec } = run();
    const { iteration, name, row, column } = change;
    const isThere = spec.edits.some(
      (one) => one.iteration === iteration && one.name === name && one.row === row && one.column === column,
    );
    if (kind === "set" && !isThere && spec.edits.length >= spec.most_edits) return "edit_most";
    return request({ kind, ...change });
  };

  return {
    first: toFirst,
    last: () => move((_, all, end) => last(all, end)),
    next: () => move((place, all, end) => stepQuantity(place, 1, all, end)),
    previous: () => move((place, all, end) => stepQuantity(place, -1, all, end)),
    "next-iteration": () => move((place, all, end) => stepIteration(place, 1, all, end)),
    "previous-iteration": () => move((place, all, end) => stepIteration(place, -1, all, end)),
    play: () => play(1),
    rewind: () => play(-1),
    toggle: () => (player.pace.playing === 0 ? play(1) : player.play(0)),
    toIteration: (iteration) => jump((place) => ({ ...place, iteration })),
    go: (index) => jump((place) => ({ ...place, index })),
    /** To where a quantity is computed, `back` iterations earlier, with one of its cells chosen. */
    goTo(name, cell = null, back = 0) {
      if (cell) state.cell = cell;
      const index = names().indexOf(name);
      jump((place) => ({ iteration: place.iteration - back, index }));
    },
    setUnit: (unit) => player.setPace({ unit }),
    setSpeed(speed) {
      state.speed = speed;
      player.setPace({ delay: SPEEDS[speed] });
    },
    setDigits: (digits) => choose({ digits }),
    chooseRow: (row) => choose({ row }),
    /** A cell of a result; where its rows are those of the data, that row goes through the network. */
    chooseCell(cell, ofRows) {
      choose({ ...NOTHING, cell, ...(ofRows ? { row: cell.row } : {}) });
    },
    /** A unit of the network: its cell of the quantity at hand, or else its activation. */
    clickUnit({ layer, unit }) {
      const { spec, names: all } = run();
      const { columns } = spec.blocks[all[player.place.index]];
      const last = spec.layers.length - 1;
      const axis = layer === 0 ? "inputs" : layer === last ? "outputs" : `hidden${layer}`;
      const cell = { row: state.cell.row, column: unit };
      if (columns === axis) choose({ ...NOTHING, cell });
      else choose({ ...NOTHING, inspect: { name: layer ? `a${layer}` : "inputs", ...ofRow(state, cell) } });
    },
    inspect: (inspect) => choose({ ...NOTHING, inspect }),
    clickWeight,
    /** Open the field in which a weight is set by hand; nothing moves meanwhile. */
    editWeight(name, cell) {
      player.play(0);
      clickWeight(name, cell);
      choose({ editing: { name, ...cell } });
    },
    stopEditing: () => choose({ editing: null }),
    setWeight: (change) => ask("set", change),
    undoWeight: (change) => ask("undo", change),
  };
}
