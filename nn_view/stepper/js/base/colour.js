// Colours of the diverging scale, and the text colour that can be read on them.

/** @import { ColourScale } from "../types/specification.d.ts" */

/**
 * Red, green and blue, each 0 … 255.
 * @param {string} hex a hash sign and six digits
 */
export function rgb(hex) {
  const value = hex.replace("#", "");
  return [0, 2, 4].map((at) => parseInt(value.slice(at, at + 2), 16));
}

/**
 * Relative luminance of WCAG 2, 0 … 1.
 * @param {number[]} channels red, green and blue, each 0 … 255
 */
export function luminance(channels) {
  const [red, green, blue] = channels.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/**
 * The channels of a scale's colour.
 * @param {ColourScale} scale
 * @param {number} share where on the scale: 0 … 1; beyond, its end goes on
 */
export function atScale(scale, share) {
  const clamped = Math.min(1, Math.max(0, share));
  let upper = scale.findIndex(([stop]) => stop >= clamped);
  if (upper <= 0) upper = 1;
  const [low, from] = scale[upper - 1];
  const [high, to] = scale[upper];
  const part = (clamped - low) / (high - low);
  const start = rgb(from);
  const end = rgb(to);
  return start.map((channel, at) => channel + part * (end[at] - channel));
}

/**
 * Whether light text is easier to read than dark text on the scale's colour for a value.
 * @param {ColourScale} scale
 * @param {number} value
 * @param {number} range the scale runs from -range to range
 */
export function wantsLightText(scale, value, range) {
  const share = range > 0 && Number.isFinite(value) ? 0.5 + value / (2 * range) : 0.5;
  const background = luminance(atScale(scale, share));
  return 1.05 / (background + 0.05) > (background + 0.05) / 0.05;
}

/**
 * Whether an element stands on a dark background.
 * @param {HTMLElement} element
 */
export function isDark(element) {
  const style = getComputedStyle(element);
  const named = style.getPropertyValue("--st-background-color").trim();
  const probe = document.createElement("span");
  // Where the reader's system chooses the colours, the page stands on its canvas.
  const forced = matchMedia("(forced-colors: active)").matches;
  probe.style.color = forced ? "Canvas" : named || "white";
  probe.style.forcedColorAdjust = "none";
  element.append(probe);
  const channels = getComputedStyle(probe).color.match(/[\d.]+/g) ?? ["255", "255", "255"];
  probe.remove();
  return luminance(channels.slice(0, 3).map(Number)) < 0.4;
}
