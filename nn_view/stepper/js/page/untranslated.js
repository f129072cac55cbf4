// A browser that translates the page leaves code, formulas and columns to choose as they are.

/** What Streamlit draws of them; the stepper marks its own. */
const KEPT =
  "code, .katex, [data-testid=stMultiSelectTagsContainer], .st-key-landscape_inputs [role=toolbar]";
/** The animation with which the style sheet says that one is there: it costs no watching. */
const APPEARS = "bp-kept-appears";

/** @param {Element} element */
const mark = (element) => element.setAttribute("translate", "no");

/** @returns {() => void} the end of it */
export function keepUntranslated() {
  const ended = new AbortController();
  document.addEventListener(
    "animationstart",
    ({ animationName, target }) => {
      if (animationName === APPEARS && target instanceof Element) mark(target);
    },
    { signal: ended.signal },
  );
  document.querySelectorAll(KEPT).forEach(mark);
  return () => ended.abort();
}
