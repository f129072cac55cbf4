// The chain rule as one formula for the derivative that is being built: factors already known are
// filled, the current one is lit, the rest is still empty. Forwards: the way from input to error.

import { h, math, setAttributes, setChildren } from "../base/dom.js";

/** @import { Quantity, Specification } from "../types/specification.d.ts" */
/** @import { Actions } from "../run/actions.js" */
/** @import { Model } from "../run/model.js" */

/** More factors than these stand closer, and have more of their line. */
const MANY = 8;

/**
 * The quantities of the forward pass in place of a chain.
 * @param {Specification} spec
 */
const forward = (spec) =>
  spec.quantities
    .filter((quantity) => quantity.chain === null)
    .map(({ name, symbol }) => ({ quantity: name, mathml: symbol }));

/**
 * @param {Pick<Actions, "go">} actions
 * @param {HTMLElement[]} links what stands beside the chain
 */
export function createChain({ go }, links) {
  const left = h("span", { class: "bp-chain-left" });
  const element = h("div", { class: "bp-chain", "data-testid": "chain" });
  const line = h("div", { class: "bp-chain-line" }, element, h("div", { class: "bp-chain-links" }, ...links));
  /** @type {unknown} */
  let shown = null;
  /** @type {{button: HTMLButtonElement, index: number, name: string, key: string, parts: Element[]}[]} */
  let factors = [];
  let named = "";

  /** @param {string} text */
  const sign = (text) => h("span", { class: "bp-chain-sign" }, text);

  /**
   * What the former chain has in the same place stays: a step changes little of it.
   * @param {Specification} spec
   * @param {Quantity} quantity
   */
  function build(spec, { chain }) {
    const joiner = chain ? "·" : "→";
    factors = (chain?.factors ?? forward(spec)).map(({ quantity: name, mathml }, at) => {
      const index = spec.quantities.findIndex((one) => one.name === name);
      const key = JSON.stringify([name, mathml, index, joiner]);
      if (factors[at]?.key === key) return factors[at];
      const button = h("button", { type: "button", class: "bp-factor", title: name }, math(mathml));
      button.addEventListener("click", () => go(index));
      return { button, index, name, key, parts: at ? [sign(joiner), button] : [button] };
    });
    if (chain && chain.left !== named) left.replaceChildren(math(chain.left), sign("="));
    named = chain ? chain.left : named;
    line.classList.toggle("bp-chain-long", factors.length > MANY);
    setChildren(element, [...(chain ? [left] : []), ...factors.flatMap(({ parts }) => parts)]);
  }

  return {
    element: line,
    /** Scroll a long chain to its lit factors, but no further, in the frame after a step. */
    keepInSight() {
      if (element.scrollWidth <= element.clientWidth) return;
      const lit = factors.filter(({ button }) => button.dataset.state === "lit");
      if (!lit.length) return;
      const left = element.firstElementChild instanceof HTMLSpanElement ? element.firstElementChild.offsetWidth : 0;
      const [first, last] = [lit[0].button, lit[lit.length - 1].button];
      const start = first.offsetLeft - element.offsetLeft - left - 8;
      const end = last.offsetLeft - element.offsetLeft + last.offsetWidth + 40;
      element.scrollLeft = Math.max(0, Math.min(start, end - element.clientWidth));
    },
    /** @param {Model} model */
    update({ spec, quantity, position }) {
      const key = quantity.chain ?? spec.quantities;
      if (shown !== key) build(spec, quantity);
      shown = key;
      const lit = quantity.chain ? quantity.chain.lit : [quantity.name];
      for (const { button, index, name } of factors) {
        const known = index <= position.index ? "known" : "empty";
        const state = lit.includes(name) ? "lit" : known;
        setAttributes(button, {
          "data-state": state,
          "aria-label": `${name}: ${spec.words[`factor_${state}`]}`,
        });
      }
    },
  };
}
