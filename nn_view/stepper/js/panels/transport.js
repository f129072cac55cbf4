// The controls of the walk: buttons, slider, unit and speed of playing, digits, link, projection.

import { fill, h, setAttributes, setText } from "../base/dom.js";
import { grouped } from "../base/format.js";
import { icon } from "../base/icons.js";
import { SPEEDS } from "../run/player.js";

const DIGITS = [2, 3, 4, 5, 6];

/**
 * @param {Record<string, (value?: any) => void>} actions one for each button, by its name, and
 *   `toIteration`, `setUnit`, `setSpeed`, `setDigits`
 */
export function createTransport(actions) {
  const buttons = {};
  let words = null;

  function button(name, extra = {}) {
    const element = h("button", { type: "button", class: "bp-button", "data-testid": name, ...extra });
    element.append(icon(name));
    element.addEventListener("click", () => actions[name]());
    buttons[name] = element;
    return element;
  }

  function select(testid, options, action) {
    const element = h("select", { class: "bp-select", "data-testid": testid });
    element.append(...options.map((value) => h("option", { value })));
    element.addEventListener("change", () => action(element.value));
    return element;
  }

  const walk = h(
    "div",
    { class: "bp-group", role: "group" },
    button("first"),
    button("previous-iteration"),
    button("previous"),
    button("rewind"),
    button("play", { class: "bp-button bp-primary" }),
    button("next"),
    button("next-iteration"),
    button("last"),
  );
  const where = h("span", { class: "bp-where" });
  const slider = h("input", {
    type: "range",
    class: "bp-slider",
    "data-testid": "iteration-slider",
    min: 0,
    step: 1,
  });
  slider.addEventListener("input", () => actions.toIteration(Number(slider.value)));
  const unit = select("unit", ["quantity", "iteration"], actions.setUnit);
  const speed = select("speed", SPEEDS.map((_, at) => at), (at) => actions.setSpeed(Number(at)));
  const digits = select("digits", DIGITS, (count) => actions.setDigits(Number(count)));
  const help = h("button", { type: "button", class: "bp-button", "data-testid": "help" }, "?");
  help.addEventListener("click", () => actions.help());
  const extras = h(
    "div",
    { class: "bp-group" },
    button("copy-link"),
    button("pictures"),
    button("projection"),
    help,
  );
  const labels = [unit, speed, digits].map((control) => {
    const label = h("label", { class: "bp-label" }, h("span"));
    label.append(control);
    return label;
  });
  const element = h("div", { class: "bp-transport" }, walk, where, slider, ...labels, extras);

  function name(control, label) {
    setAttributes(control, { "aria-label": label, title: label });
  }

  function write(next) {
    words = next;
    for (const [key, control] of Object.entries(buttons)) name(control, words[`do_${key}`]);
    name(help, words.do_help);
    setAttributes(walk, { "aria-label": words.transport });
    name(slider, words.slider);
    labels.forEach((label, at) => {
      setText(label.firstChild, words[["unit", "speed", "digits"][at]]);
    });
    [...unit.options].forEach((option) => setText(option, words[`unit_${option.value}`]));
    [...speed.options].forEach((option, at) => {
      const seconds = SPEEDS[at] / 1000;
      setText(option, seconds ? fill(words.seconds, { seconds }) : words.fastest);
    });
    [...digits.options].forEach((option) => setText(option, option.value));
    name(unit, words.unit_help);
    name(speed, words.speed_help);
    name(digits, words.digits_help);
  }

  function showPlaying(direction) {
    for (const [key, playing] of [["play", direction > 0], ["rewind", direction < 0]]) {
      const sign = playing ? "pause" : key;
      if (buttons[key].dataset.sign === sign) continue;
      buttons[key].dataset.sign = sign;
      buttons[key].replaceChildren(icon(sign));
      name(buttons[key], words[`do_${sign}`]);
    }
  }

  return {
    element,
    slider,
    update(model) {
      const { spec, place, iterations, trained, bounds, playing } = model;
      if (words !== spec.words) write(spec.words);
      const values = { iteration: grouped(place.iteration), iterations: grouped(iterations) };
      setText(where, fill(spec.words.where, values));
      slider.min = String(bounds?.from ?? 0);
      slider.max = String(bounds?.to ?? Math.max(0, iterations - 1));
      slider.value = String(place.iteration);
      setAttributes(slider, { "aria-valuetext": fill(spec.words.where, values) });
      slider.style.setProperty("--trained", `${(100 * trained) / Math.max(1, iterations)}%`);
      unit.value = model.unit;
      speed.value = String(model.speed);
      digits.value = String(model.digits);
      showPlaying(playing);
      setAttributes(buttons.projection, { "aria-pressed": model.projection ? "true" : "false" });
    },
    /** Say for a moment that the link is in the clipboard. */
    showCopied() {
      const button = buttons["copy-link"];
      button.replaceChildren(icon("copied"));
      name(button, words.copied);
      setTimeout(() => {
        button.replaceChildren(icon("copy-link"));
        name(button, words["do_copy-link"]);
      }, 1500);
    },
  };
}
