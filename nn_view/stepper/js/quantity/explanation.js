// The chosen cell written out: its sum with the numbers, and what each term is.

import { fill, h, setAttributes } from "../base/dom.js";
import { format, formatFactor, grouped } from "../base/format.js";
import { briefly } from "../base/names.js";
import { explain } from "../run/terms.js";

/** Beyond this many terms only the greatest are written out; the sum stays that of all. */
const MOST_TERMS = 48;
/** Characters of what a term is called. */
const MOST_LABEL = 16;

/** How a cell is named: `delta_w1[x3, h2]`; a single number just by its name. */
export function cellName(spec, frame, name, { row, column }) {
  const matrix = frame.matrix(name);
  const labels = [spec.axes[matrix.rowAxis][row], spec.axes[matrix.columnAxis][column]];
  const places = labels.filter((label) => label !== "");
  return places.length ? `${name}[${places.join(", ")}]` : name;
}

/** What a sum runs over, such as `6 rows × 2 outputs`. */
function kindsOf(spec, over) {
  const kinds = over.map((axis) => {
    const count = spec.axes[axis].length;
    const [one, many] = spec.axis_words[axis];
    return `${count} ${count === 1 ? one : many}`;
  });
  return kinds.join(" × ");
}

/**
 * @param {{goTo: (name: string, cell: {row: number, column: number}) => void,
 *          editWeight: (name: string, cell: {row: number, column: number}) => void,
 *          undoWeight: (change: any) => string | null}} actions
 */
export function createExplanation({ goTo, editWeight, undoWeight }) {
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

  function written(frame, pieces, digits) {
    const write = pieces.length === 1 ? format : formatFactor;
    return pieces
      .map((one) => ("text" in one ? one.text : write(one.value, frame.digits(one.name, digits))))
      .join("");
  }

  function termItem(model, term, label, at, most) {
    const { frame, digits } = model;
    const body = h("span", {}, written(frame, term.pieces, digits));
    const item = h(
      "li",
      { class: "bp-term" },
      at ? h("span", { class: "bp-plus" }, " + ") : null,
      h("span", { class: "bp-term-label", title: term.label === label ? null : term.label }, label),
      body,
    );
    if (term.product === null) return item;
    const bar = h("span", { class: "bp-term-bar", "aria-hidden": "true" });
    bar.style.width = `${most > 0 ? (100 * Math.abs(term.product)) / most : 0}%`;
    bar.classList.toggle("bp-negative", term.product < 0);
    item.append(h("span", { class: "bp-term-value" }, format(term.product, digits), bar));
    return item;
  }

  function writeTerms(model, list) {
    const size = (term) => Math.abs(term.product ?? 0);
    const most = Math.max(0, ...list.map(size));
    const few =
      list.length > MOST_TERMS
        ? [...list].sort((a, b) => size(b) - size(a)).slice(0, MOST_TERMS)
        : list;
    const labels = briefly(few.map((term) => term.label), MOST_LABEL);
    const items = few.map((term, at) => termItem(model, term, labels[at], at, most));
    if (few.length < list.length) {
      const text = fill(model.spec.words.more_terms, { count: list.length - few.length });
      items.push(h("li", { class: "bp-term" }, text));
    }
    terms.replaceChildren(...items);
  }

  function notes(model) {
    const { spec, quantity, frame, digits, inspect } = model;
    const parts = [];
    if (quantity.saturates && frame.number(quantity.name, model.cell.row, model.cell.column) < 0.05) {
      parts.push(h("span", { class: "bp-saturated" }, spec.words.saturated));
    }
    if (quantity.differs?.sentence) parts.push(h("span", {}, quantity.differs.sentence));
    const source = inspect ?? (model.weight && { name: model.weight.name, ...model.weight.cell });
    if (source) parts.push(...originOf(model, source));
    note.replaceChildren(...parts.flatMap((part) => [part, " "]));
    note.hidden = parts.length === 0;
  }

  /** What the chosen cell would be the other way: where that is decided, or what follows. */
  function otherwise(model) {
    const { kind, sentence } = model.quantity.differs;
    if (!sentence) {
      const text = `${likeness(model)} ${bothWays(model, "follows")}`;
      return h("span", { class: "bp-follows" }, text);
    }
    const sign = kind === "rule" ? likeness(model) : model.spec.words.mark_fault;
    const text = `${sign} ${bothWays(model, "both")}`;
    return h("strong", { class: "bp-follows bp-differs" }, text);
  }

  /** The chosen cell's numbers under the two rules, or with the mistake and without it. */
  function bothWays(model, sentence) {
    const { spec, quantity } = model;
    const { kind, this: own, other, causes } = quantity.differs;
    const [a, b] = bothNumbers(model).map((value) => format(value, model.digits));
    return fill(spec.words[`${sentence}_${kind}`], {
      own: spec.words[`rule_${own}`],
      a,
      other: spec.words[`rule_${other}`],
      b,
      causes: causes.join(", "),
    });
  }

  function bothNumbers({ quantity, frame, cell }) {
    const { block } = quantity.differs;
    const { rows, columns } = frame.matrix(block);
    // Biases of one a unit have one derivative under the exact rule.
    const [row, column] = [Math.min(cell.row, rows - 1), Math.min(cell.column, columns - 1)];
    return [frame.number(quantity.name, cell.row, cell.column), frame.number(block, row, column)];
  }

  /** The sign between the two: they may agree in one cell, or in the digits that are shown. */
  function likeness(model) {
    const [a, b] = bothNumbers(model);
    if (Object.is(a, b)) return "=";
    return format(a, model.digits) === format(b, model.digits) ? "≈" : "≠";
  }

  function link(text, action, title = null) {
    return h("button", { type: "button", class: "bp-link", title, onclick: action }, text);
  }

  /** Where a number came from, with a way there; a weight can be changed. */
  function originOf(model, { name, row, column }) {
    const { spec, frame, digits, place } = model;
    const { words } = spec;
    const cell = { row, column };
    const value = format(frame.number(name, row, column), frame.digits(name, digits));
    const source = origin(spec, name, place);
    const edit = model.edited(name, cell);
    const text = edit ? editedText(edit, words, digits) : source.text;
    const parts = [
      h("strong", {}, `${cellName(spec, frame, name, cell)} = ${value}`),
      h("span", { class: edit ? "bp-by-hand" : null }, text),
    ];
    if (source.name && !edit) parts.push(link(words.go_there, () => goTo(source.name, cell, source.back)));
    if (spec.parameters.some((one) => one.name === name)) {
      parts.push(link(words.edit, () => editWeight(name, cell), words.edit_help));
    }
    if (edit) parts.push(link(words.edit_undo, () => undoOrOpen(edit)));
    return parts;
  }

  const editedText = ({ was }, words, digits) =>
    was === null ? words.edited_unknown : fill(words.edited, { was: format(was, digits) });

  /** Where it cannot be taken back now, the field says why. */
  function undoOrOpen(edit) {
    if (undoWeight(edit) !== null) editWeight(edit.name, { row: edit.row, column: edit.column });
  }

  function origin(spec, name, place) {
    const { words } = spec;
    if (spec.quantities.some((quantity) => quantity.name === name)) {
      const { group } = spec.quantities.find((quantity) => quantity.name === name);
      return { name, text: fill(words.origin_quantity, { group }), back: 0 };
    }
    const kept = spec.kept.find((one) => one.name === name);
    if (kept && place.iteration === 0) return { name: null, text: words.origin_nothing };
    if (kept) {
      const text = fill(words.origin_kept, { iteration: grouped(place.iteration - 1) });
      return { name: kept.new, text, back: 1 };
    }
    const parameter = spec.parameters.find((one) => one.name === name);
    if (!parameter) return { name: null, text: words.origin_given };
    if (place.iteration === 0) return { name: null, text: words.origin_start };
    const text = fill(words.origin_parameter, { iteration: grouped(place.iteration - 1) });
    return { name: parameter.new, text, back: 1 };
  }

  return {
    element,
    update(model) {
      const { spec, frame, quantity, cell, digits, inspect, place } = model;
      const looked = [inspect, model.weight, model.was];
      const key = JSON.stringify([quantity.name, cell, digits, looked, place.iteration, model.serial]);
      if (key === shown) return;
      shown = key;
      const held = element.contains(document.activeElement);
      const parts = explain(spec, quantity, frame, cell);
      const name = cellName(spec, frame, quantity.name, cell);
      const before = written(frame, parts.before, digits);
      const after = written(frame, parts.after, digits);
      const result = format(parts.result, frame.digits(quantity.name, digits));
      sum.replaceChildren(h("strong", {}, name), " = ");
      if (parts.terms) {
        const sigma = fill(spec.words.sum_over, { kinds: kindsOf(spec, parts.over) });
        const title = spec.words[`terms_${parts.over[0].replace(/\d+$/, "")}`];
        sum.append(before, h("span", { title }, sigma), after);
        writeTerms(model, parts.terms);
      } else {
        const [copied, ...others] = parts.before;
        const copies = others.length === 0 && "name" in copied;
        sum.append(copies ? cellName(spec, frame, copied.name, copied) : before + after);
        terms.replaceChildren();
      }
      terms.hidden = !parts.terms;
      sum.append(" = ", h("strong", { class: "bp-result" }, result));
      if (quantity.differs) sum.append(otherwise(model));
      notes(model);
      setAttributes(element, { "aria-label": spec.words.explanation });
      // A link that was followed is gone: the keyboard stays where it was.
      if (held && !element.contains(document.activeElement)) element.focus({ preventScroll: true });
    },
  };
}
