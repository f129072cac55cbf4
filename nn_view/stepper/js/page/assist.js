// What every page does for its reader: terms explain themselves, number fields step, Back works.

import { explainTerms } from "./explain.js";
import { keepHistory } from "./history.js";
import { watchNumberFields } from "./number_fields.js";

/**
 * @param {HTMLElement} root
 * @param {Parameters<typeof explainTerms>[1]} glossaryOf
 */
export function assistReader(root, glossaryOf) {
  const explained = explainTerms(root, glossaryOf);
  const endFields = watchNumberFields();
  keepHistory();
  return {
    /** What is explained may have gone. */
    check: () => explained.check(),
    dispose() {
      explained.dispose();
      endFields();
    },
  };
}
