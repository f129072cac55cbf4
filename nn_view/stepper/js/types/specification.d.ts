// What the server says about a run: its specification (`nn_view/iteration/specification.py`) and its state
// (`nn_view/iteration/curve.py`), as they arrive.

import type { Layout, Margin, Trace } from "./plotly.d.ts";

export interface Cell {
  row: number;
  column: number;
}

/** Cells of a matrix: one of them, or with `null` all along a row or column. */
export interface CellRange {
  row: number | null;
  column: number | null;
}

/** A cell of a named matrix. */
export interface NamedCell extends Cell {
  name: string;
}

/** Where a name's numbers are: in each iteration's row of numbers, or among the constants. */
/** With `each` it is one matrix for each entry of that axis. */
export type Block = { rows: string; columns: string; each?: string; whole?: boolean } & (
  | { offset: number }
  | { constant: string }
);

/** The row or column of a cell in a sum: a number, the result's own (`i`, `j`), a running index. */
export type Index = number | string;

/**
 * A text; an operand's cell, of the matrix of the row `each` where it has several; 1 where two
 * indices are the `same`, otherwise 0; or how many entries some axes have together.
 */
export type Piece =
  | { text: string }
  | { name: string; at: Index[]; each?: Index }
  | { same: [Index, Index] }
  | { count: string[] };

/** A number, an operand's cell, or an operator or function and its values. */
export type Computed = number | Piece | [string, ...Computed[]];

export interface Terms {
  /** The axes that the sum runs over, with an index for each. */
  over: string[];
  index: string[];
  /** A term as it is written, and what it computes. */
  pieces: Piece[];
  value: Computed;
}

export interface Explanation {
  before: Piece[];
  terms: Terms | null;
  after: Piece[];
}

export interface OperandToken {
  operand: string;
  transposed: boolean;
}

export type Token = OperandToken | { text: string };

/** A quantity's value under the other rule, or without the mistake. */
export interface Difference {
  kind: "rule" | "fault";
  /** What differs in this very line; empty where it only follows from others, the `causes`. */
  sentence: string;
  causes: string[];
  /** The block with the other values. */
  block: string;
  this: string;
  other: string;
}

export interface Flow {
  direction: "forward" | "backward" | "none";
  /** The layers whose units take part. */
  nodes: number[];
  /** The weights along which it flows, and the layer of the bias that takes part. */
  weights: string | null;
  bias: number | null;
}

export interface Quantity {
  name: string;
  group: string;
  layer: number;
  kind: string;
  sentence: string;
  code: string;
  shape: string;
  size: string;
  tutorial_name: string | null;
  /** The tutorial's own line, and all that it writes there; empty for another network. */
  tutorial: { line: string; told: string };
  /** MathML. */
  formula: string;
  symbol: string;
  tokens: Token[];
  explain: Explanation;
  chain: { left: string; factors: { quantity: string; mathml: string }[]; lit: string[] } | null;
  differs: Difference | null;
  flow: Flow;
  saturates: boolean;
  /** Where it is shown for information only: what is computed without it, and the other factor. */
  cancelled: { product: string; other: string } | null;
  /** Where it is computed in place of a product whose factors cancel: these, and their product. */
  cancels: { factors: string[]; explain: Explanation } | null;
  /** Whether a bias that is 0 is never learned because of it. */
  stays_zero: boolean;
}

export interface Parameter {
  name: string;
  layer: number;
  new: string;
  delta: string;
  change: string;
}

/** A number that was set by hand before an iteration. */
export interface Edit extends NamedCell {
  iteration: number;
  value: number;
}

export interface NetworkNode {
  kind: "input" | "unit" | "bias";
  layer: number;
  unit: number;
  x: number;
  y: number;
}

export interface NetworkEdge {
  layer: number;
  parameter: string;
  row: number;
  column: number;
}

export interface Network {
  nodes: NetworkNode[];
  edges: NetworkEdge[];
  labels: { x: number; y: number; text: string }[];
  /** The distance of two neighbours in the tallest layer, in parts of the figure's height. */
  gap: number;
}

/** Colours by name; a scale is a list of stops, a series a list of colours. */
export type Palette = Record<string, string | string[] | ColourScale>;
/** Stops from 0 to 1, each with its colour. */
export type ColourScale = [number, string][];

export interface MatrixStyle {
  trace: Trace & { colorscale: ColourScale };
  layout: Layout;
  /** The name of the palette. */
  key: string;
}

export interface NetworkStyle {
  layout: Layout & { xaxis: { range: number[] }; yaxis: { range: number[] } };
  widths: number[];
  edge: Record<"positive" | "negative", object>;
  node: Record<"fill" | "input" | "line" | "pending" | "text" | "muted", string>;
  active: string;
  saturated: string;
  large: boolean;
}

export interface CurveStyle {
  traces: Record<"ahead" | "train" | "former" | "batch" | "original" | "named" | "test" | "now", Trace>;
  layout: Layout & { margin: Margin };
}

export interface OutputStyle {
  traces: Record<"map" | "half" | "curve" | "rows" | "chosen", Trace>;
  layout: Layout & { margin: Margin };
  /** The bar of colours beside a map. */
  bar: object;
  /** The colours of several classes, in their order. */
  classes: string[];
  scale: ColourScale;
  /** The shapes of the classes, as Plotly names them and as text. */
  symbols: string[];
  signs: string[];
}

export interface GradientsStyle {
  /** A line for each layer. */
  lines: Record<string, unknown>[];
  layout: Layout & { margin: Margin };
  /** The shape at the present iteration. */
  now: object;
}

export interface Styles {
  matrix: MatrixStyle;
  network: NetworkStyle;
  curve: CurveStyle;
  output: OutputStyle;
  gradients: GradientsStyle;
  config: object;
}

/** A unit with a map of what it gives over the inputs; its colours run between its bounds. */
export interface MappedUnit {
  map: string;
  layer: number;
  unit: number;
  label: string;
  bounds: [number, number] | null;
}

export interface Output {
  /** The values of each input; none where there are too many inputs for a map. */
  axes: number[][];
  /** How many iterations' maps travel together. */
  block: number;
  /** The outputs before the hidden units. */
  units: MappedUnit[];
  /** The names of the classes, where the targets are some. */
  classes: string[];
  /** The map that is shown at first. */
  first: string;
}

/** A term's explanation, its character beside matrices, and the whole text of a button with it. */
export interface Term {
  words: string;
  sign: string;
  label: string;
}
export type Glossary = Record<string, Term>;

/** A sign as a text, or as the style sheets draw the sample; and its meaning. */
export interface Sign {
  text: string;
  sample: string;
  meaning: string;
}

/** Sentences by name; what each key does and how to read the page are lists. */
/** A page other than the stepper has no hints and no signs. */
export type Words = Record<string, string> & {
  /** Those of “Ask first”. */
  asking: Record<string, string>;
  keys: [string, string][];
  glossary: Glossary;
  hints?: string[];
  signs?: Sign[];
};

export interface Specification {
  /** `batches`: how many iterations go through all rows once. */
  settings: { iterations: number; rule: string; batches: number };
  layers: number[];
  /** How many iterations travel together. */
  window: number;
  /** How many travel at first, so that one is shown sooner. */
  first: number;
  /** How many numbers an iteration has. */
  stride: number;
  /** The names along each axis. */
  axes: Record<string, string[]>;
  /** What each axis counts: one of it, and many. */
  axis_words: Record<string, [string, string]>;
  constants: Record<string, number[]>;
  blocks: Record<string, Block>;
  parameters: Parameter[];
  /** What is carried from one iteration to the next beside the parameters. */
  kept: { name: string; new: string }[];
  edits: Edit[];
  most_edits: number;
  quantities: Quantity[];
  network: Network;
  output: Output;
  figures: Record<string, Styles>;
  palettes: Record<string, Palette>;
  words: Words;
}

/** Errors over the iterations; `null` where one is not finite. */
export interface Curve {
  x: number[];
  /** On all training rows. */
  train: (number | null)[];
  /** On the rows of each iteration, where these are a part of all. */
  batch: (number | null)[] | null;
  test: (number | null)[];
}

export interface OriginalCurve {
  finished: boolean;
  x: number[];
  train: (number | null)[];
}

/** How far a training is. */
export interface Progress {
  completed: number;
  finished: boolean;
  waiting: number;
  diverged: { iteration: number; quantity: string; sentence: string } | null;
  /** The iterations at hand, where these are not all from the beginning. */
  bounds?: { from: number; to: number } | null;
}

/** Why a run does not learn, what to try, and where it is seen. */
export interface Finding {
  told: string;
  reason: string;
  cure: string;
  /** The cured run as a link to “Compare runs” has it; empty if there is none. */
  with: string;
  at: number;
  quantity: string;
}

export interface Findings {
  findings: Finding[];
}

/** Sizes at some iterations; `null` where one is not finite, is 0 or has no meaning. */
export interface GradientSizes {
  completed: number;
  x: number[];
  /** The distance of two ticks on the logarithmic axis, as Plotly has it. */
  dtick: number | string;
  layers: LayerSizes[];
}

export interface LayerSizes {
  layer: number;
  gradients: (number | null)[];
  saturated: (number | null)[];
}

export interface State extends Progress {
  curve: Curve;
  /** The errors without what was set by hand. */
  original: OriginalCurve | null;
  /** What each number that was set by hand was before. */
  was: (number | null)[];
}
