// A whole iteration by hand: the worksheet in the browser, which only this browser keeps.

import { createSheet } from "../by_hand/sheet.js";
import { mountWidget } from "./widget.js";

/** @import { ByHandData, Call } from "../types/page.d.ts" */

/** @param {HTMLElement} host @param {Call<ByHandData>} call */
export const mount = (host, call) => mountWidget(host, call, { testid: "by-hand", create });

/**
 * @param {HTMLElement} root
 * @param {() => Call<ByHandData>} latest
 */
function create(root, latest) {
  const sheet = createSheet(() => latest().data);
  root.append(sheet.element);
  return { draw: sheet.update, dispose: sheet.dispose };
}
