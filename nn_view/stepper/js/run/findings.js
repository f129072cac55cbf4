// Why a finished run does not learn: asked for once, when the reader has the numbers.

/** @import { Findings } from "../types/specification.d.ts" */
/** @import { Known } from "./client.js" */

/** The numbers come first; what is said about the whole run may wait so long. */
const WAIT_MS = 400;

/**
 * @param {object} options
 * @param {Known} options.known
 * @param {(read: (response: Response) => Promise<Findings | null>, again: () => void) =>
 *   Promise<Findings | null | undefined>} options.get
 * @param {(action: () => void, delay: number) => void} options.later
 * @param {() => void} options.changed
 * @returns {() => void} asks, unless it was asked for already
 */
export function createFindings({ known, get, later, changed }) {
  let asked = false;

  /** @param {Response} response */
  const read = async (response) => (response.status === 202 ? null : response.json());

  async function load() {
    const found = await get(read, load);
    // A server that has forgotten the run trains it again.
    if (found === null) later(load, WAIT_MS);
    if (!found?.findings.length) return;
    known.findings = found.findings;
    changed();
  }

  return () => {
    if (asked) return;
    asked = true;
    later(load, WAIT_MS);
  };
}
