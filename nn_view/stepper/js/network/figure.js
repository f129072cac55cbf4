// The figure of the network: its weights as edges, the chosen row's numbers in its nodes, and the
// way that the quantity flows.

import { formatNumber } from "../base/format.js";
import { isSaturated } from "../run/model.js";
import { nodeSize, placeNetwork } from "./layout.js";
import { arrowTrace, biasTrace, edgeShapes, flowShapes, labelTrace, nodeTrace } from "./traces.js";

/** @import { Size } from "../base/dom.js" */
/** @import { SizedFigure, Trace } from "../types/plotly.d.ts" */
/** @import { NetworkStyle, Specification } from "../types/specification.d.ts" */
/** @import { Model } from "../run/model.js" */
/** @import { PlacedEdge, PlacedNetwork, PlacedNode } from "./layout.js" */
/** @import { BiasLook, UnitLook } from "./traces.js" */

/** @typedef {{traces: Trace[], shapes: object[]}} Drawing */

/** What stands for a number that there is not. */
const UNKNOWN = "···";

/**
 * The network as one figure, for an image of its own.
 * @param {Model} model
 * @param {Size} box
 * @returns {SizedFigure}
 */
export function networkFigure(model, box) {
  const style = model.figures.network;
  const { placed, size } = placedIn(model.spec, box, style);
  const parts = [edges(model, placed, style), flow(model, placed, size, box)];
  return {
    data: parts.flatMap(({ traces }) => traces),
    layout: {
      ...style.layout,
      ...box,
      shapes: parts.flatMap(({ shapes }) => shapes),
    },
  };
}

/**
 * Where the nodes and edges are in a box, and how large a node is.
 * @param {Specification} spec
 * @param {Size} box
 * @param {NetworkStyle} style
 */
export function placedIn({ network }, box, { layout }) {
  return { placed: placeNetwork(network, layout, box), size: nodeSize(network, box, layout) };
}

/**
 * @param {Model} model
 * @param {PlacedNetwork} placed
 * @param {NetworkStyle} style
 * @returns {Drawing}
 */
export function edges(model, placed, style) {
  /** @param {PlacedEdge} edge */
  const weightOf = ({ parameter, row, column }) => current(model, parameter, row, column);
  const traces = [labelTrace(model.spec.network.labels, style)];
  return { traces, shapes: edgeShapes(placed, weightOf, style) };
}

/**
 * The nodes, and what takes part in the quantity.
 * @param {Model} model
 * @param {PlacedNetwork} placed
 * @param {number} size of a node
 * @param {Size} box
 * @returns {Drawing}
 */
export function flow(model, placed, size, box) {
  const style = model.figures.network;
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

/**
 * A parameter's number at this moment: the updated one once it is computed.
 * @param {Model} model
 * @param {string} parameter
 * @param {number} row
 * @param {number} column
 */
function current({ values, reached }, parameter, row, column) {
  return values.number(reached(`new_${parameter}`) ? `new_${parameter}` : parameter, row, column);
}

/**
 * The layer whose units an axis counts, or null.
 * @param {Specification} spec
 * @param {string} axis
 */
export function layerOf(spec, axis) {
  if (axis === "inputs") return 0;
  if (axis === "outputs") return spec.layers.length - 1;
  return axis.startsWith("hidden") ? Number(axis.slice(6)) : null;
}

/**
 * What a unit is called: by the data, or by its layer.
 * @param {Specification} spec
 * @param {{layer: number, unit: number}} unit
 */
export function nameOf(spec, { layer, unit }) {
  const axis = Object.keys(spec.axes).find((one) => layerOf(spec, one) === layer);
  return axis === undefined ? null : spec.axes[axis][unit];
}

/**
 * Whether an edge belongs to the chosen cell: as its weight, or as an edge of its unit.
 * @param {Model} model
 * @param {PlacedEdge} edge
 */
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

/**
 * A unit's number for the chosen row, or its mean over the training rows.
 * @param {Model} model
 * @param {string} name over the training rows
 * @param {string} test name over the test rows
 * @param {number} unit
 */
function unitNumber(model, name, test, unit) {
  const [block, row, whose] = blockOf(model, name, test, unit);
  return model.values.number(block, row, unit, whose);
}

/**
 * Where a unit's number is for the chosen row: the block, its row, and whose matrix it is. Of a
 * matrix for each row a unit has the number on the diagonal.
 * @param {Model} model
 * @param {string} name over the training rows
 * @param {string} test name over the test rows
 * @param {number} unit
 * @returns {[string, number, (number | "mean")?]}
 */
function blockOf({ spec, row }, name, test, unit) {
  const train = spec.axes.rows.length;
  const trains = row === "mean" || row < train;
  if (trains && spec.blocks[name].each) return [name, unit, row];
  if (row === "mean") return [`mean:${name}`, 0];
  return trains ? [name, row] : [test, row - train];
}

/**
 * A unit's number as it is written, to the same place as in its matrix.
 * @param {Model} model
 * @param {string} name over the training rows
 * @param {string} test name over the test rows
 * @param {number} unit
 */
function unitText(model, name, test, unit) {
  const [block, row, whose] = blockOf(model, name, test, unit);
  const { values, digits } = model;
  if (values.isOutside(block, { row, column: unit }, whose)) return UNKNOWN;
  return formatNumber(values.number(block, row, unit, whose), values.notation(block, digits, whose));
}

/**
 * Whether a quantity has a number for each unit of a row.
 * @param {Specification} spec
 * @param {string} name
 */
export function isOutlined(spec, name) {
  const { rows, columns, each } = spec.blocks[name];
  return (rows === "rows" || each === "rows") && (layerOf(spec, columns) ?? 0) > 0;
}

/**
 * Whether units are marked as saturated by this slope.
 * @param {Specification} spec
 * @param {string} slope
 */
const mayMark = (spec, slope) => spec.quantities.some(({ name, saturates }) => saturates && name === slope);

/**
 * What a unit shows: the quantity where it belongs to this layer, else its activation.
 * @param {Model} model
 * @param {PlacedNode} node
 * @returns {UnitLook}
 */
function unitLook(model, { layer, unit }) {
  const { spec, quantity, row, reached } = model;
  const own = isOutlined(spec, quantity.name) && layerOf(spec, spec.blocks[quantity.name].columns) === layer;
  const trains = row === "mean" || row < spec.axes.rows.length;
  const active = quantity.flow.nodes.includes(layer);
  if (layer === 0) {
    const text = unitText(model, "inputs", "test_inputs", unit);
    return { text, pending: false, active, saturated: false };
  }
  const name = own && trains ? quantity.name : `a${layer}`;
  const pending = !reached(name);
  const slope = `a${layer}_d_z${layer}`;
  const saturated =
    trains && mayMark(spec, slope) && reached(slope) && isSaturated(unitNumber(model, slope, slope, unit));
  const text = pending ? UNKNOWN : unitText(model, name, `test:a${layer}`, unit);
  return { text, pending, active, saturated };
}

/**
 * @param {Model} model
 * @param {PlacedNode} node
 * @returns {BiasLook}
 */
function biasLook(model, { layer }) {
  const { values, digits, quantity } = model;
  const name = `b${layer}`;
  const matrix = values.matrix(name);
  const one = matrix.rows * matrix.columns === 1;
  const value = one ? formatNumber(current(model, name, 0, 0), values.notation(name, digits)) : "";
  return { name, value, active: quantity.flow.bias === layer };
}
