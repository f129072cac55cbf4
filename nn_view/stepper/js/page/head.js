// The head of the page, beside the menu: its title, where to begin, and the way to the signs.

import { h, setAttributes, setText } from "../base/dom.js";
import { hasBegun, rememberBegun } from "./first_visit.js";

/** @import { Words } from "../types/specification.d.ts" */

/** @typedef {{href: string, onclick: (event: Event) => void}} Link to another page */

/** @param {{signs: () => void}} actions */
export function createHead({ signs }) {
  const title = h("span");
  const subtitle = h("span", { class: "bp-page-subtitle" });
  const begin = h("span");
  const tour = h("a", { class: "bp-link", "data-testid": "tour" });
  const dismiss = h("button", { type: "button", class: "bp-button", "data-testid": "begin-dismiss" }, "×");
  const line = h("p", { class: "bp-begin", "data-testid": "begin" }, h("span", {}, begin, " ", tour), dismiss);
  const legend = h("button", { type: "button", class: "bp-button", "data-testid": "signs" });
  const element = h(
    "header",
    { class: "bp-head" },
    h("h1", { class: "bp-page-title" }, title, subtitle),
    line,
    legend,
  );
  line.hidden = hasBegun();
  /** @type {Link | null} */
  let way = null;
  legend.addEventListener("click", () => signs());
  tour.addEventListener("click", (event) => {
    begun();
    way?.onclick(event);
  });
  dismiss.addEventListener("click", () => {
    begun();
    // The keyboard goes on from here, not from the beginning of the page.
    legend.focus({ preventScroll: true });
  });

  function begun() {
    rememberBegun();
    line.hidden = true;
  }

  /**
   * @param {Words} words
   * @param {Link | null} link
   */
  function writeTour(words, link) {
    way = link;
    tour.hidden = !link;
    setAttributes(tour, { href: link?.href });
    setText(tour, words.begin_tour);
  }

  return {
    element,
    /**
     * @param {Words} words
     * @param {() => Link | null} toTour null where there are no other pages
     */
    write(words, toTour) {
      if (!line.hidden) writeTour(words, toTour());
      setText(title, words.page_title);
      setText(subtitle, words.page_subtitle);
      setText(begin, words.begin);
      setAttributes(dismiss, { "aria-label": words.begin_dismiss, title: words.begin_dismiss });
      setText(legend, words.signs_open);
      setAttributes(legend, { title: words.signs_title });
    },
  };
}
