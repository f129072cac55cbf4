// The controls: buttons, slider, unit and speed of playing, digits, link, images, projection.

import { fill, h, setAttributes, setText } from "../base/dom.js";
import { grouped } from "../base/format.js";
import { icon } from "../base/icons.js";
import { SPEEDS } from "../run/player.js";

/** @import { Words } from "../types/specification.d.ts" */
/** @import { PageActions } from "../run/actions.js" */
/** @import { Model } from "../run/model.js" */
/** @import { Pace } from "../run/player.js" */

const DIGITS = [2, 3, 4, 5, 6];

/**
 * @typedef {"first" | "previous-iteration" | "previous" | "rewind" | "play" | "next" |
 *   "next-iteration" | "last" | "ask-first" | "copy-link" | "pictures" | "projection"} ButtonName
 *   of an action, a picture on the button, and words
 * @typedef {Pick<Pace, "playing" | "unit"> & {speed: number}} ShownPace
 */

/** @param {PageActions} actions */
export function createTransport(actions) {
  /** @type {Map<ButtonName, HTMLButtonElement>} */
  const buttons = new Map();
  /** @type {Words | null} */
  let words = null;

  /**
   * @param {ButtonName} action
   * @param {string} [more] classes
   */
  function button(action, more = "") {
    const classes = `bp-button ${more}`.trim();
    const element = h("button", { type: "button", class: classes, "data-testid": action }, icon(action));
    element.addEventListener("click", () => actions[action]());
    buttons.set(action, element);
    return element;
  }

  /**
   * @template {string | number} Value
   * @param {string} testid
   * @param {Value[]} options
   * @param {(value: Value) => void} action
   */
  function select(testid, options, action) {
    const element = h("select", { class: "bp-select", "data-testid": testid });
    element.append(...options.map((value) => h("option", { value })));
    element.addEventListener("change", () => action(options[element.selectedIndex]));
    return element;
  }

  const asks = button("ask-first", "bp-ask-first");
  const asksName = h("span");
  asks.append(asksName);
  const copyLink = button("copy-link");
  const projection = button("projection");
  const walk = h(
    "div",
    { class: "bp-group", role: "group" },
    button("first"),
    button("previous-iteration"),
    button("previous"),
    button("rewind"),
    button("play", "bp-primary"),
    button("next"),
    button("next-iteration"),
    button("last"),
  );
  const iteration = h("span");
  const epoch = h("span", { class: "bp-epoch" });
  const where = h("span", { class: "bp-where", "data-testid": "where" }, iteration, epoch);
  const slider = h("input", {
    type: "range",
    class: "bp-slider",
    "data-testid": "iteration-slider",
    min: 0,
    step: 1,
  });
  slider.addEventListener("input", () => actions.toIteration(Number(slider.value)));
  const unit = select("unit", ["quantity", "iteration"], actions.setUnit);
  const speed = select("speed", SPEEDS.map((_, at) => at), actions.setSpeed);
  const digits = select("digits", DIGITS, actions.setDigits);
  const help = h("button", { type: "button", class: "bp-button", "data-testid": "help" }, "?");
  help.addEventListener("click", () => actions.help());
  const extras = h("div", { class: "bp-group" }, asks, copyLink, button("pictures"), projection, help);
  const captions = [unit, speed, digits].map(() => h("span"));
  const labels = [unit, speed, digits].map((control, at) =>
    h("label", { class: "bp-label" }, captions[at], control),
  );
  const element = h("div", { class: "bp-transport" }, walk, where, slider, ...labels, extras);

  /**
   * @param {HTMLElement} control
   * @param {string} label
   */
  function name(control, label) {
    setAttributes(control, { "aria-label": label, title: label });
  }

  /** @param {Words} next */
  function write(next) {
    words = next;
    for (const [action, control] of buttons) name(control, next[`do_${action}`]);
    setText(asksName, next.ask_first);
    name(help, next.do_help);
    setAttributes(walk, { "aria-label": next.transport });
    name(slider, next.slider);
    captions.forEach((caption, at) => setText(caption, next[["unit", "speed", "digits"][at]]));
    [...unit.options].forEach((option) => setText(option, next[`unit_${option.value}`]));
    [...speed.options].forEach((option, at) => {
      const seconds = SPEEDS[at] / 1000;
      setText(option, seconds ? fill(next.seconds, { seconds }) : next.fastest);
    });
    [...digits.options].forEach((option) => setText(option, option.value));
    name(unit, next.unit_help);
    name(speed, next.speed_help);
    name(digits, next.digits_help);
  }

  /**
   * A button that plays becomes one that pauses.
   * @param {"play" | "rewind"} action
   * @param {boolean} playing
   * @param {Words} said
   */
  function showPlaying(action, playing, said) {
    const control = buttons.get(action);
    const sign = playing ? "pause" : action;
    if (!control || control.dataset.sign === sign) return;
    control.dataset.sign = sign;
    control.replaceChildren(icon(sign));
    name(control, said[`do_${sign}`]);
  }

  return {
    element,
    slider,
    /** @param {Model & ShownPace} model */
    update(model) {
      const { spec, position, iterations, trained, bounds, playing } = model;
      if (words !== spec.words) write(spec.words);
      const { batches } = spec.settings;
      const filled = {
        iteration: grouped(position.iteration),
        iterations: grouped(iterations),
        // Epochs count from 0, as iterations do.
        epoch: grouped(Math.floor(position.iteration / batches)),
        batch: grouped((position.iteration % batches) + 1),
        batches: grouped(batches),
      };
      const said = fill(spec.words.where, filled);
      const batch = batches > 1 ? fill(spec.words.where_epoch, filled) : "";
      setText(iteration, said);
      setText(epoch, batch);
      epoch.hidden = !batch;
      slider.min = String(bounds?.from ?? 0);
      slider.max = String(bounds?.to ?? Math.max(0, iterations - 1));
      slider.value = String(position.iteration);
      setAttributes(slider, { "aria-valuetext": [said, batch].filter(Boolean).join(" · ") });
      slider.style.setProperty("--trained", `${(100 * trained) / Math.max(1, iterations)}%`);
      unit.value = model.unit;
      speed.value = String(model.speed);
      digits.value = String(model.digits);
      showPlaying("play", playing > 0, spec.words);
      showPlaying("rewind", playing < 0, spec.words);
      setAttributes(projection, { "aria-pressed": model.projection ? "true" : "false" });
      setAttributes(asks, { "aria-pressed": model.asked ? "true" : "false" });
      // A file has bounds, and no server that assesses answers.
      setAttributes(asks, { "aria-disabled": bounds ? "true" : null });
      if (bounds) name(asks, spec.words.ask_no_server);
    },
    /** Say for a moment that the link is in the clipboard. */
    showCopied() {
      if (!words) return;
      const said = words;
      copyLink.replaceChildren(icon("copied"));
      name(copyLink, said.copied);
      setTimeout(() => {
        copyLink.replaceChildren(icon("copy-link"));
        name(copyLink, said["do_copy-link"]);
      }, 1500);
    },
  };
}
