// The walk through a training: every step asked for is shown, in order, one a frame.

import { compare, first, step } from "./position.js";

/** Milliseconds between two steps, from slow to fast; the last is one step a frame. */
export const SPEEDS = [2000, 1000, 500, 250, 120, 50, 0];
/** The speed at the start: slow enough to read a name. */
export const START_SPEED = 1;

/** @typedef {import("./position.js").Place} Place */

/**
 * @param {object} options
 * @param {() => string[]} options.names of the quantities
 * @param {() => import("./position.js").Reach} options.reach
 * @param {() => boolean} options.growing whether more of the training is still to come
 * @param {(place: Place, more: boolean) => boolean} options.show draws; false where the numbers
 *   are still on their way: `resume` then tries again
 * @param {() => void} options.busy called when a step has been asked for
 */
export function createPlayer({ names, reach, growing, show, busy }) {
  const queue = [];
  let place = first();
  let waiting = true;
  let frame = 0;
  let timer = 0;
  const pace = { playing: 0, unit: "quantity", delay: 1000 };

  function request() {
    if (frame === 0) frame = requestAnimationFrame(tick);
  }

  function tick() {
    frame = 0;
    if (!waiting && queue.length > 0) place = queue.shift()(place);
    waiting = !show(place, queue.length > 0);
    if (!waiting && queue.length > 0) request();
  }

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
      if (queue.length === 0 && !waiting) {
        const to = step(place, pace.playing, pace.unit, names(), reach());
        if (compare(to, place) !== 0) push(() => to);
        else if (pace.playing < 0 || !growing()) return play(0);
      }
      return playOn();
    }, pace.delay);
  }

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
    get place() {
      return place;
    },
    /** Stand at a place without a step, as when another run is opened. */
    stand(at) {
      queue.length = 0;
      place = at;
      waiting = true;
      request();
    },
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
