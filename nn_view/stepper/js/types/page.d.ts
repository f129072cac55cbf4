// What a page hands to a component, and what it is told.

import type { Figure } from "./plotly.d.ts";
import type { Cell, CellRange, Edit, MatrixStyle, Palette, Words } from "./specification.d.ts";

/** How a component is called; again with each change of its data. */
export interface Call<Data> {
  data: Data;
  /** Tell the page a lasting state, such as the position. */
  report: (state: object) => void;
  /** Tell the page an event, such as a click. A page without a server hears none. */
  tell?: (event: object) => void;
  /** Answers instead of a server. */
  ask?: Ask;
  /** Brings Plotly.js where no server has it. */
  bring?: () => Promise<void>;
}

/** A request for `spec`, `state`, `diagnosis`, `gradients`, a `window` or a block of the `output` of a run. */
export type Ask = (
  route: string,
  parameters: URLSearchParams,
  options: { signal: AbortSignal },
) => Promise<Response>;

/** A live component. */
export interface Instance<Data> {
  update(call: Call<Data>): void;
  dispose(): void;
}

/** A position as a page writes it: rows and cells count from 1. */
export interface WrittenPosition {
  at: number;
  quantity: string;
  /** A number or `mean`. */
  row: string;
  /** `row,column` or empty. */
  cell: string;
}

export interface StepperData {
  query: string;
  /** The same for all runs that share a specification. */
  form: string;
  /** The address of Plotly.js. */
  plotly: string;
  version: string;
  position: WrittenPosition;
  digits: number;
  view: string;
  /** The chart beside the network; empty: the error. */
  chart?: "" | "output" | "gradients";
  /** The number of the question that is asked first at each place; 0: none is. */
  ask?: number;
  /** A new number opens `position`; with the same one the reader stays where they are. */
  opened: number;
  former?: FormerRun | null;
}

/** The run that was shown before a setting changed. */
export interface FormerRun {
  query: string;
  /** What has changed since. */
  said: string;
  /** Its name in a link to the page that compares runs. */
  compared: string;
}

/** A weight to set by hand or to set back. */
export type EditRequest = { kind: "set" | "undo" } & Omit<Edit, "value"> & { value?: number };

/** What the keys of a page beside the stepper need. */
export interface PageData {
  /** Whether one thing fills the page, such as a large QR code. */
  covered: boolean;
  projection: boolean;
  palettes: Record<string, Palette>;
  words: Words;
}

/** What the data of every component beside the stepper has. */
export interface WidgetData {
  key: string;
  /** The address of Plotly.js; left out by what draws no chart. */
  plotly?: string;
  projection: boolean;
  palettes: Record<string, Palette>;
  words: Record<string, string>;
}

/** What a slider changes in its chart: attributes by name, with a value for each step. */
export interface Move {
  traces: number[];
  path: Record<string, unknown[]>;
  /** The values of the slider that the path has an entry for; null: every one. */
  places: number[] | null;
}

export interface SliderData {
  label: string;
  from: number;
  to: number;
  value: number;
  step: number;
  texts: string[] | null;
  moves: Move[];
  /** Sliders with the same name move together. */
  linked: string;
  shown: boolean;
}

export interface ChartData extends WidgetData {
  figure: Figure;
  config: object;
  label: string;
  name: string;
  height: number;
  slider: SliderData | null;
  clickable: boolean;
}

export interface BoardMatrix {
  name: string;
  /** Numbers; what JSON cannot write is a word such as `NaN`. */
  values: (number | string)[];
  row_labels: string[];
  column_labels: string[];
  below: (number | string)[] | null;
  chosen: Cell | null;
  lit: CellRange[];
  marked: [number, number][];
  range: number | null;
  whole: boolean;
  pending: boolean;
}

export interface BoardGroup {
  title: string;
  one_line: boolean;
  items: (BoardMatrix | { text: string })[];
}

export interface BoardData extends WidgetData {
  groups: BoardGroup[];
  digits: number;
  height: number | null;
  figures: Record<string, MatrixStyle>;
  config: object;
}

export interface ByHandData extends WidgetData {
  /** The query of the run's settings. */
  query: string;
  iteration: number;
  /** How many rows of the data, and units of each hidden layer, are left to fill in. */
  rows: number;
  units: number;
  digits: number;
}

export interface PracticeData extends WidgetData {
  /** The query of the run's settings. */
  query: string;
  /** The names of all quantities. */
  quantities: string[];
  /** The only quantity that is asked about, or empty. */
  about: string;
  digits: number;
  figure: Figure;
  config: object;
  /** What the picture shows, in words. */
  chart: string;
  /** How one makes each mistake. */
  mistakes: Record<string, string>;
}

/** What the address has once something was tried. */
export interface LessonGoal {
  /** The page that is open then; empty where it may be another. */
  page: string;
  /** Parameters, empty where the address leaves one out. */
  values: Record<string, string>;
  /** A parameter that is no longer `start`; empty: none. */
  changed: string;
  start: string;
}

/** A stop of a lesson. */
export interface LessonData {
  /** The lesson's name in what the browser remembers. */
  record: string;
  title: string;
  /** Of all stops. */
  titles: string[];
  /** Of the stop that is shown, from 1. */
  number: number;
  told: string;
  attempt: string;
  goal: LessonGoal | null;
  /** What is said when the goal is reached. */
  done: string;
  /** For the teacher alone. */
  note: string;
  projection: boolean;
  palettes: Record<string, Palette>;
  words: Record<string, string>;
}

export interface LessonCard {
  name: string;
  record: string;
  title: string;
  about: string;
  /** How many stops it has. */
  count: number;
  /** At how many of them something is to be done. */
  tasks: number;
}

export interface LessonsData {
  lessons: LessonCard[];
  projection: boolean;
  palettes: Record<string, Palette>;
  words: Record<string, string>;
}
