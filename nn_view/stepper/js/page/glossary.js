// Terms in texts: a link such as [kink](#term-kink), and signs that stand beside matrices.

import { h } from "../base/dom.js";

/** @import { Glossary } from "../types/specification.d.ts" */

const LINK = /\[([^\]]+)\]\(#(term-[\w-]+)\)/g;

/**
 * A text without its links, for reading aloud.
 * @param {string} text
 */
export const unlinked = (text) => text.replace(LINK, "$1");

/**
 * A text with its links as elements.
 * @param {string} text
 * @returns {(string | HTMLElement)[]}
 */
export function linked(text) {
  /** @type {(string | HTMLElement)[]} */
  const parts = [];
  let end = 0;
  for (const link of text.matchAll(LINK)) {
    parts.push(text.slice(end, link.index), h("a", { class: "bp-explains", href: `#${link[2]}` }, link[1]));
    end = link.index + link[0].length;
  }
  return [...parts, text.slice(end)].filter(Boolean);
}

/**
 * A text in which each sign of a term explains itself.
 * @param {string} text
 * @param {Glossary} glossary
 * @returns {(string | HTMLElement)[]}
 */
export function withSigns(text, glossary) {
  const names = new Map(Object.entries(glossary).flatMap(([name, { sign }]) => (sign ? [[sign, name]] : [])));
  /** @type {(string | HTMLElement)[]} */
  const parts = [];
  for (const character of text) {
    const term = names.get(character);
    const last = parts.at(-1);
    if (term) parts.push(h("span", { "data-term": term }, character));
    else if (typeof last === "string") parts[parts.length - 1] = last + character;
    else parts.push(character);
  }
  return parts;
}
