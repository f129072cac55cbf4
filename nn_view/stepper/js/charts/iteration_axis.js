// A click on a chart over the iterations, which goes to one of them.

/** @import { Size } from "../base/dom.js" */
/** @import { Margin } from "../types/plotly.d.ts" */
/** @import { PageActions } from "../run/actions.js" */

/**
 * @param {HTMLElement} plot
 * @param {PageActions["toIteration"]} toIteration
 */
export function createIterationAxis(plot, toIteration) {
  /**
   * The axis in pixels, and the iteration at its end.
   * @type {{left: number, width: number, last: number} | null}
   */
  let scale = null;

  plot.addEventListener("click", (event) => {
    if (!scale) return;
    const share = (event.clientX - plot.getBoundingClientRect().left - scale.left) / scale.width;
    toIteration(Math.round(Math.min(1, Math.max(0, share)) * scale.last));
  });

  return {
    /**
     * Note where the axis is in a chart of this size.
     * @param {Size} box
     * @param {Margin} margin
     * @param {number} last
     */
    place(box, { l, r }, last) {
      scale = { left: l, width: box.width - l - r, last };
    },
  };
}
