// A whole iteration by hand: each cell is judged when it is filled in, from the numbers before it.

import { fill, h, setText } from "../base/dom.js";
import { Refusal, createAsking } from "../practice/ask.js";
import { fieldAt, nextWhere } from "./keys.js";
import { createPart, isOpen, linesOf, mark, markCopy, reachWideTables } from "./part.js";
import { createSheetStore } from "./store.js";

/** @import { ByHandData } from "../types/page.d.ts" */
/** @import { Judged } from "../practice/ask.js" */
/** @import { Field, Part, SheetQuantity } from "./part.js" */

/** @typedef {{count: number, quantities: SheetQuantity[]}} SheetContent */
/** @typedef {Judged & {key: string, text: string, number: number}} Shown */

/** @param {() => ByHandData} latest */
export function createSheet(latest) {
  const how = h("p", { class: "bp-sheet-how" });
  const note = h("p", { class: "bp-hint" });
  const progress = h("span", { class: "bp-sheet-progress", "data-testid": "progress" });
  const clear = h("button", { type: "button", class: "bp-button bp-small", onclick: () => clearAll() });
  const undo = h("button", { type: "button", class: "bp-button bp-small", onclick: () => bringBack() });
  const status = h("div", { class: "bp-sheet-status" }, progress, clear, undo);
  const announcer = h("div", { class: "bp-unseen", role: "status", "data-testid": "announced" });
  const body = h("div");
  const element = h("div", { class: "bp-practice bp-sheet", "data-testid": "sheet" }, how, status, announcer, body, note);
  const asking = createAsking(setAway);
  const store = createSheetStore(draw);
  let asked = "";
  let serial = 0;
  let isAway = false;
  /** @type {Part[]} */
  let parts = [];
  /** @type {Field[]} */
  let fields = [];
  /** Where a number stands as an operand, by key. @type {Map<string, HTMLElement[]>} */
  const copies = new Map();

  /** @param {boolean} away */
  function setAway(away) {
    if (away === isAway) return;
    isAway = away;
    if (!away) return draw();
    setText(progress, latest().words.away);
    setText(announcer, latest().words.away);
  }

  const extent = () => {
    const { iteration, rows, units, digits } = latest();
    return { iteration, rows, units, digits };
  };

  async function load() {
    const { words, query } = latest();
    const own = (serial += 1);
    element.dataset.state = "loading";
    setText(how, words.loading);
    try {
      const content = await asking.sheet(query, "", extent());
      if (own === serial) show(/** @type {SheetContent} */ (content));
    } catch (problem) {
      if (own !== serial || !(problem instanceof Refusal)) return;
      parts = fields = [];
      body.replaceChildren();
      status.hidden = true;
      setText(how, problem.message);
      setText(note, "");
      element.dataset.state = "refused";
    }
  }

  /** @param {SheetContent} content */
  function show({ quantities }) {
    const { words, digits, query, iteration } = latest();
    store.open(`${query} ${iteration}`);
    copies.clear();
    /** @param {string} key @param {HTMLElement} place */
    const copy = (key, place) => copies.set(key, [...(copies.get(key) ?? []), place]);
    parts = quantities.map((one) => createPart(one, words, copy, { hints, show: (field) => reveal(one.name, field) }));
    fields = parts.flatMap((part) => part.fields);
    for (const field of fields) listen(field);
    /** @type {HTMLElement[]} */
    const drawn = [];
    quantities.forEach(({ group }, at) => {
      if (group !== quantities[at - 1]?.group) drawn.push(h("h2", { class: "bp-sheet-group" }, group));
      drawn.push(parts[at].element);
    });
    body.replaceChildren(...drawn);
    status.hidden = false;
    setText(how, `${fill(words.how, { digits })} ${words.keys}`);
    setText(announcer, "");
    draw();
    activate(fields.find(({ slot }) => !store.get(slot.key)) ?? fields[0]);
    reachWideTables(body);
    element.dataset.state = "ready";
  }

  function draw() {
    const { words } = latest();
    for (const field of fields) mark(field, store.get(field.slot.key), words);
    for (const [key, places] of copies) for (const place of places) markCopy(place, store.get(key));
    const filled = fields.map(({ slot }) => store.get(slot.key)).filter((one) => one !== undefined);
    const open = filled.filter(isOpen).length;
    const shown = filled.filter(({ verdict }) => verdict === "shown").length;
    const whole = filled.length === fields.length && open === 0;
    const said = [
      fill(words.progress, { filled: filled.length, count: fields.length }),
      open ? fill(words.open, { open }) : "",
      shown ? fill(words.helped, { shown }) : "",
      whole && shown === 0 ? words.whole : "",
    ];
    setText(progress, said.filter(Boolean).join(" · "));
    setText(clear, words.clear);
    setText(undo, words.undo);
    clear.hidden = filled.length === 0;
    undo.hidden = !store.wasCleared;
    setText(note, store.lasts ? words.stays : words.lost);
    element.dataset.whole = String(whole);
  }

  /** The quantity on which somebody works. @param {Field | undefined} field */
  function activate(field) {
    for (const part of parts) {
      const own = field?.quantity === part.name;
      part.element.toggleAttribute("data-active", own);
      if (own && field) part.choose(field);
    }
  }

  /** @param {Field} field */
  function listen(field) {
    const { input, slot } = field;
    input.addEventListener("focus", () => {
      input.select();
      activate(field);
      const filled = store.get(slot.key);
      if (filled) partOf(field)?.say(field, filled);
    });
    input.addEventListener("blur", () => commit(field));
    input.addEventListener("keydown", (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing) return;
      if (event.key === "Enter") {
        event.preventDefault();
        enter(field);
        return;
      }
      const other = fieldAt(event.key, field, fields);
      if (!other) return;
      event.preventDefault();
      other.input.focus();
    });
  }

  /** @param {Field} field */
  const partOf = ({ quantity }) => parts.find(({ name }) => name === quantity);

  /** Judge a cell; where it is right, or is left as it was, go on. @param {Field} field */
  async function enter(field) {
    const before = store.get(field.slot.key);
    const unchanged = before !== undefined && before.text === field.input.value.trim();
    await commit(field);
    const filled = store.get(field.slot.key);
    if (document.activeElement !== field.input) return;
    if (filled && isOpen(filled) && !unchanged) field.input.select();
    else nextWhere(field, fields, ({ slot }) => !store.get(slot.key))?.input.focus();
  }

  /** Somebody's own numbers before a cell. @param {Field} field */
  const earlier = (field) =>
    fields.slice(0, fields.indexOf(field)).flatMap(({ quantity, slot: { key, cell = [], data_row } }) => {
      const number = store.get(key)?.number ?? null;
      return number === null ? [] : [[quantity, ...cell, number, ...(typeof data_row === "number" ? [data_row] : [])]];
    });

  /** What names a cell for the server. @param {Field} field */
  const named = (field) => ({
    ...extent(),
    quantity: field.quantity,
    cell: field.slot.cell,
    data_row: field.slot.data_row ?? null,
    earlier: earlier(field),
  });

  /** Judge what stands in a cell, unless it was judged. @param {Field} field */
  async function commit(field) {
    const { slot, input } = field;
    const text = input.value.trim();
    const before = store.get(slot.key);
    if (text === (before?.text ?? "")) return;
    if (text) {
      if (!(await judge(field, text))) return;
      tell(field);
    } else {
      store.set(slot.key, null);
      partOf(field)?.say(field, undefined);
    }
    draw();
    if (before?.number !== store.get(slot.key)?.number) await judgeAgain(field);
  }

  /** @param {Field} field @param {string} text */
  async function judge(field, text) {
    const own = serial;
    const judged = await asking.sheet(latest().query, "/judge", { ...named(field), answer: text }).catch(refused);
    // Meanwhile another number may stand there, or another sheet.
    if (!judged || own !== serial || field.input.value.trim() !== text) return false;
    const { verdict, sentences, right, wrong, number } = /** @type {Judged & {number: number | null}} */ (judged);
    store.set(field.slot.key, { text, number, verdict, sentences, right, wrong });
    return true;
  }

  /** What was judged from a number that is another one now. @param {Field} field */
  async function judgeAgain(field) {
    for (const one of fields.slice(fields.indexOf(field) + 1)) {
      const filled = store.get(one.slot.key);
      const depends = filled && !["right", "shown", "again"].includes(filled.verdict);
      if (depends && !(await judge(one, filled.text))) return;
    }
    draw();
  }

  /** Say what was said of a cell. @param {Field} field */
  function tell(field) {
    const { words } = latest();
    const filled = store.get(field.slot.key);
    if (!filled) return;
    partOf(field)?.say(field, filled);
    setText(announcer, linesOf(filled, words, field.slot.name ?? "").join(" "));
  }

  /** @param {Field} field @returns {Promise<{hints: string[]}>} */
  const hints = (field) => asking.sheet(latest().query, "/hints", named(field));

  /** Show the right number of a cell, or those of a quantity. @param {string} quantity @param {Field | null} field */
  async function reveal(quantity, field) {
    const own = serial;
    const wanted = field ? named(field) : { ...extent(), quantity, cell: [], data_row: null };
    const found = await asking.sheet(latest().query, "/show", wanted).catch(refused);
    if (!found || own !== serial) return;
    const { cells } = /** @type {{cells: Shown[]}} */ (found);
    for (const { key, text, number, verdict, sentences, right, wrong } of cells) {
      const filled = store.get(key);
      if (field || !filled || isOpen(filled)) store.set(key, { text, number, verdict, sentences, right, wrong });
    }
    draw();
    const last = field ?? fields.filter((one) => one.quantity === quantity).pop();
    if (!last) return;
    if (field) tell(last);
    else {
      partOf(last)?.say(last, undefined);
      setText(announcer, fill(latest().words.shown_all, { name: quantity }));
    }
    nextWhere(last, fields, ({ slot }) => !store.get(slot.key))?.input.focus();
    await judgeAgain(last);
  }

  /** @param {unknown} problem */
  function refused(problem) {
    if (!(problem instanceof Refusal)) throw problem;
    setText(announcer, problem.message);
    return null;
  }

  function clearAll() {
    store.clear();
    for (const field of fields) {
      field.input.value = "";
      partOf(field)?.say(field, undefined);
    }
    draw();
    activate(fields[0]);
    setText(announcer, latest().words.cleared);
    undo.focus();
  }

  function bringBack() {
    store.bringBack();
    draw();
    setText(announcer, "");
    clear.focus();
  }

  return {
    element,
    /** Show the sheet that the page is about now. */
    update() {
      const { query } = latest();
      const wanted = `${query} ${Object.values(extent())}`;
      reachWideTables(body); // it may have another width
      if (wanted === asked) return;
      asked = wanted;
      load();
    },
    dispose() {
      asking.dispose();
      store.dispose();
    },
  };
}
