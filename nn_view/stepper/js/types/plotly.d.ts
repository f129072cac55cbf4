// Plotly.js, as far as these modules use it.

/** A trace: attributes of Plotly's by their names. Those that a module reads are typed. */
export interface Trace {
  type?: string;
  id?: string;
  x?: ArrayLike<number>;
  y?: ArrayLike<number | null>;
  text?: string[] | string[][];
  texttemplate?: string;
  textfont?: { size?: number | number[]; [attribute: string]: unknown };
  marker?: { colorbar?: object; [attribute: string]: unknown };
  /** Our own: a trace narrower than `least_width` pixels is not drawn. */
  meta?: { least_width?: number };
  [attribute: string]: unknown;
}

export interface Margin {
  l: number;
  r: number;
  t: number;
  b: number;
}

export interface Axis {
  range?: number[];
  [attribute: string]: unknown;
}

export interface Layout {
  width?: number;
  height?: number;
  margin?: Partial<Margin>;
  font?: object;
  xaxis?: Axis;
  yaxis?: Axis;
  scene?: { camera?: { eye?: Record<string, number>; [attribute: string]: unknown }; [attribute: string]: unknown };
  [attribute: string]: unknown;
}

export interface Figure {
  data: Trace[];
  layout: Layout;
}

/** A figure in a size of its own, which a picture needs. */
export interface SizedFigure {
  data: Trace[];
  layout: Layout & { width: number; height: number };
}

export type ImageFormat = "png" | "svg";

/** A point that was clicked. */
export interface Point {
  curveNumber: number;
  pointNumber: number | number[];
  x?: unknown;
  y?: unknown;
  z?: unknown;
  customdata?: unknown;
}

/** What Plotly adds to an element in which it has drawn. */
export interface Chart extends HTMLElement {
  data: Trace[];
  layout: Layout;
  on(event: "plotly_click", listener: (event: { points: Point[] }) => void): void;
  /** Plotly's private notes on the element. */
  _context?: object;
}

export interface Library {
  react(element: HTMLElement, traces: Trace[], layout: Layout, config?: object): unknown;
  restyle(element: HTMLElement, change: Record<string, unknown[]>, traces: number[]): unknown;
  relayout(element: HTMLElement, change: Record<string, unknown>): unknown;
  purge(element: HTMLElement): void;
  downloadImage(
    figure: Figure,
    options: { format: ImageFormat; filename: string; width: number; height: number; scale: number },
  ): Promise<string>;
}

declare global {
  interface Window {
    Plotly?: Library;
  }
}
