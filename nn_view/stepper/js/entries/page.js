// The keys on the pages beside the stepper: what they do is the same there.

import { h } from "../base/dom.js";
import { explainTerms } from "../base/explain.js";
import { keepHistory } from "../base/history.js";
import { watchLeaving } from "../base/leaving.js";
import { watchNumberFields } from "../base/number_fields.js";
import { showProjection } from "../base/projection.js";
import { areSingleKeysOn } from "../base/single_keys.js";
import { applyPalette, paletteName } from "../base/theme.js";
import { keepUntranslated } from "../base/untranslated.js";
import { createHelp } from "../panels/help.js";
import { createScreen } from "../panels/screen.js";
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
  /** @param {boolean} projection */
  const project = (projection) => call.tell?.({ projection });
  const endKeys = listenToKeys(
    {
      help: () => help.toggle(call.data.words),
      blank: () => screen.blank(call.data.words.blank),
      fullscreen: () => screen.fullscreen(),
      projection: () => project(!call.data.projection),
      leave: () => call.data.projection && project(false),
    },
    areSingleKeysOn,
  );
  const explained = explainTerms(root, () => call.data.words.glossary);
  const endFields = watchNumberFields();
  const endMarks = keepUntranslated();
  const leaving = watchLeaving();
  keepHistory();
  host.append(root);
  update(call);

  /** @param {Call<PageData>} next */
  function update(next) {
    call = next;
    const { palettes, projection } = call.data;
    showProjection(projection);
    applyPalette(root, palettes[paletteName(host, projection)]);
  }

  return {
    update,
    dispose() {
      endKeys();
      explained.dispose();
      endFields();
      endMarks();
      leaving.end();
      root.remove();
    },
  };
}
