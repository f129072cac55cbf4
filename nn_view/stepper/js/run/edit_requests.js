// Asks the page for a run in which a weight is set by hand.

/** @import { Call, EditRequest, StepperData } from "../types/page.d.ts" */
/** @import { NamedCell } from "../types/specification.d.ts" */

/** A change that led to nothing by then is asked for once more. */
const ASK_AGAIN_MS = 4000;

/**
 * @param {() => Call<StepperData>} call what the page handed over last
 * @param {() => boolean} offline
 * @param {() => NamedCell | null} opened the weight whose field is open
 */
export function createEditRequests(call, offline, opened) {
  let timer = 0;
  /** @type {NamedCell | null} */
  let asker = null;

  return {
    /**
     * @param {EditRequest} change
     * @returns {string | null} the name of the sentence that says why it is not possible now
     */
    ask(change) {
      const { data, tell } = call();
      if (!tell) return "edit_alone";
      if (offline()) return "edit_offline";
      tell(change);
      asker = opened();
      clearTimeout(timer);
      // A session that is just beginning anew does not listen yet; asking twice does no harm.
      timer = setTimeout(() => {
        if (!offline() && call().data.query === data.query) call().tell?.(change);
      }, ASK_AGAIN_MS);
      return null;
    },
    /** The settings have changed: what leads back to those before is another request. */
    heard: () => clearTimeout(timer),
    /** Another run is here: the field that has asked for it, if one has. */
    answered() {
      const from = asker;
      asker = null;
      return from;
    },
  };
}
