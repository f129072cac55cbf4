// The run that was shown before a setting changed: its whole curve, for it gives nothing of the
// present run away, and where it ended.

import { createClient } from "./client.js";

/** @import { Ask, FormerRun } from "../types/page.d.ts" */
/** @import { Client } from "./client.js" */

/**
 * @param {object} options
 * @param {Ask} [options.ask] is asked instead of the server
 * @param {() => ((event: object) => void) | undefined} options.tellOf what tells the page an event,
 *   while there is a page that hears it
 * @param {() => void} options.changed called when its curve is here, or it is forgotten
 */
export function createFormer({ ask, tellOf, changed }) {
  /** @type {Client | null} */
  let client = null;
  /** @type {FormerRun | null} */
  let given = null;

  /**
   * @param {FormerRun | null | undefined} next null: nothing is beside the present run
   * @param {string} version
   */
  function open(next, version) {
    const isSame = next?.query === given?.query;
    given = next ?? null;
    if (isSame) return;
    client?.dispose();
    client = next ? createClient({ query: next.query, form: "", version, ask, changed }) : null;
    client?.look();
  }

  return {
    /**
     * The run with what is known of it, or null where there is none.
     * @returns {import("./model.js").Former | null}
     */
    get known() {
      const known = client?.known;
      return given && known?.curve ? { ...given, curve: known.curve, state: known.state } : null;
    },
    open,
    forget() {
      open(null, "");
      tellOf()?.({ kind: "forget" });
      changed();
    },
    dispose: () => client?.dispose(),
  };
}
