// From the chosen cell to other pages: check this entry of a gradient and all its paths, compare
// one's own numbers, practise the quantity.

import { h } from "../base/dom.js";

/** @import { NamedCell } from "../types/specification.d.ts" */
/** @import { PageActions } from "../run/actions.js" */
/** @import { Model } from "../run/model.js" */

/** @typedef {Pick<PageActions, "linkTo">} Linking */

/**
 * The links for a cell; none where it is not one of a gradient, or there are no other pages.
 * @param {Model} model
 * @param {NamedCell} cell
 * @param {PageActions["linkTo"]} linkTo
 */
export function gradientLinks(model, { name, row, column }, linkTo) {
  const { parameters, words } = model.spec;
  const parameter = parameters.find(({ delta }) => delta === name);
  if (!parameter || !model.reached(name)) return [];
  const entry = `${parameter.name},${row + 1},${column + 1}`;
  return ["check", "paths"].flatMap((page) =>
    linked(linkTo(model, page, "entry", entry), words[`${page}_entry`], words[`${page}_entry_help`]),
  );
}

/**
 * The links for the chosen cell, at the end of the chain's line.
 * @param {Linking} actions
 */
export function createGradientLinks({ linkTo }) {
  return createLinks("cell-links", (model) =>
    gradientLinks(model, { name: model.quantity.name, ...model.cell }, linkTo),
  );
}

/**
 * The link to the page that asks questions about the quantity.
 * @param {Linking} actions
 */
export function createPracticeLink({ linkTo }) {
  return createLinks("practice-link", (model) => {
    const { practise, practise_help: help } = model.spec.words;
    return linked(linkTo(model, "practice", "about", model.quantity.name), practise, help);
  });
}

/**
 * The link to the page that compares one's own numbers with the chosen cell of any quantity.
 * @param {Linking} actions
 */
export function createOwnValueLink({ linkTo }) {
  return createLinks("own-value-link", (model) => {
    const { quantity, cell, row, spec } = model;
    const { each, rows } = spec.blocks[quantity.name];
    // The page counts the rows of all matrices, where each row of the data has one.
    const before = each && row !== "mean" ? row * spec.axes[rows].length : 0;
    const value = `${quantity.name},${before + cell.row + 1},${cell.column + 1}`;
    return linked(linkTo(model, "check", "mine", value), spec.words.own_value, spec.words.own_value_help);
  });
}

/**
 * Links that are made anew when they lead elsewhere.
 * @param {string} testid
 * @param {(model: Model) => HTMLElement[]} made
 */
function createLinks(testid, made) {
  const element = h("span", { class: "bp-cell-links", "data-testid": testid });
  let shown = "";
  return {
    element,
    /** @param {Model} model */
    update(model) {
      const { quantity, cell, row, position, query, hidden } = model;
      const place = [quantity.name, cell.row, cell.column, row, position.iteration, query];
      const key = [...place, hidden !== null].join(" ");
      if (key === shown) return;
      shown = key;
      element.replaceChildren(...made(model));
    },
  };
}

/**
 * A link with these attributes; none where there are no other pages.
 * @param {ReturnType<PageActions["linkTo"]>} attributes
 * @param {string} text
 * @param {string} title
 */
const linked = (attributes, text, title) =>
  attributes ? [h("a", { class: "bp-link", title, ...attributes }, text)] : [];
