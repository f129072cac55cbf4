// What is said of an answer: its sentences, and the cell written out right and with the mistake.

import { fill, h } from "../base/dom.js";
import { withNames } from "../base/sentence.js";

/** @import { Assessed } from "./ask.js" */

/** Of more mistakes that lead to the same answer none is written out. */
const MOST_WRITTEN = 2;

/**
 * What is said, as elements.
 * @param {Assessed} assessed
 * @param {Record<string, string>} words
 * @param {string} [more] a last sentence
 */
export function saidOf({ verdict, sentences, right, wrong }, words, more = "") {
  const others = wrong.filter((line) => line !== right);
  const written = [
    ...(right ? [fill(words.written_right, { line: right })] : []),
    ...(others.length <= MOST_WRITTEN ? others.map((line) => fill(words.written_wrong, { line })) : []),
  ];
  const sentence = [words[`verdict_${verdict}`], ...sentences, more].filter(Boolean).join(" ");
  return [
    h("p", {}, ...withNames(sentence)),
    ...written.map((line) => h("p", { class: "bp-written", translate: "no" }, line)),
  ];
}
