// Brings a container of Streamlit's into view when it has something new, and draws nothing.

/** @type {Map<string, number>} What was shown last, by part: another page may come in between. */
const shown = new Map();

/** @typedef {{ data: { part: string, number: number } }} Call */

/** @param {HTMLElement} host @param {Call} call */
export function mount(host, call) {
  /** @param {Call} call */
  function update({ data }) {
    if (data.number <= (shown.get(data.part) ?? 0)) return;
    shown.set(data.part, data.number);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const part = host.closest(`.st-key-${data.part}`) ?? host;
    // What stands above may still be drawn in this frame.
    requestAnimationFrame(() => {
      part.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
    });
  }
  update(call);
  return { update, dispose() {} };
}
