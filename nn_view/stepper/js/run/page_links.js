// Links to other pages of the application, which open there with what was clicked.

/** @import { Call, StepperData } from "../types/page.d.ts" */
/** @import { Model } from "./model.js" */

/** A click that led nowhere by then is followed by the browser itself. */
const FOLLOW_MS = 4000;

/** @typedef {{href: string, onclick: (event: Event) => void}} PageLink attributes of a link */

/**
 * @param {() => Call<StepperData>} call what the page handed over last
 * @param {() => boolean} offline
 */
export function createPageLinks(call, offline) {
  let timer = 0;

  return {
    /**
     * A link to a page, one of whose own values is set; null in a file, which has no other pages.
     * @param {Pick<Model, "query" | "position">} model
     * @param {string} page
     * @param {string} name of the value
     * @param {string} value
     * @returns {PageLink | null}
     */
    to({ query, position }, page, name, value) {
      if (!call().tell) return null;
      const at = position.iteration;
      const parameters = new URLSearchParams(query);
      parameters.set("at", String(at));
      parameters.set(name, value);
      const { href } = new URL(`${page}?${parameters}`, document.baseURI);
      return { href, onclick: (event) => follow(event, href, { kind: "open", page, name, value, at }) };
    },
    /** The session opened what was asked for, or this page ends. */
    end: () => clearTimeout(timer),
  };

  /**
   * The session opens the page with all that it knows; the browser opens it in another tab.
   * @param {Event} event
   * @param {string} href
   * @param {object} asked
   */
  function follow(event, href, asked) {
    const { tell } = call();
    const elsewhere = event instanceof MouseEvent && (event.ctrlKey || event.metaKey || event.shiftKey);
    if (elsewhere || offline() || !tell) return;
    event.preventDefault();
    tell(asked);
    clearTimeout(timer);
    timer = setTimeout(() => location.assign(href), FOLLOW_MS);
  }
}
