// The windows of a run that are in the browser, kept within a bound.

/** Beyond this many bytes windows are forgotten, the least recently used first. */
const KEEP_BYTES = 96e6;

/**
 * @typedef {{start: number, numbers: Float64Array, count: number}} Window `count` iterations from
 *   `start` on
 */

export function createWindows() {
  /** @type {Map<number, Window>} */
  const windows = new Map();

  return {
    /** @param {number} start */
    get: (start) => windows.get(start),
    /**
     * The window that starts there, used now.
     * @param {number} start
     */
    use(start) {
      const window = windows.get(start);
      if (window) {
        windows.delete(start);
        windows.set(start, window);
      }
      return window;
    },
    /**
     * Keep a window, and forget what does not fit any more.
     * @param {Window} window
     * @param {number} kept the start of one that is not forgotten
     */
    add(window, kept) {
      windows.delete(window.start);
      windows.set(window.start, window);
      let bytes = 0;
      for (const { numbers } of windows.values()) bytes += numbers.byteLength;
      for (const [start, { numbers }] of windows) {
        if (bytes <= KEEP_BYTES) return;
        if (start === kept) continue;
        windows.delete(start);
        bytes -= numbers.byteLength;
      }
    },
  };
}

/**
 * Whether a window is here and has an iteration.
 * @param {Window | "loading" | undefined} window
 * @param {number} iteration
 * @returns {window is Window}
 */
export const holds = (window, iteration) =>
  typeof window === "object" &&
  iteration >= window.start &&
  iteration < window.start + window.count;

/**
 * The parameters of a request: those of the run, and some of its own.
 * @param {string} query
 * @param {Record<string, string | number>} extra
 */
export function withParameters(query, extra) {
  const parameters = new URLSearchParams(query);
  for (const [name, value] of Object.entries(extra)) parameters.set(name, String(value));
  return parameters;
}
