// Asks the server for a run: its specification, how far it is trained, and windows of iterations,
// which are fetched ahead of the reader and kept within a bound.

import { createFindings } from "./findings.js";
import { iterationValues } from "./iteration.js";
import { createWindows, holds, withParameters } from "./windows.js";

/** @import { Ask } from "../types/page.d.ts" */
/** @import { Curve, Finding, OriginalCurve, Progress, Specification, State } from "../types/specification.d.ts" */
/** @import { Window } from "./windows.js" */

/** How often the server is asked how far the training is. */
const POLL_MS = 400;
/** How long to wait before a lost server is tried again: longer each time, up to the last. */
const RETRY_MS = [500, 1000, 2000];
/** How many windows are fetched ahead in the direction of travel. */
const AHEAD = 2;

/** @typedef {ReturnType<typeof createClient>} Client */

/**
 * @typedef {object} Known
 * @property {Specification | null} spec
 * @property {Progress} state
 * @property {Curve | null} curve
 * @property {OriginalCurve | null} original the errors without what was set by hand
 * @property {(number | null)[]} was what each number that was set by hand was before
 * @property {Finding[]} findings why the finished run does not learn
 * @property {string | null} problem why the server refuses the run
 * @property {boolean} offline
 * @property {boolean} stopped by the reader
 */

/**
 * Ask the server; a standalone page answers by itself.
 * @type {Ask}
 */
const askServer = (route, parameters, options) =>
  fetch(new URL(`run/${route}?${parameters}`, document.baseURI), options);

/**
 * The specification that came last. Runs of the same form need no other.
 * @type {{form: string, version: string, spec: Specification} | null}
 */
let latest = null;

/**
 * @param {{query: string, form: string, version: string, changed: () => void, ask?: Ask}} options
 *   `changed` is called whenever something new is known; `ask` is asked instead of the server.
 */
export function createClient({ query, form, version, changed, ask = askServer }) {
  const abort = new AbortController();
  const windows = createWindows();
  /** @type {Set<number>} */
  const loading = new Set();
  /** @type {Set<number>} */
  const timers = new Set();
  /**
   * The few iterations that are fetched first, so that one is shown before its whole window is here.
   * @type {Window | "loading" | undefined}
   */
  let few;
  /** @type {Known} */
  const known = {
    spec: null,
    state: { completed: 0, finished: false, diverged: null, waiting: 0 },
    curve: null,
    original: null,
    was: [],
    findings: [],
    problem: null,
    offline: false,
    stopped: false,
  };
  let failures = 0;
  let polls = true;
  let lastWanted = { iteration: 0, direction: 1 };

  /**
   * @param {() => void} action
   * @param {number} delay
   */
  function later(action, delay) {
    const timer = setTimeout(() => {
      timers.delete(timer);
      action();
    }, delay);
    timers.add(timer);
  }

  /**
   * One request; a lost server is tried again until it is back.
   * @template Result
   * @param {string} route
   * @param {Record<string, string | number>} extra
   * @param {(response: Response) => Promise<Result>} read
   * @param {() => void} again
   * @returns {Promise<Result | undefined>}
   */
  async function get(route, extra, read, again) {
    try {
      const response = await ask(route, withParameters(query, { ...extra, v: version }), { signal: abort.signal });
      if (response.status === 503) return void later(again, retryAfter(response));
      if (response.status === 400) {
        refuse((await response.json()).problem);
        return undefined;
      }
      if (!response.ok) throw new Error(String(response.status));
      const result = await read(response);
      failures = 0;
      if (known.offline) {
        known.offline = false;
        changed(); // whoever asked may have nothing to draw
      }
      return result;
    } catch {
      if (abort.signal.aborted) return undefined;
      known.offline = true;
      changed();
      later(again, RETRY_MS[Math.min(failures, RETRY_MS.length - 1)]);
      failures += 1;
      return undefined;
    }
  }

  /** @param {Response} response */
  const retryAfter = (response) => 1000 * Number(response.headers.get("Retry-After") ?? 1);

  /** @param {string} problem */
  function refuse(problem) {
    known.problem = problem;
    changed();
  }

  async function loadSpec() {
    const kept = latest?.form === form && latest.version === version ? latest.spec : undefined;
    /** @type {Specification | undefined} */
    const spec = kept ?? (await get("spec", {}, (response) => response.json(), loadSpec));
    if (!spec) return;
    latest = { form, version, spec };
    known.spec = spec;
    // First, for it may want another iteration than the one that was wanted last.
    changed();
    want(lastWanted.iteration, lastWanted.direction);
  }

  async function loadState() {
    if (known.stopped) return;
    /** @type {State | undefined} */
    const state = await get("state", {}, (response) => response.json(), loadState);
    if (!state || known.stopped) return;
    const { curve, original, was, ...rest } = state;
    Object.assign(known, { state: rest, curve, original, was });
    if (polls && (!rest.finished || original?.finished === false)) later(loadState, POLL_MS);
    if (polls && rest.finished) loadFindings();
    changed();
    want(lastWanted.iteration, lastWanted.direction);
  }

  /** @type {Parameters<typeof createFindings>[0]["get"]} */
  const getFindings = (read, again) => get("diagnosis", {}, read, again);
  const loadFindings = createFindings({ known, get: getFindings, later, changed });

  /**
   * The first iteration of the window that an iteration is in.
   * @param {Specification} spec
   * @param {number} iteration
   */
  const startOf = (spec, iteration) => iteration - (iteration % spec.window);
  /** Iterations that can be shown: a diverged run may be stepped up to where it broke. */
  const available = () => known.state.completed + (known.state.diverged ? 1 : 0);

  /**
   * @param {Specification} spec
   * @param {number} start
   */
  function lacks(spec, start) {
    const window = windows.get(start);
    if (!window) return true;
    return window.count < spec.window && start + window.count < available();
  }

  /**
   * @param {Specification} spec
   * @param {number} start
   */
  async function loadWindow(spec, start) {
    if (loading.has(start) || !lacks(spec, start)) return;
    loading.add(start);
    const window = await fetchWindow(spec, start, {});
    loading.delete(start);
    if (!window) return;
    if (window.count === 0) {
      // A server that was away begins anew, and may not have come as far as it once was.
      later(() => want(lastWanted.iteration, lastWanted.direction), POLL_MS);
      return;
    }
    windows.add(window, startOf(spec, lastWanted.iteration));
    changed();
  }

  /**
   * @param {Specification} spec
   * @param {number} iteration
   */
  async function loadFew(spec, iteration) {
    few = "loading";
    few = await fetchWindow(spec, iteration - (iteration % spec.first), { length: spec.first });
    if (!few) return;
    want(lastWanted.iteration, lastWanted.direction);
    changed();
  }

  /**
   * As many iterations from `start` on as there are, or nothing where there was no answer.
   * @param {Specification} spec
   * @param {number} start
   * @param {Record<string, number>} extra
   * @returns {Promise<Window | undefined>}
   */
  async function fetchWindow(spec, start, extra) {
    /** @param {Response} response */
    const read = async (response) =>
      response.status === 202
        ? new Float64Array()
        : new Float64Array(await response.arrayBuffer());
    const again = () => want(lastWanted.iteration, lastWanted.direction);
    const numbers = await get("window", { from: start, ...extra }, read, again);
    return numbers && { start, numbers, count: numbers.length / spec.stride };
  }

  /**
   * Load an iteration, and what comes next in this direction.
   * @param {number} iteration
   * @param {number} direction 1 or -1
   */
  function want(iteration, direction) {
    lastWanted = { iteration, direction };
    const { spec } = known;
    if (!spec) return;
    if (!few) loadFew(spec, iteration);
    // Before the server has said how far the training is, no other iteration is known to be there.
    if (few === "loading" || !known.curve) return;
    const start = startOf(spec, iteration);
    const steps = [0, ...Array.from({ length: AHEAD }, (_, at) => (at + 1) * direction)];
    for (const ahead of [...steps, -direction]) {
      const other = start + ahead * spec.window;
      if (other === 0 || (other > 0 && other < available())) loadWindow(spec, other);
    }
  }

  return {
    known,
    want,
    get,
    available,
    /**
     * The numbers of an iteration, or null while they are on their way.
     * @param {number} iteration
     */
    values(iteration) {
      const { spec } = known;
      if (!spec) return null;
      const start = startOf(spec, iteration);
      const window = [windows.use(start), few].find((one) => holds(one, iteration));
      if (!holds(window, iteration)) return null;
      const { stride } = spec;
      const at = (iteration - window.start) * stride;
      return iterationValues(spec, window.numbers.subarray(at, at + stride));
    },
    /**
     * Ask for all that is needed at once.
     * @param {number} iteration that is expected to be shown
     */
    start(iteration) {
      lastWanted.iteration = iteration;
      loadSpec();
      loadState();
    },
    /** Ask once for the curve, as far as it is trained: nobody waits for its end. */
    look() {
      polls = false;
      loadState();
    },
    /**
     * Stop or continue training: the server goes on only while somebody asks.
     * @param {boolean} stopped
     */
    setStopped(stopped) {
      known.stopped = stopped;
      if (!stopped) loadState();
      changed();
    },
    dispose() {
      abort.abort();
      timers.forEach((timer) => clearTimeout(timer));
    },
  };
}
