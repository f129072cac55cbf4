// The chosen cell written out: its sum with the numbers, and what each term is.

import { fill, h, setAttributes } from "../base/dom.js";
import { MINUS, formatNumber, notationOfTerms } from "../base/format.js";
import { briefly } from "../base/names.js";
import { cellName } from "../run/iteration.js";
import { entriesOf, explain } from "../run/terms.js";
import { comparisonOf } from "./comparison.js";
import { gradientLinks } from "./cell_links.js";
import { notesOn } from "./notes.js";
import { originParts } from "./origin.js";
import { written } from "./written.js";

/** @import { Specification } from "../types/specification.d.ts" */
/** @import { PageActions } from "../run/actions.js" */
/** @import { Model } from "../run/model.js" */
/** @import { Term } from "../run/terms.js" */

/** The largest terms come first; beyond this many the rest is left out, and the sum is that of all. */
const MOST_TERMS = 48;
/** Characters of what a term is called. */
const MOST_LABEL = 16;

/**
 * What a sum runs over, such as `6 rows × 2 outputs`.
 * @param {Specification} spec
 * @param {Model["values"]} values
 * @param {string[]} over
 */
function kindsOf(spec, values, over) {
  const kinds = over.map((axis) => {
    const count = entriesOf(spec, values, axis).length;
    const [one, many] = spec.axis_words[axis];
    return `${count} ${count === 1 ? one : many}`;
  });
  return kinds.join(" × ");
}

/**
 * The values of terms as they are written, to the place of their sum.
 * @param {Pick<Model, "values" | "quantity" | "digits">} model
 * @param {Term[]} terms
 */
export function valueTexts({ values, quantity, digits }, terms) {
  const numbers = terms.map(({ value }) => value);
  const notation = notationOfTerms(numbers, digits, values.notation(quantity.name, digits));
  return numbers.map((value) => (value === 0 ? "0" : formatNumber(value, notation)));
}

/**
 * A number as a term: in brackets where its sign would follow a plus.
 * @param {string} text
 */
const bracketed = (text) => (text.startsWith(MINUS) ? `(${text})` : text);

/** @param {Term} term */
const sizeOf = (term) => Math.abs(term.value);

/**
 * Terms as one, with the sum of their values.
 * @param {Term[]} terms
 */
const together = (terms) => ({ ...terms[0], value: terms.reduce((sum, { value }) => sum + value, 0) });

/**
 * A cell without a sum of its own, as elements: its row takes no part, or it is a mean of matrices.
 * @param {Model} model
 * @param {boolean} isOutside
 */
function withoutSum({ spec, quantity, values, cell, digits }, isOutside) {
  const name = h("strong", { translate: "no" }, cellName(spec, values, quantity.name, cell));
  if (isOutside) return [name, `: ${spec.words.outside_batch}`];
  const { words } = spec;
  const how = fill(words.mean_of_matrices, { count: entriesOf(spec, values, "rows").length });
  const mean = values.number(quantity.name, cell.row, cell.column);
  const written = formatNumber(mean, values.notation(quantity.name, digits));
  return [name, ` = ${how} = `, h("strong", { class: "bp-result" }, written)];
}

/** @param {Pick<PageActions, "goTo" | "editWeight" | "undoWeight" | "linkTo">} actions */
export function createExplanation(actions) {
  const sum = h("p", { class: "bp-sum" });
  const terms = h("ol", { class: "bp-terms" });
  const note = h("p", { class: "bp-note" });
  const element = h(
    "section",
    { class: "bp-explanation", "data-testid": "explanation", tabindex: 0 },
    sum,
    note,
    terms,
  );
  let shown = "";

  /**
   * @param {Model} model
   * @param {Term} term
   * @param {string} label its own, or a shorter one
   * @param {number} at its number in the sum
   * @param {number} most the largest term's absolute value
   * @param {string} value its value as it is written
   */
  function termItem(model, term, label, at, most, value) {
    const whole = term.label === label ? null : term.label;
    const item = h(
      "li",
      { class: "bp-term" },
      at ? h("span", { class: "bp-plus" }, " + ") : null,
      h("span", { class: "bp-term-label", translate: "no", title: whole }, label),
      h("span", { translate: "no" }, written(model, term.pieces)),
    );
    if (term.pieces.length === 1) return item; // it is written already
    const bar = h("span", { class: "bp-term-bar", "aria-hidden": "true" });
    bar.style.width = `${most > 0 ? (100 * sizeOf(term)) / most : 0}%`;
    bar.classList.toggle("bp-negative", term.value < 0);
    item.append(h("span", { class: "bp-term-value" }, value, bar));
    return item;
  }

  /**
   * @param {Model} model
   * @param {Term[]} list
   * @param {Term | null} added
   * @param {string[]} values of the terms and of what is added, as they are written
   */
  function writeTerms(model, list, added, values) {
    const few = added ? [...list, added] : list;
    const most = Math.max(0, ...few.map(sizeOf));
    const labels = briefly(
      few.map((term) => (term === added ? model.spec.words.penalty_term : term.label)),
      MOST_LABEL,
    );
    const items = few.map((term, at) => termItem(model, term, labels[at], at, most, values[at]));
    terms.replaceChildren(...items);
  }

  /** @param {Model} model */
  function writeSum(model) {
    if (model.hidden) {
      sum.replaceChildren(h("span", { class: "bp-unwritten" }, model.spec.words.asking.written));
      terms.replaceChildren();
      terms.hidden = true;
      return;
    }
    const { spec, quantity, values, cell, digits } = model;
    const isOutside = values.isOutside(quantity.name, cell);
    if (isOutside || values.whoseOf(quantity.name) === "mean") {
      sum.replaceChildren(...withoutSum(model, isOutside));
      terms.replaceChildren();
      terms.hidden = true;
      return;
    }
    const parts = explain(spec, quantity, values, cell);
    const before = written(model, parts.before);
    const after = written(model, parts.after);
    sum.replaceChildren(h("strong", { translate: "no" }, cellName(spec, values, quantity.name, cell)), " = ");
    if (parts.terms) {
      const sigma = fill(spec.words.sum_over, { kinds: kindsOf(spec, values, parts.over) });
      const title = spec.words[`terms_${parts.over[0].replace(/\d+$/, "")}`];
      const sorted = [...parts.terms].sort((a, b) => sizeOf(b) - sizeOf(a));
      // A single smaller term takes no more room than the words on it.
      const most = sorted.length === MOST_TERMS + 1 ? sorted.length : MOST_TERMS;
      const few = sorted.slice(0, most);
      const smaller = sorted.slice(most);
      const added = parts.added ? [parts.added] : [];
      const texts = valueTexts(model, [...few, ...added, ...(smaller.length ? [together(smaller)] : [])]);
      const more = parts.added ? ` + ${bracketed(texts[few.length])}` : "";
      sum.append(before, h("span", { title }, sigma), after, more);
      writeTerms(model, few, parts.added, texts);
      if (smaller.length) {
        const value = bracketed(texts[texts.length - 1]);
        const text = fill(spec.words.more_terms, { count: smaller.length, value });
        terms.append(h("li", { class: "bp-term" }, text));
      }
    } else {
      const [copied, ...others] = parts.before;
      const copies = others.length === 0 && "name" in copied;
      sum.append(copies ? cellName(spec, values, copied.name, copied) : before + after);
      terms.replaceChildren();
    }
    terms.hidden = !parts.terms;
    const result = formatNumber(parts.result, values.notation(quantity.name, digits));
    sum.append(" = ", h("strong", { class: "bp-result", translate: "no" }, result));
    if (quantity.differs) sum.append(comparisonOf(model, quantity.differs));
  }

  /** @param {Model} model */
  function writeNotes(model) {
    const { inspect, weight } = model;
    const parts = model.hidden ? [] : notesOn(model);
    const looked = inspect ?? (weight && { name: weight.name, ...weight.cell });
    if (looked) parts.push(...originParts(model, looked, actions));
    if (looked) parts.push(...gradientLinks(model, looked, actions.linkTo));
    note.replaceChildren(...parts.flatMap((part) => [part, " "]));
    note.hidden = parts.length === 0;
  }

  return {
    element,
    /** @param {Model} model */
    update(model) {
      const { spec, quantity, cell, digits, inspect, position, serial } = model;
      const looked = [inspect, model.weight, model.was, model.row, model.hidden];
      const key = JSON.stringify([quantity.name, cell, digits, looked, position.iteration, serial]);
      if (key === shown) return;
      shown = key;
      const held = element.contains(document.activeElement);
      writeSum(model);
      writeNotes(model);
      setAttributes(element, { "aria-label": spec.words.explanation });
      // A link that was followed is gone: the keyboard stays where it was.
      if (held && !element.contains(document.activeElement)) element.focus({ preventScroll: true });
    },
  };
}
