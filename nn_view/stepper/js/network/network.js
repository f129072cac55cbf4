// The network: its weights as edges, the chosen row's numbers in its nodes, and the way that the
// quantity at hand flows. Nodes and edges can be clicked.

import { fill, h, measureOnce, setAttributes, setText } from "../base/dom.js";
import { format } from "../base/format.js";
import { draw, release } from "../base/plotly.js";
import { hit, nodeSize, placeNetwork } from "./layout.js";
import { arrowTrace, biasTrace, edgeShapes, flowShapes, labelTrace, nodeTrace } from "./traces.js";

/** @param {{clickUnit: (unit: any) => void, clickWeight: (parameter: string, cell: any) => void}} actions */
export function createNetwork({ clickUnit, clickWeight }) {
  const title = h("h2", { class: "bp-title" });
  const note = h("span", { class: "bp-panel-note" });
  // The edges change with the weights only: a chart of their own spares every other step.
  const under = h("div", { class: "bp-layer" });
  const over = h("div", { class: "bp-layer" });
  const plot = h("div", { class: "bp-plot", role: "img" }, under, over);
  const element = h(
    "section",
    { class: "bp-panel bp-network", "data-testid": "panel-network" },
    h("header", { class: "bp-panel-head" }, title, note),
    plot,
  );
  const roomOf = measureOnce(plot);
  let drawnUnder = "";
  let drawnOver = "";
  let shown = null;

  const pointed = (event) => {
    if (!shown) return null;
    const box = plot.getBoundingClientRect();
    const point = { x: event.clientX - box.left, y: event.clientY - box.top };
    return hit(shown.placed, shown.size, point);
  };
  plot.addEventListener("click", (event) => {
    const target = pointed(event);
    if (target?.unit) clickUnit(target.unit);
    if (target?.bias) clickWeight(`b${target.bias.layer}`, { row: 0, column: 0 });
    if (target?.edge) clickWeight(target.edge.parameter, { row: target.edge.row, column: target.edge.column });
  });
  plot.addEventListener("pointermove", (event) => {
    const target = pointed(event);
    plot.style.cursor = target ? "pointer" : "default";
    setAttributes(plot, { title: target?.unit ? nameOf(shown.spec, target.unit) : null });
  });

  return {
    element,
    update(model) {
      const { spec, place, row, cell, weight, digits, serial, paletteName, charts } = model;
      write(model, title, note, plot);
      const box = roomOf(serial);
      if (box.width < 40 || box.height < 40) return;
      const style = model.figures.network;
      const look = [serial, paletteName, charts];
      const updated = spec.parameters
        .filter(({ name }) => name[0] === "w")
        .map((weights) => model.reached(weights.new));
      const keyUnder = JSON.stringify([place.iteration, updated, look]);
      const keyOver = JSON.stringify([place, row, cell, weight, digits, look]);
      if (keyUnder === drawnUnder && keyOver === drawnOver) return;
      const { placed, size } = standing(spec, box, style);
      shown = { placed, size, spec };
      const layout = { ...style.layout, ...box };
      const paint = (element, { traces, shapes }) =>
        draw(element, traces, { ...layout, shapes }, model.figures.config);
      if (keyUnder !== drawnUnder && paint(under, edges(model, placed, style))) drawnUnder = keyUnder;
      if (keyOver !== drawnOver && paint(over, flow(model, placed, size, box, style))) drawnOver = keyOver;
    },
    dispose() {
      release(under);
      release(over);
    },
  };
}

/** The network as one figure, for a picture of its own. */
export function networkFigure(model, box) {
  const style = model.figures.network;
  const { placed, size } = standing(model.spec, box, style);
  const parts = [edges(model, placed, style), flow(model, placed, size, box, style)];
  return {
    data: parts.flatMap(({ traces }) => traces),
    layout: {
      ...style.layout,
      ...box,
      shapes: parts.flatMap(({ shapes }) => shapes),
      paper_bgcolor: model.palette.background,
    },
  };
}

/** Where the nodes and edges stand in a box, and how large a node is. */
function standing({ network }, box, { layout }) {
  return { placed: placeNetwork(network, layout, box), size: nodeSize(network, box, layout) };
}

function edges(model, placed, style) {
  const weightOf = ({ parameter, row, column }) => current(model, parameter, row, column);
  const traces = [labelTrace(model.spec.network.labels, style)];
  return { traces, shapes: edgeShapes(placed, weightOf, style) };
}

function flow(model, placed, size, box, style) {
  const { direction, weights, bias } = model.quantity.flow;
  const flowing = placed.edges.filter(
    ({ parameter, layer }) => parameter === weights || (parameter[0] === "b" && layer === bias),
  );
  const chosen = flowing.filter((edge) => isChosen(model, edge));
  const units = placed.units.map((node) => unitLook(model, node));
  const biases = placed.biases.map((node) => biasLook(model, node));
  const traces = [
    arrowTrace(flowing, direction, chosen, style),
    biasTrace(placed.biases, biases, size, box.width, style),
    nodeTrace(placed.units, units, size, style),
  ];
  return { traces, shapes: flowShapes(flowing, chosen, style) };
}

/** A parameter's number as it stands: the updated one once it is computed. */
function current({ frame, reached }, parameter, row, column) {
  return frame.number(reached(`new_${parameter}`) ? `new_${parameter}` : parameter, row, column);
}

/** What a unit is called: by the data, or by its layer. */
function nameOf(spec, { layer, unit }) {
  const names = Object.entries(spec.axes).find(([axis]) => layerOf(spec, axis) === layer);
  return names[1][unit];
}

/** The layer whose units an axis counts, or null. */
function layerOf(spec, axis) {
  if (axis === "inputs") return 0;
  if (axis === "outputs") return spec.layers.length - 1;
  return axis.startsWith("hidden") ? Number(axis.slice(6)) : null;
}

/** Whether an edge belongs to the chosen cell: as its weight, or as an edge of its unit. */
function isChosen({ spec, quantity, cell, weight }, edge) {
  if (weight) {
    const same = weight.cell.row === edge.row && weight.cell.column === edge.column;
    return weight.name === edge.parameter && same;
  }
  const { rows, columns } = spec.blocks[quantity.name];
  const from = layerOf(spec, rows);
  const to = layerOf(spec, columns);
  if (from !== null && to !== null) return edge.row === cell.row && edge.column === cell.column;
  if (rows !== "rows" || to === null) return false;
  return to === edge.layer ? edge.column === cell.column : edge.row === cell.column;
}

/** A unit's number for the chosen row, or its mean over the training rows. */
function unitNumber({ spec, frame, row }, name, test, unit) {
  const { rows, columns, data } = frame.matrix(name);
  if (row === "mean") {
    let sum = 0;
    for (let at = 0; at < rows; at += 1) sum += data[at * columns + unit];
    return sum / rows;
  }
  const train = spec.axes.rows.length;
  return row < train ? frame.number(name, row, unit) : frame.number(test, row - train, unit);
}

/** What a unit shows: the quantity at hand where it belongs to this layer, else its activation. */
function unitLook(model, { layer, unit }) {
  const { spec, quantity, frame, digits, row, reached } = model;
  const { rows, columns } = spec.blocks[quantity.name];
  const own = rows === "rows" && layerOf(spec, columns) === layer;
  const trains = row === "mean" || row < spec.axes.rows.length;
  const active = quantity.flow.nodes.includes(layer);
  if (layer === 0) {
    const value = unitNumber(model, "inputs", "test_inputs", unit);
    const shown = row === "mean" ? digits : frame.digits("inputs", digits);
    return { text: format(value, shown), pending: false, active, saturated: false };
  }
  const name = own && trains ? quantity.name : `a${layer}`;
  const pending = !reached(name);
  const value = unitNumber(model, name, `test:a${layer}`, unit);
  const slope = `a${layer}_d_z${layer}`;
  const saturated = trains && reached(slope) && unitNumber(model, slope, slope, unit) < 0.05;
  return { text: pending ? "···" : format(value, digits), pending, active, saturated };
}

function biasLook(model, { layer }) {
  const { frame, digits, quantity } = model;
  const name = `b${layer}`;
  const matrix = frame.matrix(name);
  const one = matrix.rows * matrix.columns === 1;
  const value = one ? format(current(model, name, 0, 0), digits) : "";
  return { name, value, active: quantity.flow.bias === layer };
}

function write(model, title, note, plot) {
  const { spec, row, quantity } = model;
  const { words } = spec;
  const { direction } = quantity.flow;
  const { rows, columns } = spec.blocks[quantity.name];
  const shows = rows === "rows" && layerOf(spec, columns) > 0;
  const trains = row === "mean" || row < spec.axes.rows.length;
  const parts = [
    row === "mean" ? words.network_mean : fill(words.network_note, { row: row + 1 }),
    shows && trains ? fill(words.network_outlined, { name: quantity.name }) : null,
    direction === "none" ? null : words[`network_${direction}`],
  ];
  const text = parts.filter(Boolean).join(" · ");
  setText(title, words.network);
  setText(note, text);
  setAttributes(note, { title: text });
  const label = { layers: spec.layers.join(", "), row: parts[0], flow: parts.slice(1).filter(Boolean).join(", ") };
  setAttributes(plot, { "aria-label": fill(words.network_label, label) });
}
