// The chain rule as one formula for the derivative that is being built: factors already known are
// filled, the one at hand is lit, the rest is still empty. Forwards: the way from input to error.

import { h, math, setAttributes } from "../base/dom.js";

/** @param {{go: (index: number) => void}} actions */
export function createChain({ go }) {
  const element = h("div", { class: "bp-chain", "data-testid": "chain" });
  let shown = null;
  let factors = [];

  function build(spec, quantity) {
    const links = quantity.chain ?? forward(spec);
    const parts = quantity.chain ? [math(quantity.chain.left), "="] : [];
    factors = links.factors.map(({ quantity: name, mathml }) => {
      const index = spec.quantities.findIndex((one) => one.name === name);
      const button = h("button", { type: "button", class: "bp-factor", title: name });
      button.append(math(mathml));
      button.addEventListener("click", () => go(index));
      return { button, index, name };
    });
    const joiner = quantity.chain ? "·" : "→";
    factors.forEach(({ button }, at) => parts.push(...(at ? [joiner] : []), button));
    element.replaceChildren(
      ...parts.map((part) =>
        typeof part === "string" ? h("span", { class: "bp-chain-sign" }, part) : part,
      ),
    );
  }

  function forward(spec) {
    const names = spec.quantities.filter((quantity) => quantity.chain === null);
    return { factors: names.map(({ name, symbol }) => ({ quantity: name, mathml: symbol })) };
  }

  return {
    element,
    update({ spec, quantity, place }) {
      const key = quantity.chain ?? spec.quantities;
      if (shown !== key) build(spec, quantity);
      shown = key;
      const lit = quantity.chain ? quantity.chain.lit : [quantity.name];
      for (const { button, index, name } of factors) {
        const now = lit.includes(name);
        const state = now ? "lit" : index <= place.index ? "known" : "empty";
        setAttributes(button, {
          "data-state": state,
          "aria-label": `${name}: ${spec.words[`factor_${state}`]}`,
        });
      }
    },
  };
}
