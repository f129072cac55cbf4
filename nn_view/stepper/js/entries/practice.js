// Practice: questions about a run, and what somebody knows of it, which only this browser keeps.

import { h } from "../base/dom.js";
import { createKnown } from "../practice/known.js";
import { createRound } from "../practice/round.js";
import { createStore } from "../practice/store.js";
import { mountWidget } from "./widget.js";

/** @import { Call, PracticeData } from "../types/page.d.ts" */
/** @import { WidgetView } from "./widget.js" */

/** @param {HTMLElement} host @param {Call<PracticeData>} call */
export const mount = (host, call) => mountWidget(host, call, { testid: "practice", create });

/**
 * @param {HTMLElement} root
 * @param {() => Call<PracticeData>} latest
 */
function create(root, latest) {
  /** @type {WidgetView<PracticeData> | null} */
  let view = null;
  const data = () => latest().data;
  const store = createStore(() => view && known.draw(view));
  const round = createRound(data, store);
  const known = createKnown(data, store, round.restart);
  root.append(h("div", { class: "bp-practice" }, round.element, known.element));

  return {
    /** @param {WidgetView<PracticeData>} next */
    draw(next) {
      view = next;
      round.update();
      known.draw(next);
    },
    dispose() {
      round.dispose();
      known.dispose();
      store.dispose();
    },
  };
}
