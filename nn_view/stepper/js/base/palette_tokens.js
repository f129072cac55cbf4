// Figures come with stand-ins for colours; here they get those of the palette of the moment.

const TOKEN = /^rgba?\(0, 0, (\d+)(?:, ([\d.]+))?\)$/;

/** The colours of a palette in the order in which stand-ins were counted. */
function colours(palette) {
  const found = [];
  for (const value of Object.values(palette)) {
    if (typeof value === "string") found.push(value);
    else found.push(...value.map((one) => (Array.isArray(one) ? one[1] : one)));
  }
  return found;
}

const channel = (share) =>
  Math.round(255 * Number(share))
    .toString(16)
    .padStart(2, "0");

/**
 * A figure with a palette's colours in the places of their stand-ins; the given one stays as it is.
 * @param {any} figure @param {Record<string, any>} palette
 */
export function tinted(figure, palette) {
  const known = colours(palette);
  const tint = (value) => {
    if (typeof value === "string") {
      const token = TOKEN.exec(value);
      if (!token) return value;
      const colour = known[Number(token[1])] ?? value;
      return token[2] === undefined ? colour : colour + channel(token[2]);
    }
    // Numbers stay as they are, and Plotly compares arrays by what they are, not what they hold.
    if (Array.isArray(value)) return typeof value.at(-1) === "number" ? value : value.map(tint);
    if (value === null || typeof value !== "object" || "bdata" in value) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, tint(one)]));
  };
  return tint(figure);
}
