import { stepQuantity } from "../../../nn_view/stepper/js/run/position.js";
import { createPlayer } from "../../../nn_view/stepper/js/run/player.js";
import { equal, ok, test } from "./harness.js";

const names = ["z1", "a1", "error"];
const reach = { completed: 4, diverged: null };
const forward = (position) => stepQuantity(position, 1, names, reach);

/** A player that writes down what it shows; `until` resolves when a condition holds. */
function record({ ready = () => true, growing = () => false, held } = {}) {
  const shown = [];
  const followed = [];
  const waiting = [];
  const player = createPlayer({
    names: () => names,
    reach: () => reach,
    growing,
    held,
    busy: () => {},
    show(position, more) {
      if (!ready(position)) return false;
      shown.push({ ...position, more });
      waiting.filter(({ condition }) => condition()).forEach(({ resolve }) => resolve());
      return true;
    },
    follow: () => followed.push(shown.at(-1)),
  });
  const until = (condition) =>
    new Promise((resolve) => waiting.push({ condition, resolve }));
  return { player, shown, followed, until };
}

test("every step asked for at once is shown, in order", async () => {
  const { player, shown, until } = record();
  const done = until(() => shown.length === 6);
  for (let count = 0; count < 5; count += 1) player.push(forward);
  await done;
  equal(
    shown.map(({ iteration, index }) => [iteration, index]),
    [[0, 0], [0, 1], [0, 2], [1, 0], [1, 1], [1, 2]],
  );
  player.dispose();
});

test("only the last of several steps is told that no more follow", async () => {
  const { player, shown, until } = record();
  const done = until(() => shown.at(-1).more === false && shown.length >= 3);
  for (let count = 0; count < 3; count += 1) player.push(forward);
  await done;
  equal(shown.slice(0, -1).every(({ more }) => more), true);
  player.dispose();
});

test("a step waits for its numbers and is shown when they are there", async () => {
  let arrived = false;
  const { player, shown, until } = record({ ready: ({ index }) => index < 1 || arrived });
  const standing = until(() => shown.length === 1);
  player.moveTo({ iteration: 0, index: 0 });
  await standing;
  player.push(forward);
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  equal(shown.length, 1);
  const done = until(() => shown.length === 2);
  arrived = true;
  player.resume();
  await done;
  equal(shown[1].index, 1);
  player.dispose();
});

const frame = () => new Promise(requestAnimationFrame);

test("what takes longer follows a step in the next frame", async () => {
  const { player, shown, followed, until } = record();
  const done = until(() => shown.length === 1);
  player.moveTo({ iteration: 1, index: 0 });
  await done;
  equal(followed.length, 0);
  await frame();
  await frame();
  equal(followed, [shown[0]]);
  await frame();
  equal(followed.length, 1);
  player.dispose();
});

test("what follows a place does not hold up the numbers of the next one", async () => {
  const { player, shown, followed, until } = record();
  const standing = until(() => shown.length === 1);
  player.moveTo({ iteration: 1, index: 0 });
  await standing;
  const moved = until(() => shown.length === 2);
  player.moveTo({ iteration: 2, index: 0 });
  await moved;
  await Promise.resolve();
  equal(followed.length, 0);
  await frame();
  await frame();
  equal(followed, [shown[1]]);
  player.dispose();
});

test("where steps come one a frame, it follows every second and the last", async () => {
  const { player, shown, followed, until } = record();
  const done = until(() => shown.length === 5);
  player.moveTo({ iteration: 0, index: 0 });
  for (let count = 0; count < 4; count += 1) player.push(forward);
  await done;
  await frame();
  await frame();
  equal(followed, [shown[1], shown[3], shown[4]]);
  player.dispose();
});

test("playing walks to the end and stops there", async () => {
  const { player, shown } = record();
  player.setPace({ delay: 0 });
  player.play(1);
  while (player.pace.playing !== 0) {
    await new Promise(requestAnimationFrame);
  }
  const { iteration, index } = shown.at(-1);
  equal([iteration, index], [3, 2]);
  player.dispose();
});

test("playing backwards rewinds to the beginning", async () => {
  const { player, shown } = record();
  player.setPace({ delay: 0, unit: "iteration" });
  player.moveTo({ iteration: 3, index: 1 });
  player.play(-1);
  while (player.pace.playing !== 0) {
    await new Promise(requestAnimationFrame);
  }
  const iterations = shown.map(({ iteration }) => iteration);
  equal(iterations.at(-1), 0);
  ok(iterations.every((value, at) => at === 0 || value <= iterations[at - 1]), "never forwards");
  player.dispose();
});

test("playing waits while it is held", async () => {
  let holds = true;
  const { player, shown, until } = record({ held: () => holds });
  const first = until(() => shown.length >= 1);
  player.moveTo({ iteration: 0, index: 0 });
  await first;
  player.setPace({ delay: 5 });
  player.play(1);
  await new Promise((resolve) => setTimeout(resolve, 60));
  equal(player.position, { iteration: 0, index: 0 });
  const moved = until(() => shown.at(-1).index === 1);
  holds = false;
  await moved;
  player.dispose();
});
