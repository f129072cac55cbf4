// Where the nodes and edges of the network stand in pixels, and what is under the pointer.

/** How far from an edge a click still means it. */
const NEAR_EDGE = 7;

/**
 * @param {any} network the specification's nodes and edges
 * @param {any} layout the figure's layout, for the ranges of its axes
 * @param {{width: number, height: number}} box
 */
export function placeNetwork(network, layout, box) {
  const [left, right] = layout.xaxis.range;
  const [bottom, top] = layout.yaxis.range;
  const pixel = ({ x, y }) => ({
    x: ((x - left) / (right - left)) * box.width,
    y: ((top - y) / (top - bottom)) * box.height,
  });
  const units = new Map();
  const biases = new Map();
  for (const node of network.nodes) {
    const at = { ...node, pixel: pixel(node) };
    if (node.kind === "bias") biases.set(node.layer, at);
    else units.set(`${node.layer}:${node.unit}`, at);
  }
  const edges = network.edges.map((edge) => ({
    ...edge,
    from: units.get(`${edge.layer - 1}:${edge.row}`),
    to: units.get(`${edge.layer}:${edge.column}`),
  }));
  for (const [layer, from] of biases) {
    for (const to of units.values()) {
      if (to.layer !== layer) continue;
      edges.push({ layer, parameter: `b${layer}`, row: 0, column: to.unit, from, to });
    }
  }
  return { units: [...units.values()], biases: [...biases.values()], edges };
}

/** How large a node can be: its neighbours in the column must not touch it. */
export function nodeSize(network, box, layout) {
  const [bottom, top] = layout.yaxis.range;
  const room = (network.gap * box.height) / (top - bottom);
  return Math.min(room * 0.96, box.height * 0.17, box.width * 0.13, 64);
}

/** The node or edge at a point, or null. */
export function hit(placed, size, point) {
  const near = (node) => distance(node.pixel, point) <= Math.max(size / 2, 9);
  const unit = placed.units.find(near);
  if (unit) return { unit };
  const bias = placed.biases.find(near);
  if (bias) return { bias };
  let best = null;
  let least = NEAR_EDGE;
  for (const edge of placed.edges) {
    const away = distanceToLine(point, edge.from.pixel, edge.to.pixel);
    if (away < least) [best, least] = [edge, away];
  }
  return best && { edge: best };
}

const distance = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);

function distanceToLine(point, a, b) {
  const along = { x: b.x - a.x, y: b.y - a.y };
  const length = along.x ** 2 + along.y ** 2;
  const share = ((point.x - a.x) * along.x + (point.y - a.y) * along.y) / length;
  const t = Math.min(1, Math.max(0, share));
  return distance(point, { x: a.x + t * along.x, y: a.y + t * along.y });
}
