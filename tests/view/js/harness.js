// The least that a test in the browser needs: a name, a function, and a few comparisons.

/** @type {Map<string, () => void | Promise<void>>} */
export const tests = new Map();

/** Register a test; its name is a sentence. */
export function test(name, body) {
  if (tests.has(name)) throw new Error(`two tests are called “${name}”`);
  tests.set(name, body);
}

const text = (value) =>
  JSON.stringify(value, (_, one) =>
    typeof one === "number" && (!Number.isFinite(one) || Object.is(one, -0))
      ? `number ${Object.is(one, -0) ? "-0" : one}`
      : ArrayBuffer.isView(one)
        ? Array.from(one)
        : one,
  );

/** Equal in every part. */
export function equal(actual, expected) {
  if (text(actual) !== text(expected)) {
    throw new Error(`expected ${text(expected)}, got ${text(actual)}`);
  }
}

export function ok(condition, sentence) {
  if (!condition) throw new Error(sentence);
}

/** Equal up to rounding. */
export function close(actual, expected, within = 1e-12) {
  if (!(Math.abs(actual - expected) <= within)) {
    throw new Error(`expected ${expected} within ${within}, got ${actual}`);
  }
}
