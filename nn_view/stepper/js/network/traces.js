// What the network's figure is made of: edges by sign and strength and the flow as shapes, since
// one path of many lines is drawn several times faster than as many lines of a trace; and nodes,
// arrows and names as traces.

/** @import { Trace } from "../types/plotly.d.ts" */
/** @import { Flow, Network, NetworkStyle } from "../types/specification.d.ts" */
/** @import { PlacedEdge, PlacedNetwork, PlacedNode } from "./layout.js" */

/** From this size on a node has room for its number. */
const NUMBER_FITS = 19;
/** Width of a figure of the page's font, in parts of the type size; the point is half as wide. */
const FIGURE = 0.5;
const SMALLEST_TYPE = 7;
/** From so many edges on they are drawn thinner and paler. */
const DENSE = 150;
/** From so many flowing edges on only the chosen ones have an arrow: more cannot be told apart. */
const MOST_ARROWS = 60;

/** @type {(keyof NetworkStyle["edge"])[]} */
const SIGNS = ["positive", "negative"];

/**
 * @param {keyof NetworkStyle["edge"]} sign
 * @param {number} width
 * @returns {{sign: keyof NetworkStyle["edge"], width: number, edges: PlacedEdge[]}}
 */
const bucket = (sign, width) => ({ sign, width, edges: [] });

/**
 * @typedef {{text: string, pending: boolean, active: boolean, saturated: boolean}} UnitLook
 * @typedef {{name: string, value: string, active: boolean}} BiasLook
 */

/**
 * Lines between pairs of nodes as one shape.
 * @param {PlacedEdge[]} edges
 * @param {object} line its style
 * @param {number} opacity
 */
function lines(edges, line, opacity) {
  const path = edges.map(({ from, to }) => `M${from.x},${from.y}L${to.x},${to.y}`).join("");
  const visible = edges.length > 0;
  return { type: "path", layer: "below", path: path || "M0,0", visible, line, opacity };
}

/**
 * Edges in a bucket for each sign and width; always all buckets, so that shapes keep their order.
 * @param {PlacedNetwork} placed
 * @param {(edge: PlacedEdge) => number} weightOf
 * @param {NetworkStyle} style
 */
export function edgeShapes(placed, weightOf, style) {
  const dense = placed.edges.length > DENSE;
  const { widths, edge: looks } = style;
  const values = placed.edges.map((edge) => (edge.parameter[0] === "w" ? weightOf(edge) : 0));
  const most = Math.max(1e-300, ...values.map((value) => (Number.isFinite(value) ? Math.abs(value) : 0)));
  const buckets = SIGNS.flatMap((sign) => widths.map((width) => bucket(sign, width)));
  placed.edges.forEach((edge, at) => {
    if (edge.parameter[0] !== "w") return;
    const level = Math.round(Math.min(1, Math.abs(values[at]) / most || 0) * (widths.length - 1));
    buckets[(values[at] < 0 ? widths.length : 0) + level].edges.push(edge);
  });
  const strength = (style.large ? 1.5 : 1) * (dense ? 0.5 : 1);
  return buckets.map(({ sign, width, edges }) =>
    lines(edges, { ...looks[sign], width: width * strength }, dense ? 0.4 : 0.62),
  );
}

/**
 * The edges that take part, and among them those of the chosen cell.
 * @param {PlacedEdge[]} edges
 * @param {PlacedEdge[]} chosen
 * @param {NetworkStyle} style
 */
export function flowShapes(edges, chosen, style) {
  return [
    lines(edges, { color: style.active, width: 1.2 }, 0.55),
    lines(chosen, { color: style.active, width: style.large ? 5 : 3.2 }, 1),
  ];
}

/**
 * Arrows on the edges that take part, the way that the numbers flow.
 * @param {PlacedEdge[]} edges
 * @param {Flow["direction"]} direction
 * @param {PlacedEdge[]} chosen
 * @param {NetworkStyle} style
 * @returns {Trace}
 */
export function arrowTrace(edges, direction, chosen, style) {
  const backward = direction === "backward";
  const heads = (edges.length > MOST_ARROWS ? chosen : edges).map(({ from, to }) => {
    const [start, end] = backward ? [to, from] : [from, to];
    const angle = Math.atan2(end.pixel.y - start.pixel.y, end.pixel.x - start.pixel.x);
    const share = 0.62;
    return {
      x: start.x + share * (end.x - start.x),
      y: start.y + share * (end.y - start.y),
      angle: (angle * 180) / Math.PI + 90,
    };
  });
  const shown = direction === "none" ? [] : heads;
  return {
    type: "scatter",
    mode: "markers",
    hoverinfo: "skip",
    x: shown.map(({ x }) => x),
    y: shown.map(({ y }) => y),
    marker: {
      symbol: "arrow",
      size: style.large ? 15 : 9,
      color: style.active,
      angle: shown.map(({ angle }) => angle),
      line: { width: 0 },
    },
  };
}

/**
 * The type size at which so many characters fit inside a circle, clear of its line.
 * @param {number} size of the circle
 * @param {number} characters
 * @param {number} largest
 */
function typeWithin(size, characters, largest) {
  const fitting = (0.94 * size - 3) / (FIGURE * (characters - 0.5));
  return Math.max(SMALLEST_TYPE, Math.min(largest, fitting));
}

/**
 * @param {PlacedNode[]} nodes
 * @param {UnitLook[]} looks one a node
 * @param {number} size
 * @param {NetworkStyle} style
 * @returns {Trace}
 */
export function nodeTrace(nodes, looks, size, style) {
  const { node } = style;
  /** @param {PlacedNode} node */
  const fill = ({ kind }) => (kind === "input" ? node.input : node.fill);
  /** @param {UnitLook} look */
  const line = ({ active, saturated, pending }) => {
    if (saturated) return style.saturated;
    if (active) return style.active;
    return pending ? node.pending : node.line;
  };
  const fits = size >= NUMBER_FITS;
  /** @param {number} layer */
  const longest = (layer) =>
    Math.max(4, ...looks.filter((_, at) => nodes[at].layer === layer).map(({ text }) => text.length));
  return {
    type: "scatter",
    mode: fits ? "markers+text" : "markers",
    hoverinfo: "skip",
    x: nodes.map(({ x }) => x),
    y: nodes.map(({ y }) => y),
    text: looks.map(({ text }) => text),
    textfont: {
      size: nodes.map(({ layer }) => typeWithin(size, longest(layer), style.large ? 22 : 15)),
      color: looks.map(({ pending }) => (pending ? node.muted : node.text)),
    },
    marker: {
      opacity: 1,
      size,
      color: nodes.map(fill),
      line: {
        color: looks.map(line),
        width: looks.map(({ active, saturated }) => (active || saturated ? 2.6 : 1.2)),
      },
    },
  };
}

/**
 * The names of the layers, above them.
 * @param {Network["labels"]} labels
 * @param {NetworkStyle} style
 * @returns {Trace}
 */
export function labelTrace(labels, style) {
  return {
    type: "scatter",
    mode: "text",
    hoverinfo: "skip",
    x: labels.map(({ x }) => x),
    y: labels.map(({ y }) => y),
    text: labels.map(({ text }) => text),
    textfont: { color: style.node.muted, size: style.large ? 17 : 12 },
  };
}

/**
 * The bias nodes with their names, and their numbers where none of those reaches the next node.
 * @param {PlacedNode[]} nodes
 * @param {BiasLook[]} looks one a node
 * @param {number} size of a unit
 * @param {number} width of the figure
 * @param {NetworkStyle} style
 * @returns {Trace}
 */
export function biasTrace(nodes, looks, size, width, style) {
  const { node } = style;
  const type = style.large ? 17 : 12;
  const marker = Math.min(size * 0.5, 12);
  const ends = [...nodes.slice(1).map(({ pixel }) => pixel.x - marker), width];
  /** @param {BiasLook} look @param {number} at */
  const fits = ({ name, value }, at) =>
    ((name.length + value.length) * FIGURE + 0.6) * type + marker / 2 < ends[at] - nodes[at].pixel.x;
  const numbered = looks.every(fits);
  return {
    type: "scatter",
    mode: "markers+text",
    hoverinfo: "skip",
    textposition: "middle right",
    x: nodes.map(({ x }) => x),
    y: nodes.map(({ y }) => y),
    text: looks.map((look) => ` ${look.name}${numbered ? ` ${look.value}` : ""}`),
    textfont: { color: node.muted, size: type },
    marker: {
      symbol: "square",
      opacity: 1,
      size: marker,
      color: node.fill,
      line: {
        color: looks.map(({ active }) => (active ? style.active : node.line)),
        width: looks.map(({ active }) => (active ? 2.6 : 1.2)),
      },
    },
  };
}
