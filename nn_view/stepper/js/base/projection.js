// Large type on a projector: the page is told, and Streamlit's sidebar folds away. The menu stays,
// with Streamlit's own button that brings the sidebar back; so its state stays Streamlit's.

const FOLD = `[data-testid="stSidebar"][data-collapsed="false"] [data-testid="stSidebarCollapseButton"] button`;
const UNFOLD = `[data-testid="stExpandSidebarButton"]`;

/** Whether it was folded here, and not by the reader. */
let folded = false;

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
  if (on) folded = click(FOLD) || folded;
  else unfold();
}

/** The button comes with Streamlit's next drawing, which may be later than this. */
function unfold(tries = 50) {
  if (document.documentElement.dataset.bpView || !folded) return;
  folded = !click(UNFOLD);
  if (folded && tries > 0) setTimeout(unfold, 100, tries - 1);
}
