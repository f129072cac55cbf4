// Where the nodes and edges of the network are in pixels, and what is under the pointer.

/** @import { Size } from "../base/dom.js" */
/** @import { Network, NetworkEdge, NetworkNode, NetworkStyle } from "../types/specification.d.ts" */

/** How close to an edge a click still counts, in pixels. */
const NEAR_EDGE = 7;

/**
 * @typedef {{x: number, y: number}} Point
 * @typedef {NetworkNode & {pixel: Point}} PlacedNode
 * @typedef {NetworkEdge & {from: PlacedNode, to: PlacedNode}} PlacedEdge
 * @typedef {{units: PlacedNode[], biases: PlacedNode[], edges: PlacedEdge[]}} PlacedNetwork
 */

/**
 * @param {Network} network
 * @param {NetworkStyle["layout"]} layout for the ranges of its axes
 * @param {Size} box
 * @returns {PlacedNetwork}
 */
export function placeNetwork(network, layout, box) {
  const [left, right] = layout.xaxis.range;
  const [bottom, top] = layout.yaxis.range;
  /** @param {Point} point */
  const pixel = ({ x, y }) => ({
    x: ((x - left) / (right - left)) * box.width,
    y: ((top - y) / (top - bottom)) * box.height,
  });
  const nodes = network.nodes.map((node) => ({ ...node, pixel: pixel(node) }));
  const units = nodes.filter(({ kind }) => kind !== "bias");
  const biases = nodes.filter(({ kind }) => kind === "bias");
  const byPlace = new Map(units.map((node) => [`${node.layer}:${node.unit}`, node]));
  /** @type {PlacedEdge[]} */
  const edges = [];
  for (const edge of network.edges) {
    const from = byPlace.get(`${edge.layer - 1}:${edge.row}`);
    const to = byPlace.get(`${edge.layer}:${edge.column}`);
    if (from && to) edges.push({ ...edge, from, to });
  }
  for (const from of biases) {
    const { layer } = from;
    for (const to of units.filter((unit) => unit.layer === layer)) {
      edges.push({ layer, parameter: `b${layer}`, row: 0, column: to.unit, from, to });
    }
  }
  return { units, biases, edges };
}

/**
 * How large a node can be: it must not touch its neighbours in the column.
 * @param {Network} network
 * @param {Size} box
 * @param {NetworkStyle["layout"]} layout
 */
export function nodeSize(network, box, layout) {
  const [bottom, top] = layout.yaxis.range;
  const room = (network.gap * box.height) / (top - bottom);
  return Math.min(room * 0.96, box.height * 0.17, box.width * 0.13, 64);
}

/**
 * The node or edge at a point, or null.
 * @param {PlacedNetwork} placed
 * @param {number} size of a node
 * @param {Point} point
 * @returns {{unit?: PlacedNode, bias?: PlacedNode, edge?: PlacedEdge} | null}
 */
export function hit(placed, size, point) {
  /** @param {PlacedNode} node */
  const near = (node) => distance(node.pixel, point) <= Math.max(size / 2, 9);
  const unit = placed.units.find(near);
  if (unit) return { unit };
  const bias = placed.biases.find(near);
  if (bias) return { bias };
  /** @type {PlacedEdge | null} */
  let best = null;
  let least = NEAR_EDGE;
  for (const edge of placed.edges) {
    const away = distanceToLine(point, edge.from.pixel, edge.to.pixel);
    if (away < least) [best, least] = [edge, away];
  }
  return best && { edge: best };
}

/**
 * @param {Point} a
 * @param {Point} b
 */
const distance = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);

/**
 * @param {Point} point
 * @param {Point} a the line's ends
 * @param {Point} b
 */
function distanceToLine(point, a, b) {
  const along = { x: b.x - a.x, y: b.y - a.y };
  const length = along.x ** 2 + along.y ** 2;
  const share = ((point.x - a.x) * along.x + (point.y - a.y) * along.y) / length;
  const t = Math.min(1, Math.max(0, share));
  return distance(point, { x: a.x + t * along.x, y: a.y + t * along.y });
}
