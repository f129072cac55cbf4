// The card of all keys, and how to read the page in a few lines.

import { h } from "./dom.js";

export function createHelp() {
  const element = h("dialog", { class: "bp-help", "data-testid": "help-card" });
  let written = null;

  function write(words) {
    written = words;
    const close = h("button", { type: "button", class: "bp-button bp-close" }, words.close);
    close.addEventListener("click", () => element.close());
    const keys = words.keys.map(([keys, meaning]) =>
      h("tr", {}, h("th", { scope: "row" }, ...keys.split(" ").map((key) => h("kbd", {}, key))), h("td", {}, meaning)),
    );
    const hints = words.hints.map((text) => h("li", {}, text));
    element.setAttribute("aria-label", words.help_title);
    element.replaceChildren(
      h("header", {}, h("h2", { class: "bp-title" }, words.help_title), close),
      h("table", { class: "bp-keys" }, h("tbody", {}, ...keys)),
      h("h3", { class: "bp-title" }, words.hints_title),
      h("ul", { class: "bp-hints" }, ...hints),
    );
  }

  element.addEventListener("click", (event) => {
    if (event.target === element) element.close();
  });

  return {
    element,
    toggle(words) {
      if (written !== words) write(words);
      if (element.open) element.close();
      else element.showModal();
    },
  };
}
