// The maps of what the network answers, asked for in blocks of iterations ahead of the reader.

/** @import { Model } from "../run/model.js" */

/** Beyond so many blocks the one that was used least recently is forgotten. */
const MOST_BLOCKS = 48;
/** How long to wait for what is not trained yet. */
const AGAIN_MS = 400;
/** Before the inputs of a row, whose predictions take the place of a map. */
export const ROW = "row:";

/** @typedef {{count: number, numbers: Float32Array}} Block of `count` iterations */

/** @param {() => void} arrived called when a block that was asked for is here */
export function createMaps(arrived) {
  /** @type {Map<string, Block | "loading">} */
  const blocks = new Map();
  /** @type {Model["client"] | null} */
  let client = null;
  let before = 0;

  /**
   * @param {Model} model
   * @param {string} name
   * @param {number} start
   */
  async function load(model, name, start) {
    const { client: asked, spec, available } = model;
    const key = `${name} ${start}`;
    const known = blocks.get(key);
    const wanted = Math.min(spec.output.block, available - start);
    if (start < 0 || wanted <= 0 || known === "loading" || (known && known.count >= wanted)) return;
    blocks.set(key, "loading");
    /** @param {Response} response */
    const read = async (response) =>
      response.status === 202 ? new Float32Array() : new Float32Array(await response.arrayBuffer());
    const again = () => {
      if (client !== asked) return;
      blocks.delete(key);
      arrived();
    };
    const numbers = await asked.get("output", { map: name, from: start }, read, again);
    if (client !== asked || !numbers) return;
    // A server that was away begins again, and may not have come as far as it once was.
    if (numbers.length === 0) return void setTimeout(again, AGAIN_MS);
    blocks.delete(key);
    blocks.set(key, { count: numbers.length / sizeOf(model, name), numbers });
    for (const [oldest] of blocks) {
      if (blocks.size <= MOST_BLOCKS) break;
      blocks.delete(oldest);
    }
    arrived();
  }

  return {
    /**
     * The numbers of a map at the model's iteration, or null while they are on their way; the next
     * ones are asked for as well.
     * @param {Model} model
     * @param {string} name
     */
    at(model, name) {
      const { iteration } = model.position;
      const { block } = model.spec.output;
      if (client !== model.client) blocks.clear();
      client = model.client;
      const start = iteration - (iteration % block);
      const ahead = iteration < before ? -block : block;
      before = iteration;
      for (const one of [start, start + ahead, start + 2 * ahead]) load(model, name, one);
      const found = blocks.get(`${name} ${start}`);
      const offset = iteration - start;
      if (!found || found === "loading" || offset >= found.count) return null;
      const size = sizeOf(model, name);
      return found.numbers.subarray(offset * size, (offset + 1) * size);
    },
  };
}

/**
 * How many numbers an iteration has.
 * @param {Model} model
 * @param {string} name
 */
const sizeOf = ({ spec }, name) =>
  name.startsWith(ROW) ? spec.axes.outputs.length : spec.output.axes.reduce((size, axis) => size * axis.length, 1);
