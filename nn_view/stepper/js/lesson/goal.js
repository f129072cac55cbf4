// Whether an address says that what there was to try has been done. Pure functions.

/** @import { LessonGoal } from "../types/page.d.ts" */

/**
 * @param {LessonGoal} goal
 * @param {URL} address
 * @param {string} base the address of the application
 */
export function isReached({ page, values, changed, start }, address, base) {
  const says = (/** @type {string} */ name) => address.searchParams.get(name) ?? "";
  if (page && pageOf(address, base) !== page) return false;
  if (changed && says(changed) === start) return false;
  return Object.entries(values).every(([name, value]) => says(name) === value);
}

/**
 * The name of the page at an address; the stepper stands at the root.
 * @param {URL} address
 * @param {string} base
 */
export function pageOf(address, base) {
  const root = new URL(base).pathname.replace(/[^/]*$/, "");
  return address.pathname.slice(root.length).replace(/\/$/, "") || "step";
}
