// The chain as a rail: all quantities in order, grouped by step; where we are, what is done.

import { fill, h, setAttributes } from "../base/dom.js";

/** @param {{go: (index: number) => void}} actions */
export function createRail({ go }) {
  const list = h("div", { class: "bp-rail-list" });
  const element = h("nav", { class: "bp-rail", "data-testid": "rail" }, list);
  let entries = [];
  let built = null;

  function build(spec) {
    built = spec.quantities;
    entries = [];
    list.replaceChildren();
    setAttributes(element, { "aria-label": spec.words.rail });
    let group = null;
    let items = null;
    spec.quantities.forEach((quantity, index) => {
      if (quantity.group !== group) {
        group = quantity.group;
        items = h("ol", { class: "bp-rail-items" });
        const [head, ...rest] = group.split(": ");
        const title = h("h3", { class: "bp-rail-head", title: group }, head);
        if (rest.length) title.append(h("span", {}, ` ${rest.join(": ")}`));
        list.append(title, items);
      }
      const button = h(
        "button",
        { type: "button", class: "bp-rail-item", "data-quantity": quantity.name },
        quantity.name,
        sign(spec, quantity),
      );
      button.addEventListener("click", () => go(index));
      entries.push(button);
      items.append(h("li", {}, button));
    });
  }

  /** Where the rules differ, or a mistake is made: here, or paler in what was computed before. */
  function sign({ words }, { differs }) {
    if (!differs) return null;
    const { kind, other, causes, sentence } = differs;
    if (sentence) {
      const title = words[`differs_${kind}`];
      return h("span", { class: "bp-differs-sign", title }, words[`mark_${kind}`]);
    }
    const values = { other: words[`rule_${other}`], causes: causes.join(", ") };
    const title = fill(words[`followed_${kind}`], values);
    return h("span", { class: "bp-follows-sign", title }, words.mark_rule);
  }

  return {
    element,
    update({ spec, place }) {
      if (built !== spec.quantities) build(spec);
      entries.forEach((button, index) => {
        const state = index < place.index ? "done" : index === place.index ? "now" : "ahead";
        setAttributes(button, {
          "data-state": state,
          "aria-current": state === "now" ? "step" : null,
        });
      });
      keepInSight(entries[place.index]);
    },
  };

  /** Scroll the rail itself only: the page must not jump. */
  function keepInSight(button) {
    const box = list.parentElement;
    const wide = box.scrollWidth > box.clientWidth + 2;
    if (wide) {
      const left = button.offsetLeft - box.clientWidth / 2 + button.offsetWidth / 2;
      if (Math.abs(box.scrollLeft - left) > box.clientWidth / 3) box.scrollLeft = left;
      return;
    }
    const above = button.offsetTop - 40;
    const below = button.offsetTop + button.offsetHeight + 40 - box.clientHeight;
    if (box.scrollTop > above) box.scrollTop = Math.max(0, above);
    else if (box.scrollTop < below) box.scrollTop = below;
  }
}
