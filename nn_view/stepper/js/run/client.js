// Where the numbers of a run come from: its specification, how far it is trained, and windows of
// iterations, fetched ahead of the user and kept within a bound.

import { createFrame } from "./iteration.js";

/** Windows are forgotten, the least recently used first, beyond this many bytes. */
const KEEP_BYTES = 96e6;
/** How often to ask how far the training is. */
const POLL_MS = 400;
/** How long to wait before a lost server is tried again, growing up to the last. */
const RETRY_MS = [500, 1000, 2000, 4000];
/** How many windows are fetched ahead in the direction of travel. */
const AHEAD = 2;

/**
 * Ask the server; a standalone page has another way.
 * @param {string} route @param {URLSearchParams} parameters @param {RequestInit} options
 */
const ask = (route, parameters, options) =>
  fetch(new URL(`run/${route}?${parameters}`, document.baseURI), options);

/**
 * @param {{query: string, version: string, changed: () => void, bring?: typeof ask}} options
 *   `changed` is called whenever something new is known; `bring` answers instead of the server.
 */
export function createSource({ query, version, changed, bring = ask }) {
  const abort = new AbortController();
  const windows = new Map();
  const loading = new Map();
  const timers = new Set();
  const known = {
    spec: null,
    state: { completed: 0, finished: false, diverged: null, waiting: 0 },
    curve: null,
    /** The errors of the training without what is set by hand, and what these numbers were. */
    original: null,
    was: [],
    problem: null,
    offline: false,
    stopped: false,
  };
  let failures = 0;
  let lastWanted = { iteration: 0, direction: 1 };

  const parametersOf = (extra) => {
    const parameters = new URLSearchParams(query);
    for (const [name, value] of Object.entries({ ...extra, v: version })) {
      parameters.set(name, String(value));
    }
    return parameters;
  };

  function later(action, delay) {
    const timer = setTimeout(() => {
      timers.delete(timer);
      action();
    }, delay);
    timers.add(timer);
  }

  /** One request; a lost server is tried again until it is back. */
  async function get(route, extra, read, again) {
    try {
      const response = await bring(route, parametersOf(extra), { signal: abort.signal });
      if (response.status === 503) return later(again, retryAfter(response));
      if (response.status === 400) return refuse((await response.json()).problem);
      if (!response.ok) throw new Error(String(response.status));
      const result = await read(response);
      failures = 0;
      known.offline = false;
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

  const retryAfter = (response) => 1000 * Number(response.headers.get("Retry-After") ?? 1);

  function refuse(problem) {
    known.problem = problem;
    changed();
  }

  async function loadSpec() {
    const spec = await get("spec", {}, (response) => response.json(), loadSpec);
    if (!spec) return;
    known.spec = spec;
    want(lastWanted.iteration, lastWanted.direction);
    changed();
  }

  async function loadState() {
    if (known.stopped) return;
    const state = await get("state", {}, (response) => response.json(), loadState);
    if (!state || known.stopped) return;
    const { curve, original, was, ...rest } = state;
    Object.assign(known, { state: rest, curve, original, was });
    if (!rest.finished || original?.finished === false) later(loadState, POLL_MS);
    if (known.spec) want(lastWanted.iteration, lastWanted.direction);
    changed();
  }

  const startOf = (iteration) => iteration - (iteration % known.spec.window);
  /** Iterations that can be shown: a diverged run may be stepped up to where it broke. */
  const available = () => known.state.completed + (known.state.diverged ? 1 : 0);

  function lacks(start) {
    const window = windows.get(start);
    if (!window) return true;
    return window.count < known.spec.window && start + window.count < available();
  }

  async function loadWindow(start) {
    if (loading.has(start) || !lacks(start)) return;
    loading.set(start, true);
    const read = async (response) =>
      response.status === 202 ? null : new Float64Array(await response.arrayBuffer());
    const again = () => want(lastWanted.iteration, lastWanted.direction);
    const numbers = await get("window", { from: start }, read, again);
    loading.delete(start);
    if (!numbers) return;
    windows.delete(start);
    windows.set(start, { numbers, count: numbers.length / known.spec.stride });
    forget();
    changed();
  }

  function forget() {
    let bytes = 0;
    for (const { numbers } of windows.values()) bytes += numbers.byteLength;
    const kept = startOf(lastWanted.iteration);
    for (const [start, { numbers }] of windows) {
      if (bytes <= KEEP_BYTES) return;
      if (start === kept) continue;
      windows.delete(start);
      bytes -= numbers.byteLength;
    }
  }

  /** See to it that an iteration, and what comes next in this direction, is at hand. */
  function want(iteration, direction) {
    lastWanted = { iteration, direction };
    if (!known.spec) return;
    const start = startOf(iteration);
    const steps = [0, ...Array.from({ length: AHEAD }, (_, at) => (at + 1) * direction)];
    for (const ahead of [...steps, -direction]) {
      const other = start + ahead * known.spec.window;
      if (other === 0 || (other > 0 && other < available())) loadWindow(other);
    }
  }

  return {
    known,
    want,
    /** The numbers of an iteration, or null while they are on their way. */
    frame(iteration) {
      if (!known.spec) return null;
      const start = startOf(iteration);
      const window = windows.get(start);
      if (!window || iteration - start >= window.count) return null;
      windows.delete(start);
      windows.set(start, window);
      const { stride } = known.spec;
      const at = (iteration - start) * stride;
      return createFrame(known.spec, window.numbers.subarray(at, at + stride));
    },
    start() {
      loadSpec();
      loadState();
    },
    /** Stop or continue training: the server goes on only while somebody asks. */
    setStopped(stopped) {
      known.stopped = stopped;
      if (!stopped) loadState();
      changed();
    },
    dispose() {
      abort.abort();
      timers.forEach(clearTimeout);
    },
  };
}
