// The picture of what is known: bars for quantities above bars for mistakes.

import { saidOf } from "./known_words.js";

/** @import { Figure } from "../types/plotly.d.ts" */
/** @import { PracticeData } from "../types/page.d.ts" */
/** @import { summed } from "./record.js" */

/** Pixels of a bar with the space around it, and of the space between both parts. */
const BAR = 26;
/** Pixels of a line of text, and of an entry of the legend. */
const LINE = 17;
const ENTRY = { width: 170, height: 24 };
/** Pixels of the axis with its numbers. */
const AXIS = 34;
/** Below this width the entries of the legend are below each other. */
const NARROW = 560;
/** How much larger all is on a projector. */
const LARGER = 1.4;
const BETWEEN = 34;

/**
 * @param {Figure} figure with four empty traces: right, missed, open, overcome
 * @param {ReturnType<typeof summed>} known
 * @param {Pick<PracticeData, "mistakes" | "words" | "projection">} data
 * @param {number} width
 */
export function knownFigure({ data, layout }, { quantities, mistakes }, { mistakes: said, words, projection }, width) {
  const narrow = width < NARROW;
  const names = quantities.map(({ name }) => name);
  const hows = mistakes.map(({ name }) => wrapped(saidOf(name, said, words.or), narrow ? 18 : 40));
  const factor = projection ? LARGER : 1;
  const lines = Math.max(1, ...hows.map((how) => how.split("<br>").length));
  const below = hows.length * factor * Math.max(BAR, lines * LINE + 6);
  const between = hows.length ? BETWEEN : 0;
  const inside = names.length * factor * BAR + between + below;
  const share = below / inside;
  const counts = [
    quantities.map(({ right }) => right),
    quantities.map(({ missed }) => missed),
    mistakes.map(({ made, open }) => (open ? made : 0)),
    mistakes.map(({ made, open }) => (open ? 0 : made)),
  ];
  const most = Math.max(
    1,
    ...quantities.map(({ right, missed }) => right + missed),
    ...mistakes.map(({ made }) => made),
  );
  const entries = counts.filter((some) => some.some(Boolean)).length;
  const top = factor * ENTRY.height * Math.ceil(entries / (narrow ? 1 : 2)) + 8;
  const traces = data.map((trace, at) => ({
    ...trace,
    x: counts[at],
    y: at < 2 ? names : hows,
    showlegend: counts[at].some(Boolean),
    visible: counts[at].some(Boolean),
  }));
  return {
    data: /** @type {Figure["data"]} */ (/** @type {unknown} */ (traces)),
    layout: {
      ...layout,
      width,
      height: top + inside + factor * AXIS,
      margin: { ...layout.margin, t: top, b: factor * AXIS },
      xaxis: { ...layout.xaxis, anchor: hows.length ? "y2" : "y", range: [0, 1.05 * most], dtick: Math.ceil(most / 8) },
      yaxis: { ...layout.yaxis, domain: [share + between / inside, 1] },
      yaxis2: { ...Object(layout.yaxis2), domain: [0, share || 1], anchor: "x", visible: hows.length > 0 },
      legend: { ...Object(layout.legend), orientation: narrow ? "v" : "h", entrywidth: factor * ENTRY.width },
      font: { ...layout.font, ...(projection ? { size: 18 } : {}) },
    },
  };
}

/**
 * A text in lines of no more than so many letters, where there is a space to break it.
 * @param {string} text
 * @param {number} letters
 */
function wrapped(text, letters) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines[lines.length - 1];
    if (last && last.length + word.length >= letters) lines.push(word);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  return lines.join("<br>");
}
