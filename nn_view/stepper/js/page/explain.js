// Terms explain themselves under the pointer, with the keyboard's focus, and when they are tapped:
// their words stand in one box beside the term, until Escape, a click elsewhere, or the next term.

import { h, setText } from "../base/dom.js";

/** @import { Glossary } from "../types/specification.d.ts" */

/** What explains itself: a term in a formula, a link to one in a text, and words of its own. */
const TERM = `[data-term], [data-explains], a[href^="#term-"]`;
/** What explains itself where its whole text is a term's label. */
const LABELLED = "button, [role=option], th";
/** So long the pointer may take on its way from the term to the box. */
const LEAVE_MS = 200;
/** Pixels between the term and the box, and between the box and the edge of the window. */
const GAP = 6;

/**
 * @param {HTMLElement} root has the palette, and the box
 * @param {() => Glossary | undefined} glossaryOf the terms, once they are known
 */
export function explainTerms(root, glossaryOf) {
  const box = h("div", { class: "bp-explained", role: "tooltip", id: "bp-explained", "data-testid": "explained" });
  /** @type {Element | null} */
  let shown = null;
  let leaving = 0;

  /**
   * What an element explains: the term that it is in, or a button the term that is in it.
   * @param {EventTarget | null} target
   * @param {boolean} [within] whether the button as a whole was meant
   * @returns {{element: Element, text: string} | null}
   */
  function found(target, within = false) {
    const glossary = glossaryOf();
    if (!(target instanceof Element) || !glossary) return null;
    const element = target.closest(TERM) ?? (within && target.matches("button") ? target.querySelector(TERM) : null);
    if (element) {
      const own = element.getAttribute("data-explains");
      const name = element.getAttribute("data-term") ?? (element.getAttribute("href") ?? "").replace("#term-", "");
      const text = own ?? glossary[name]?.words;
      return text ? { element, text } : null;
    }
    const labelled = target.closest(LABELLED);
    const label = labelled?.textContent?.trim();
    const term = label && Object.values(glossary).find((one) => one.label === label);
    return labelled && term ? { element: labelled, text: term.words } : null;
  }

  /** @param {{element: Element, text: string}} one */
  function show({ element, text }) {
    clearTimeout(leaving);
    if (shown === element) return;
    hide();
    shown = element;
    setText(box, text);
    // A dialog lies above everything that is not within it.
    (element.closest("dialog[open]") ?? root).append(box);
    element.setAttribute("aria-describedby", box.id);
    place(element.getBoundingClientRect());
  }

  /** @param {DOMRect} term below it, or above it where there is no room */
  function place(term) {
    // Older browsers do not count a fixed position from the window within a container.
    Object.assign(box.style, { left: "0", top: "0" });
    const { width, height, left: fromLeft, top: fromTop } = box.getBoundingClientRect();
    const left = Math.max(GAP, Math.min(term.left, innerWidth - width - GAP));
    const below = term.bottom + GAP;
    const top = below + height > innerHeight ? Math.max(GAP, term.top - height - GAP) : below;
    Object.assign(box.style, { left: `${left - fromLeft}px`, top: `${top - fromTop}px` });
  }

  function hide() {
    clearTimeout(leaving);
    shown?.removeAttribute("aria-describedby");
    shown = null;
    box.remove();
  }

  /** @param {PointerEvent} event */
  function onover(event) {
    if (event.pointerType !== "mouse") return;
    if (event.target instanceof Node && box.contains(event.target)) return clearTimeout(leaving);
    const one = found(event.target);
    if (one) return show(one);
    if (!shown || shown.matches(":focus-visible")) return undefined;
    clearTimeout(leaving);
    leaving = setTimeout(hide, LEAVE_MS);
    return undefined;
  }

  /** @param {FocusEvent} event */
  function onfocus(event) {
    if (!(event.target instanceof Element) || !event.target.matches(":focus-visible")) return;
    const one = found(event.target, true);
    if (one) show(one);
    else hide();
  }

  /** @param {MouseEvent} event */
  function onclick(event) {
    const one = found(event.target);
    if (!one) return hide();
    // The address of a term is no place to go to. Within a button, the first tap explains.
    const within = one.element.parentElement?.closest("button") && shown !== one.element;
    if (within || one.element.matches("a")) {
      event.preventDefault();
      event.stopPropagation();
    }
    return show(one);
  }

  /** @param {KeyboardEvent} event */
  function onkeydown(event) {
    if (event.key === "Escape" && shown) {
      event.preventDefault(); // it closes the box and nothing else
      event.stopPropagation();
    }
    hide();
  }

  /** @param {Event} event */
  function onscroll({ target }) {
    if (!shown || !(target instanceof Node) || !target.contains(shown)) return;
    const term = shown.getBoundingClientRect();
    if (term.bottom < 0 || term.top > innerHeight) hide();
    else place(term);
  }

  /** @type {[string, (event: never) => void][]} */
  const listeners = [
    ["pointerover", onover],
    ["focusin", onfocus],
    ["click", onclick],
    ["keydown", onkeydown],
    ["scroll", onscroll],
  ];
  for (const [name, listener] of listeners) {
    document.addEventListener(name, /** @type {EventListener} */ (listener), true);
  }
  return {
    /** What was explained may have left the page. */
    check() {
      if (shown && !shown.isConnected) hide();
    },
    dispose() {
      for (const [name, listener] of listeners) {
        document.removeEventListener(name, /** @type {EventListener} */ (listener), true);
      }
      hide();
    },
  };
}
