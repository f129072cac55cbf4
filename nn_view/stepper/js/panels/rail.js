// The chain as a rail: all quantities in order, grouped by step; where we are, what is done.

import { fill, h, setAttributes } from "../base/dom.js";

/** @import { Quantity, Specification } from "../types/specification.d.ts" */
/** @import { Actions } from "../run/actions.js" */
/** @import { Model } from "../run/model.js" */

/** @param {Pick<Actions, "go">} actions */
export function createRail({ go }) {
  const list = h("div", { class: "bp-rail-list" });
  const element = h("nav", { class: "bp-rail", "data-testid": "rail" }, list);
  /** @type {HTMLButtonElement[]} */
  let entries = [];
  /** @type {Quantity[] | null} */
  let built = null;
  let now = 0;

  /**
   * The list of a step's quantities, below its name.
   * @param {string} group
   */
  function addGroup(group) {
    const [head, ...rest] = group.split(": ");
    const title = h("h2", { class: "bp-rail-head", title: group }, head);
    if (rest.length) title.append(h("span", {}, ` ${rest.join(": ")}`));
    const items = h("ol", { class: "bp-rail-items" });
    list.append(title, items);
    return items;
  }

  /** @param {Specification} spec */
  function build(spec) {
    built = spec.quantities;
    entries = [];
    list.replaceChildren();
    setAttributes(element, { "aria-label": spec.words.rail });
    /** @type {{group: string, items: HTMLElement} | null} */
    let last = null;
    spec.quantities.forEach((quantity, index) => {
      const { group } = quantity;
      if (last?.group !== group) last = { group, items: addGroup(group) };
      const button = h(
        "button",
        { type: "button", class: "bp-rail-item", translate: "no", "data-quantity": quantity.name },
        quantity.name,
        sign(spec, quantity),
      );
      button.addEventListener("click", () => go(index));
      entries.push(button);
      last.items.append(h("li", {}, button));
    });
  }

  /**
   * Where the rules differ, or a mistake is made: here, or paler in what was computed before.
   * @param {Specification} spec
   * @param {Quantity} quantity
   */
  function sign({ words }, { differs }) {
    if (!differs) return null;
    const { kind, other, causes, sentence } = differs;
    if (sentence) {
      const title = words[`differs_${kind}`];
      return h("span", { class: "bp-differs-sign", title }, words[`mark_${kind}`]);
    }
    const filled = { other: words[`rule_${other}`], causes: causes.join(", ") };
    const title = fill(words[`followed_${kind}`], filled);
    return h("span", { class: "bp-follows-sign", title }, words.mark_rule);
  }

  /**
   * Scroll the rail itself only: the page must not jump. For the frame after a step: in the step's
   * own, the browser would have to lay out at once what was just written.
   */
  function keepInSight() {
    const button = entries[now];
    const wide = element.scrollWidth > element.clientWidth + 2;
    if (wide) {
      const left = button.offsetLeft - element.clientWidth / 2 + button.offsetWidth / 2;
      if (Math.abs(element.scrollLeft - left) > element.clientWidth / 3) element.scrollLeft = left;
      return;
    }
    const above = button.offsetTop - 40;
    const below = button.offsetTop + button.offsetHeight + 40 - element.clientHeight;
    if (element.scrollTop > above) element.scrollTop = Math.max(0, above);
    else if (element.scrollTop < below) element.scrollTop = below;
  }

  return {
    element,
    /** @param {Model} model */
    update({ spec, position }) {
      if (built !== spec.quantities) build(spec);
      now = position.index;
      entries.forEach((button, index) => {
        const passed = index < now ? "done" : "ahead";
        setAttributes(button, {
          "data-state": index === now ? "now" : passed,
          "aria-current": index === now ? "step" : null,
        });
      });
    },
    keepInSight,
  };
}
