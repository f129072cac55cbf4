// The stepper in a file of its own: everything that a server would answer stands in the page.

import { mount } from "./index.js";

const STYLE = matchMedia("(prefers-color-scheme: dark)");

const element = (id) => document.getElementById(id);

/** Bytes that stand in the page as base64 of gzip. */
function unpacked(id) {
  const packed = Uint8Array.from(atob(element(id).textContent.trim()), (one) => one.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream);
}

/** Answer what the stepper asks a server for: `spec`, `state`, or a `window` of iterations. */
async function bring(route, parameters) {
  const id = route === "window" ? `window-${parameters.get("from")}` : route;
  return element(id) ? unpacked(id) : new Response(null, { status: 202 });
}

/** Plotly.js as a script of the page: a page opened from a disk may not import one. */
async function bringPlotly() {
  const script = document.createElement("script");
  script.textContent = await unpacked("plotly").text();
  document.head.append(script);
}

/** The place: as the file has it, or as the address says. */
function placeOf(given) {
  const asked = Object.fromEntries(new URLSearchParams(location.search));
  const known = Object.entries(asked).filter(([name]) => name in given);
  const place = { ...given, ...Object.fromEntries(known) };
  return { ...place, at: Math.max(0, Math.trunc(Number(place.at)) || 0) };
}

function dress() {
  document.documentElement.dataset.theme = STYLE.matches ? "dark" : "light";
}

async function start() {
  const given = JSON.parse(element("given").textContent);
  const place = placeOf(given.place);
  dress();
  await bringPlotly();
  const data = {
    query: "",
    version: "",
    plotly: "",
    opened: 0,
    place,
    digits: Math.min(6, Math.max(2, Number(place.digits) || given.place.digits)),
    view: place.view,
  };
  const call = { data, bring, report: () => {} };
  const stepper = mount(element("stepper"), call);
  STYLE.addEventListener("change", () => {
    dress();
    stepper.update(call);
  });
}

start();
