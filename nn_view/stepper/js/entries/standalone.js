// The stepper in a file of its own: everything that a server would answer is in the page.

import { mount } from "./index.js";

/** @import { Ask, Call, StepperData } from "../types/page.d.ts" */

const STYLE = matchMedia("(prefers-color-scheme: dark)");

/** @typedef {Record<"at" | "quantity" | "row" | "cell" | "digits" | "view", string>} GivenPosition */

/** @param {string} id */
function textOf(id) {
  const text = document.getElementById(id)?.textContent;
  if (!text) throw new Error(`The page has no ${id}.`);
  return text;
}

/**
 * The content of an element, which is gzip as base64.
 * @param {string} id
 */
function unpacked(id) {
  const packed = Uint8Array.from(atob(textOf(id).trim()), (one) => one.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream);
}

/**
 * Answer what the stepper asks a server for.
 * @type {Ask}
 */
async function ask(route, parameters) {
  const id = route === "window" ? `window-${parameters.get("from")}` : route;
  return document.getElementById(id) ? unpacked(id) : new Response(null, { status: 202 });
}

/** Plotly.js as a script of the page: a page opened from a disk may not import one. */
async function bring() {
  const script = document.createElement("script");
  script.textContent = await unpacked("plotly").text();
  document.head.append(script);
}

/**
 * The position: as the file has it, or as the address says.
 * @param {GivenPosition} given
 */
function positionOf(given) {
  const asked = Object.fromEntries(new URLSearchParams(location.search));
  const known = Object.entries(asked).filter(([name]) => name in given);
  const position = { ...given, ...Object.fromEntries(known) };
  return { ...position, at: Math.max(0, Math.trunc(Number(position.at)) || 0) };
}

function applyTheme() {
  document.documentElement.dataset.theme = STYLE.matches ? "dark" : "light";
}

function start() {
  const host = document.getElementById("stepper");
  if (!host) return;
  /** @type {{place: GivenPosition}} */
  const { place: given } = JSON.parse(textOf("given"));
  const position = positionOf(given);
  applyTheme();
  /** @type {StepperData} */
  const data = {
    query: "",
    form: "",
    version: "",
    plotly: "",
    opened: 0,
    position,
    digits: Math.min(6, Math.max(2, Number(position.digits) || Number(given.digits))),
    view: position.view,
  };
  /** @type {Call<StepperData>} */
  const call = { data, ask, bring, report: () => {} };
  const stepper = mount(host, call);
  STYLE.addEventListener("change", () => {
    applyTheme();
    stepper.update(call);
  });
}

start();
