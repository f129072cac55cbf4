// Large type on a projector: the page is told, and Streamlit's sidebar folds away. The menu stays,
// with Streamlit's own button that brings the sidebar back; so its state stays Streamlit's.

import { readKept, writeKept } from "../base/kept.js";

const FOLD = `[data-testid="stSidebar"][data-collapsed="false"] [data-testid="stSidebarCollapseButton"] button`;
const UNFOLD = `[data-testid="stExpandSidebarButton"]`;

const NAME = "bp-folded";
/** Below this width Streamlit lays its sidebar over the page. */
const PHONE = 768;

/**
 * Whether it was folded here, and not by the reader. Streamlit remembers in the browser that it is
 * folded, so this is remembered there, too: a page that is opened later unfolds it. Where a browser
 * keeps nothing, Streamlit remembers nothing either.
 */
let folded = readKept(NAME) !== null;

/** @param {boolean} on */
function setFolded(on) {
  folded = on;
  writeKept(NAME, on ? "" : null);
}

/** @param {string} selector */
function click(selector) {
  const button = document.querySelector(selector);
  if (button instanceof HTMLElement) button.click();
  return button !== null;
}

/** @param {boolean} on */
export function showProjection(on) {
  const { dataset } = document.documentElement;
  if (dataset.bpView === (on ? "projection" : "")) return;
  dataset.bpView = on ? "projection" : "";
  if (on) setFolded(click(FOLD) || folded);
  else unfold();
}

/** The button comes with Streamlit's next drawing, which may be later than this. */
function unfold(tries = 50) {
  // On a phone the sidebar would cover the page, and is folded anyway.
  if (document.documentElement.dataset.bpView || !folded || innerWidth < PHONE) return;
  setFolded(!click(UNFOLD));
  if (folded && tries > 0) setTimeout(unfold, 100, tries - 1);
}
