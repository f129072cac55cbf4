// The chain as a rail: all quantities in order, grouped by step; where we are, what is done. In a
// deep network the steps of a layer are a part that opens, and the one at hand is open.

import { fill, h, setAttributes } from "../base/dom.js";
import { withNames } from "../base/sentence.js";

/** @import { Quantity, Specification } from "../types/specification.d.ts" */
/** @import { Actions } from "../run/actions.js" */
/** @import { Model } from "../run/model.js" */

/** From so many layers of weights on, the rail has parts. */
const DEEP = 4;
/** From so many characters on a name has a line of its own, and is written smaller. */
const WIDE = 8;
const LONG = 14;

/** @typedef {{head: HTMLElement, body: HTMLElement}} Part of a deep network's rail */

/** @param {Pick<Actions, "go">} actions */
export function createRail({ go }) {
  const list = h("div", { class: "bp-rail-list" });
  const element = h("nav", { class: "bp-rail", "data-testid": "rail" }, list);
  /** @type {HTMLButtonElement[]} */
  let entries = [];
  /** @type {Quantity[] | null} */
  let built = null;
  /** @type {(Part | null)[]} the part of each quantity */
  let parts = [];
  /** @type {Part | null} */
  let open = null;
  let now = 0;

  /** @param {Part | null} part that is to be open; null: none */
  function openPart(part) {
    if (open && open !== part) show(open, false);
    if (part) show(part, true);
    open = part;
  }

  /**
   * @param {Part} part
   * @param {boolean} opened
   */
  function show({ head, body }, opened) {
    body.hidden = !opened;
    setAttributes(head, { "aria-expanded": opened ? "true" : "false" });
  }

  /**
   * A part of the rail, closed.
   * @param {string} name
   * @param {boolean} named whether the steps in it have names of their own
   * @returns {Part}
   */
  function addPart(name, named) {
    const head = h("button", { type: "button", class: "bp-rail-part" }, name);
    const part = { head, body: h("div", { class: named ? null : "bp-rail-plain" }) };
    head.addEventListener("click", () => openPart(open === part ? null : part));
    list.append(h("h2", { class: "bp-rail-parts" }, head), part.body);
    show(part, false);
    return part;
  }

  /**
   * The list of a step's quantities, below its name.
   * @param {HTMLElement} into
   * @param {string} group
   */
  function addGroup(into, group) {
    const [head, ...rest] = group.split(": ");
    const level = into === list ? "h2" : "h3";
    const title = h(level, { class: "bp-rail-head", title: group }, head);
    if (rest.length) title.append(h("span", {}, ...withNames(` ${rest.join(": ")}`)));
    const items = h("ol", { class: "bp-rail-items" });
    into.append(title, items);
    return items;
  }

  /** @param {Specification} spec */
  function build(spec) {
    built = spec.quantities;
    entries = [];
    parts = [];
    open = null;
    list.replaceChildren();
    setAttributes(element, { "aria-label": spec.words.rail });
    /** @type {{group: string, items: HTMLElement} | null} */
    let last = null;
    /** @type {Part | null} */
    let part = null;
    const isDeep = spec.layers.length > DEEP;
    spec.quantities.forEach((quantity, index) => {
      const { group, layer, chain } = quantity;
      const before = spec.quantities[index - 1];
      if (isDeep && (!before || (chain && (!before.chain || before.layer !== layer)))) {
        part = addPart(chain ? fill(spec.words.rail_layer, { layer }) : group, chain !== null);
      }
      parts.push(part);
      if (last?.group !== group) last = { group, items: addGroup(part?.body ?? list, group) };
      const button = h(
        "button",
        { type: "button", class: "bp-rail-item", translate: "no", "data-quantity": quantity.name },
        h("span", { class: quantity.name.length >= LONG ? "bp-rail-long" : null }, quantity.name),
        sign(spec, quantity),
      );
      button.addEventListener("click", () => go(index));
      entries.push(button);
      const wide = quantity.name.length >= WIDE;
      last.items.append(h("li", { class: wide ? "bp-rail-wide" : null }, button));
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
      const isNew = built !== spec.quantities;
      if (isNew) build(spec);
      if (parts[now] !== parts[position.index] || isNew) openPart(parts[position.index]);
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
