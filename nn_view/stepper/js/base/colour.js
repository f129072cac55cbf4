// Colours of the diverging scale, and the text colour that can be read on them.

/** @param {string} hex @returns {number[]} */
export function rgb(hex) {
  const value = hex.replace("#", "");
  return [0, 2, 4].map((at) => parseInt(value.slice(at, at + 2), 16));
}

/** Relative luminance of WCAG 2, 0 … 1. */
export function luminance([red, green, blue]) {
  const linear = [red, green, blue].map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
}

/** The colour of a scale `[[0, "#…"], …, [1, "#…"]]` at `place` in 0 … 1. */
export function atScale(scale, place) {
  const clamped = Math.min(1, Math.max(0, place));
  let upper = scale.findIndex(([stop]) => stop >= clamped);
  if (upper <= 0) upper = 1;
  const [low, from] = scale[upper - 1];
  const [high, to] = scale[upper];
  const share = (clamped - low) / (high - low);
  const start = rgb(from);
  const end = rgb(to);
  return start.map((channel, at) => channel + share * (end[at] - channel));
}

/** Whether light or dark text is read better on the scale's colour for `value` within ±`range`. */
export function wantsLightText(scale, value, range) {
  const place = range > 0 && Number.isFinite(value) ? 0.5 + value / (2 * range) : 0.5;
  const background = luminance(atScale(scale, place));
  return 1.05 / (background + 0.05) > (background + 0.05) / 0.05;
}

/** Whether an element stands on a dark background. */
export function isDark(element) {
  const style = getComputedStyle(element);
  const named = style.getPropertyValue("--st-background-color").trim();
  const probe = document.createElement("span");
  probe.style.color = named || "white";
  element.append(probe);
  const channels = getComputedStyle(probe).color.match(/[\d.]+/g) ?? ["255", "255", "255"];
  probe.remove();
  return luminance(channels.slice(0, 3).map(Number)) < 0.4;
}
