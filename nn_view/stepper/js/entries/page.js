// The keys on the pages beside the stepper: what they do is the same there.

import { h } from "../base/dom.js";
import { assistReader } from "../page/assist.js";
import { watchLeaving } from "../page/leaving.js";
import { showProjection } from "../page/projection.js";
import { areSingleKeysOn } from "../page/single_keys.js";
import { applyPalette, paletteName } from "../base/theme.js";
import { keepUntranslated } from "../page/untranslated.js";
import { createHelp } from "../page/help.js";
import { createScreen } from "../page/screen.js";
import { listenToKeys } from "../run/keys.js";

/** @import { Call, Instance, PageData } from "../types/page.d.ts" */

/**
 * @param {HTMLElement} host
 * @param {Call<PageData>} call
 * @returns {Instance<PageData>}
 */
export function mount(host, call) {
  const help = createHelp();
  const screen = createScreen();
  const root = h("div", { class: "bp bp-page", "data-testid": "page-keys" }, help.element, screen.element);
  /** What the reader has asked for, which the page may not show yet: keys may follow quickly. */
  let wanted = { projection: false, covered: false };
  /** @param {Partial<typeof wanted>} change */
  const want = (change) => {
    wanted = { ...wanted, ...change };
    call.tell?.(wanted);
  };
  const endKeys = listenToKeys(
    {
      help: () => help.toggle(call.data.words),
      blank: () => screen.blank(call.data.words.blank),
      fullscreen: () => screen.fullscreen(),
      projection: () => want({ projection: !wanted.projection }),
      leave,
    },
    areSingleKeysOn,
  );
  const assistance = assistReader(root, () => call.data.words.glossary);
  const endMarks = keepUntranslated();
  const leaving = watchLeaving();
  host.append(root);
  update(call);

  /** One thing at a time: what covers the page, then projection. */
  function leave() {
    if (wanted.covered) want({ covered: false });
    else if (wanted.projection) want({ projection: false });
  }

  /** @param {Call<PageData>} next */
  function update(next) {
    call = next;
    const { palettes, projection, covered } = call.data;
    wanted = { projection, covered };
    showProjection(projection);
    applyPalette(root, palettes[paletteName(host, projection)]);
  }

  return {
    update,
    dispose() {
      endKeys();
      assistance.dispose();
      endMarks();
      leaving.end();
      root.remove();
    },
  };
}
