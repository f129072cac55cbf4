// A whole iteration by hand: each cell is assessed when it is filled in, from the numbers before it.

import { fill, h, setText } from "../base/dom.js";
import { withNames } from "../base/sentence.js";
import { Refusal, createAsking } from "../practice/ask.js";
import { fieldAt, nextWhere } from "./keys.js";
import { createFilling } from "./filling.js";
import { createPart, isOpen, mark, markCopy, reachWideTables } from "./part.js";
import { createSheetStore } from "./store.js";

/** @import { ByHandData } from "../types/page.d.ts" */
/** @import { Field, Part, SheetQuantity } from "./part.js" */

/** @typedef {{count: number, quantities: SheetQuantity[]}} SheetContent */

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
  const filling = createFilling({ query: () => latest().query, extent, fields: () => fields, store, asking, refuse: (why) => announce(why) });
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
    announce(latest().words.away);
  }

  /** What names the sheet within the run. */
  function extent() {
    const { iteration, rows, units, digits } = latest();
    return { iteration, rows, units, digits };
  }

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
    parts = quantities.map((one) => createPart(one, words, copy, { hints: filling.hints, show: (field) => reveal(one.name, field) }));
    fields = parts.flatMap((part) => part.fields);
    for (const field of fields) listen(field);
    /** @type {HTMLElement[]} */
    const drawn = [];
    quantities.forEach(({ group }, at) => {
      if (group !== quantities[at - 1]?.group) drawn.push(h("h2", { class: "bp-sheet-group" }, ...withNames(group)));
      drawn.push(parts[at].element);
    });
    body.replaceChildren(...drawn);
    status.hidden = false;
    setText(how, `${fill(words.how, { digits })} ${words.keys}`);
    announce("");
    draw();
    activate(fields.find(({ slot }) => !store.get(slot.key)) ?? fields[0]);
    reachWideTables(body);
    element.dataset.state = "ready";
  }

  function draw() {
    const { words } = latest();
    for (const field of fields) mark(field, store.get(field.slot.key), words, filling.isAssessing(field.slot.key));
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

  /** Assess a cell; where it is right, or is left as it was, go on. @param {Field} field */
  async function enter(field) {
    const before = store.get(field.slot.key);
    const unchanged = before !== undefined && before.text === field.input.value.trim();
    await commit(field);
    const filled = store.get(field.slot.key);
    if (document.activeElement !== field.input) return;
    if (filled && isOpen(filled) && !unchanged) field.input.select();
    else next(field);
  }

  /** Go on to the next empty cell. @param {Field} field */
  const next = (field) => nextWhere(field, fields, ({ slot }) => !store.get(slot.key))?.input.focus();

  /** @param {Field} field */
  async function commit(field) {
    if (!(await filling.commit(field))) return;
    tell(field);
    draw();
    await filling.assessAgain(field);
    draw();
  }

  /** Say what is said of a cell. @param {Field} field */
  function tell(field) {
    const said = partOf(field)?.say(field, store.get(field.slot.key));
    if (said) announce(said);
  }

  /** @param {string} sentence */
  const announce = (sentence) => setText(announcer, sentence);

  /** @param {string} quantity @param {Field | null} field null for all of its cells */
  async function reveal(quantity, field) {
    if (!(await filling.reveal(quantity, field))) return;
    draw();
    const last = field ?? fields.filter((one) => one.quantity === quantity).pop();
    if (!last) return;
    if (field) tell(field);
    else {
      partOf(last)?.say(last, undefined);
      announce(fill(latest().words.shown_all, { name: quantity }));
    }
    next(last);
    await filling.assessAgain(last);
    draw();
  }

  function clearAll() {
    store.clear();
    for (const field of fields) {
      field.input.value = "";
      partOf(field)?.say(field, undefined);
    }
    draw();
    activate(fields[0]);
    announce(latest().words.cleared);
    undo.focus();
  }

  function bringBack() {
    store.bringBack();
    draw();
    announce("");
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
