// What the browser adds to the number fields of the pages: arrow keys and buttons for one step, and
// what a screen reader and a phone's keyboard have to know of them.

import { closest, setAttributes } from "../base/dom.js";
import { readNumber } from "../base/number.js";

const FIELD = '[class*="st-key-number_"]';
/** The animation with which the style sheet says that something is there: it costs no watching. */
const APPEARS = "bp-number-appears";

/**
 * The number one step further, or null where the text is no number or a bound is in the way.
 * @param {string} text
 * @param {number} by times the step
 * @param {{step: number, least: number, most: number}} bounds
 */
export function stepped(text, by, { step, least, most }) {
  const read = readNumber(text);
  if (!("value" in read)) return null;
  const digits = Math.max(...[read.value, step].map(decimals));
  const value = Number((read.value + by * step).toFixed(Math.min(digits, 100)));
  return value >= least && value <= most ? value : null;
}

/** @param {number} value */
function decimals(value) {
  const [digits, power = "0"] = String(value).split("e");
  return Math.max(0, (digits.split(".")[1] ?? "").length - Number(power));
}

/**
 * A number as screen readers take it: without an exponent.
 * @param {string | number | undefined} value
 */
export function positional(value) {
  return value === undefined || value === "" ? null : Number(value).toFixed(Math.min(decimals(Number(value)), 100));
}

/**
 * What the style sheet says of a field.
 * @param {HTMLInputElement} input
 */
function told(input) {
  const style = getComputedStyle(input);
  return (/** @type {string} */ name) => style.getPropertyValue(`--bp-${name}`).trim();
}

/** @param {HTMLElement} field */
function dress(field) {
  const input = field.querySelector("input");
  if (!input) return;
  const said = told(input);
  const read = readNumber(input.value);
  setAttributes(input, {
    role: "spinbutton",
    inputmode: Number.isInteger(Number(said("step"))) ? "numeric" : "decimal",
    autocomplete: "off",
    "aria-valuenow": "value" in read ? positional(read.value) : null,
    "aria-valuemin": positional(said("least")),
    "aria-valuemax": positional(said("most")),
    "aria-invalid": said("wrong") === "1" ? "true" : null,
  });
}

/**
 * Put another number into the field as if it were typed, and have the page take it.
 * @param {HTMLElement} field
 * @param {number} by
 */
function stepBy(field, by) {
  const input = field.querySelector("input");
  if (!input || input.disabled) return;
  const said = told(input);
  const [least, most] = [said("least") || -Infinity, said("most") || Infinity].map(Number);
  const value = stepped(input.value, by, { step: Number(said("step")), least, most });
  if (value === null) return;
  // React hears of a value only where the element's own setter is used.
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(input, String(value));
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
  dress(field);
}

function dressAll() {
  for (const field of document.querySelectorAll(FIELD)) dress(/** @type {HTMLElement} */ (field));
}

/** @returns {() => void} the end of it */
export function watchNumberFields() {
  const ended = new AbortController();
  const { signal } = ended;
  const dressIt = (/** @type {Event} */ event) => {
    const field = closest(event, FIELD);
    if (field) dress(field);
  };
  document.addEventListener("keydown", (event) => {
    const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    const field = by && closest(event, `${FIELD} input`) && closest(event, FIELD);
    if (!by || !field || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    stepBy(field, by);
  }, { signal });
  document.addEventListener("click", (event) => {
    const button = closest(event, `${FIELD} [data-by]`);
    const field = button && closest(event, FIELD);
    if (field) stepBy(field, Number(button.dataset.by));
  }, { signal });
  document.addEventListener("animationstart", (event) => {
    if (event.animationName !== APPEARS) return;
    // A sentence on what is wrong stands below its field.
    if (event.target instanceof HTMLInputElement) dressIt(event);
    else dressAll();
  }, { signal });
  document.addEventListener("focusin", dressIt, { signal });
  document.addEventListener("input", dressIt, { signal });
  dressAll();
  return () => ended.abort();
}
