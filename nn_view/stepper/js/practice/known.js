// What is known so far: a picture, the same as tables, and the record to take along or to clear.

import { fill, h, setText } from "../base/dom.js";
import { withPalette } from "../base/palette_tokens.js";
import { draw, release } from "../base/plotly.js";
import { knownFigure } from "./known_figure.js";
import { saidOf } from "./known_words.js";
import { asTable, summed } from "./record.js";

/** @import { PracticeData } from "../types/page.d.ts" */
/** @import { Palette } from "../types/specification.d.ts" */
/** @import { Store } from "./store.js" */

/**
 * @param {() => PracticeData} latest
 * @param {Store} store
 * @param {() => void} restart
 */
export function createKnown(latest, store, restart) {
  const title = h("h2", { class: "bp-title" });
  const note = h("p", { class: "bp-hint" });
  const plot = h("div", { class: "bp-chart-plot", role: "img" });
  const tables = h("div", { class: "bp-known-tables" });
  const status = h("span", { role: "status" });
  const button = (/** @type {() => void} */ onclick) => h("button", { type: "button", class: "bp-button bp-small", onclick });
  const json = button(() => save("json", JSON.stringify(store.record, null, 2), "application/json"));
  const csv = button(() => save("csv", `\ufeff${asTable(store.record)}`, "text/csv"));
  const clear = button(() => {
    store.clear();
    setText(status, latest().words.cleared);
    undo.focus();
    restart();
  });
  const undo = button(() => {
    store.bringBack();
    setText(status, "");
    clear.focus();
    restart();
  });
  const buttons = h("div", { class: "bp-practice-buttons" }, json, csv, clear, status, undo);
  const element = h("section", { class: "bp-known", "data-testid": "known" }, title, note, plot, tables, buttons);

  return {
    element,
    /** @param {{data: PracticeData, palette: Palette, width: number}} view */
    draw({ data, palette, width }) {
      const { words } = data;
      const known = summed(store.record, (name) => data.mistakes[name] ?? name);
      const begun = store.record.answers.length > 0;
      setText(title, words.record);
      setText(note, begun ? (store.lasts ? words.stays : words.lost) : words.nothing);
      for (const [one, text] of /** @type {const} */ ([[json, words.json], [csv, words.csv], [clear, words.clear], [undo, words.undo]])) {
        setText(one, text);
        one.hidden = one === undo ? !store.wasCleared : !begun;
      }
      if (!store.wasCleared) setText(status, "");
      plot.hidden = !begun;
      tables.replaceChildren(...(begun ? drawTables(known, data) : []));
      if (!begun) return;
      plot.setAttribute("aria-label", data.chart);
      const figure = knownFigure(withPalette(data.figure, palette), known, data, Math.min(width, plot.clientWidth || width));
      draw(plot, figure.data, figure.layout, data.config);
    },
    dispose: () => release(plot),
  };
}

/**
 * @param {ReturnType<typeof summed>} known
 * @param {PracticeData} data
 */
function drawTables({ quantities, mistakes }, { words, mistakes: said }) {
  const rows = quantities.map(({ name, right, missed, back }) => [name, right, missed, returns(back, words)]);
  const found = [table(words.quantities, [words.quantity, words.right, words.missed, words.back], rows)];
  if (mistakes.length) {
    const lines = mistakes.map(({ name, made, open }) => [saidOf(name, said, words.or), made, open ? words.open : words.overcome]);
    found.push(table(words.mistakes, [words.mistake, words.made, words.since], lines));
  }
  return found;
}

/**
 * @param {number | null} left
 * @param {PracticeData["words"]} words
 */
function returns(left, words) {
  if (left === null) return words.back_never;
  return left ? fill(words.back_in, { count: left }) : words.back_soon;
}

/**
 * @param {string} caption
 * @param {string[]} head
 * @param {(string | number)[][]} rows
 */
const table = (caption, head, rows) =>
  h(
    "table",
    {},
    h("caption", {}, caption),
    h("thead", {}, h("tr", {}, ...head.map((one) => h("th", { scope: "col" }, one)))),
    h(
      "tbody",
      {},
      ...rows.map(([name, ...others]) =>
        h("tr", {}, h("th", { scope: "row" }, String(name)), ...others.map((one) => h("td", {}, String(one)))),
      ),
    ),
  );

/**
 * Let the browser save a text as a file.
 * @param {string} ending
 * @param {string} text
 * @param {string} type
 */
function save(ending, text, type) {
  const href = URL.createObjectURL(new Blob([text], { type }));
  h("a", { href, download: `practice.${ending}` }).click();
  setTimeout(() => URL.revokeObjectURL(href), 1000);
}
