// Moves through a training: every step asked for is shown, in order, one a frame. What takes longer
// to draw than the numbers follows in the next frame.

import { compare, first, step } from "./position.js";

/** @import { Position, Reach, Unit } from "./position.js" */

/** Milliseconds between two steps, from slow to fast; the last is one step a frame. */
export const SPEEDS = [2000, 1000, 500, 250, 120, 50, 0];
/** The speed at the start: slow enough to read a name. */
export const START_SPEED = 1;

/**
 * @typedef {{playing: number, unit: Unit, delay: number}} Pace `playing`: 1 forwards, -1 backwards,
 *   0 not at all; `delay` in milliseconds
 * @typedef {(from: Position) => Position} Step
 * @typedef {ReturnType<typeof createPlayer>} Player
 */

/**
 * @param {object} options
 * @param {() => string[]} options.names of the quantities
 * @param {() => Reach} options.reach
 * @param {() => boolean} options.growing whether more of the training is still to come
 * @param {(position: Position, more: boolean) => boolean} options.show draws a position; false
 *   while the numbers are on their way: `resume` then tries again
 * @param {() => void} options.follow draws what may come a frame later, for what is shown
 * @param {() => void} options.busy called when a step has been asked for
 * @param {() => boolean} [options.held] whether playing waits
 */
export function createPlayer({ names, reach, growing, show, follow, busy, held = () => false }) {
  /** @type {Step[]} */
  const queue = [];
  let position = first();
  let waiting = true;
  let asked = false;
  let owed = false;
  let frame = 0;
  let timer = 0;
  /** @type {Pace} */
  const pace = { playing: 0, unit: "quantity", delay: 1000 };

  function request() {
    asked = true;
    nextFrame();
  }

  function nextFrame() {
    if (frame === 0) frame = requestAnimationFrame(tick);
  }

  function tick() {
    frame = 0;
    const late = owed;
    if (asked) showNext();
    // Never two frames behind: where steps come one a frame, it follows with every second.
    if (late) {
      owed = false;
      follow();
    } else if (owed) nextFrame();
  }

  function showNext() {
    asked = false;
    const next = waiting ? undefined : queue.shift();
    if (next) position = next(position);
    waiting = !show(position, queue.length > 0);
    if (waiting) return;
    owed = true;
    if (queue.length > 0) request();
  }

  /** @param {Step} move */
  function push(move) {
    queue.push(move);
    busy();
    request();
  }

  /** Playing gives way to the reader: no step is added before the last one is drawn. */
  function playOn() {
    clearTimeout(timer);
    if (pace.playing === 0) return;
    timer = setTimeout(() => {
      if (queue.length === 0 && !waiting && !held()) {
        const to = step(position, pace.playing, pace.unit, names(), reach());
        if (compare(to, position) !== 0) push(() => to);
        else if (pace.playing < 0 || !growing()) return play(0);
      }
      return playOn();
    }, pace.delay);
  }

  /** @param {number} direction */
  function play(direction) {
    pace.playing = direction;
    playOn();
    request();
  }

  return {
    pace,
    play,
    push,
    resume: request,
    /** Draw what follows once more, in the next frame. */
    followAgain() {
      owed = true;
      nextFrame();
    },
    get position() {
      return position;
    },
    /**
     * Move without a step, as when another run is opened.
     * @param {Position} to
     */
    moveTo(to) {
      queue.length = 0;
      position = to;
      waiting = true;
      owed = false; // what follows the last place would hold up the numbers of this one
      request();
    },
    /** @param {Partial<Pace>} change */
    setPace(change) {
      Object.assign(pace, change);
      playOn();
      request();
    },
    dispose() {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    },
  };
}
