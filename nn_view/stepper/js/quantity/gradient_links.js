// From a cell of a gradient: check this entry, and all its paths, on the pages that do so.

import { h } from "../base/dom.js";

/** @import { NamedCell } from "../types/specification.d.ts" */
/** @import { PageActions } from "../run/actions.js" */
/** @import { Model } from "../run/model.js" */

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
  return ["check", "paths"].flatMap((page) => {
    const attributes = linkTo(model, page, "entry", entry);
    const text = words[`${page}_entry`];
    const title = words[`${page}_entry_help`];
    return attributes ? [h("a", { class: "bp-link", title, ...attributes }, text)] : [];
  });
}

/**
 * The links for the chosen cell, at the end of the chain's line.
 * @param {Pick<PageActions, "linkTo">} actions
 */
export function createGradientLinks({ linkTo }) {
  const element = h("span", { class: "bp-cell-links", "data-testid": "cell-links" });
  let shown = "";
  return {
    element,
    /** @param {Model} model */
    update(model) {
      const { quantity, cell, position, query } = model;
      const key = [quantity.name, cell.row, cell.column, position.iteration, query].join();
      if (key === shown) return;
      shown = key;
      element.replaceChildren(...gradientLinks(model, { name: quantity.name, ...cell }, linkTo));
    },
  };
}

/**
 * The link to the page that asks questions about the quantity.
 * @param {Pick<PageActions, "linkTo">} actions
 */
export function createPracticeLink({ linkTo }) {
  const element = h("span", { class: "bp-cell-links", "data-testid": "practice-link" });
  let shown = "";
  return {
    element,
    /** @param {Model} model */
    update(model) {
      const { quantity, position, query, spec } = model;
      const key = [quantity.name, position.iteration, query].join(" ");
      if (key === shown) return;
      shown = key;
      const { practise: text, practise_help: title } = spec.words;
      const attributes = linkTo(model, "practice", "about", quantity.name);
      element.replaceChildren(
        ...(attributes ? [h("a", { class: "bp-link", title, ...attributes }, text)] : []),
      );
    },
  };
}

/**
 * The link to the page that compares one's own numbers with the chosen cell of any quantity.
 * @param {Pick<PageActions, "linkTo">} actions
 */
export function createOwnValueLink({ linkTo }) {
  const element = h("span", { class: "bp-cell-links", "data-testid": "own-value-link" });
  let shown = "";
  return {
    element,
    /** @param {Model} model */
    update(model) {
      const { quantity, cell, position, query, row, spec } = model;
      const { each, rows } = spec.blocks[quantity.name];
      // The page counts the rows of all matrices, where each row of the data has one.
      const before = each && row !== "mean" ? row * spec.axes[rows].length : 0;
      const value = `${quantity.name},${before + cell.row + 1},${cell.column + 1}`;
      const key = [value, position.iteration, query].join(" ");
      if (key === shown) return;
      shown = key;
      const { own_value: text, own_value_help: title } = spec.words;
      const attributes = linkTo(model, "check", "mine", value);
      element.replaceChildren(
        ...(attributes ? [h("a", { class: "bp-link", title, ...attributes }, text)] : []),
      );
    },
  };
}
