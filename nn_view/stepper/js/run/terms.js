// Writing out the sum behind one cell: which operand cells take part, and with which numbers.
// The pieces come from the line of code itself; here they only get their numbers.

const value = (index, places) => (typeof index === "number" ? index : places[index]);

/** Length of the axes that a sum runs over, for the quantity's result. */
const lengths = (spec, terms) => terms.over.map((axis) => spec.axes[axis].length);

/** The axes that are worth a word: not those of one place, unless there is no other. */
function told(spec, over) {
  const many = over.filter((axis) => spec.axes[axis].length > 1);
  return many.length ? many : over.slice(0, 1);
}

/**
 * The terms, each with its places and its pieces, and what stands before and after the sum.
 * @param {any} spec
 * @param {any} quantity
 * @param {{number(name: string, row: number, column: number): number}} frame
 * @param {{row: number, column: number}} cell of the result
 */
export function explain(spec, quantity, frame, cell) {
  const fixed = { i: cell.row, j: cell.column };
  const { before, terms, after } = quantity.explain;
  const put = (places) => (piece) => {
    if ("text" in piece) return piece;
    const [row, column] = piece.at.map((index) => value(index, places));
    return { ...piece, row, column, value: frame.number(piece.name, row, column) };
  };
  return {
    before: before.map(put(fixed)),
    terms: terms === null ? null : eachTerm(spec, terms, fixed, put),
    over: terms === null ? [] : told(spec, terms.over),
    after: after.map(put(fixed)),
    result: frame.number(quantity.name, cell.row, cell.column),
  };
}

function eachTerm(spec, terms, fixed, put) {
  const [outer, inner = 1] = lengths(spec, terms);
  const named = told(spec, terms.over);
  const list = [];
  for (let m = 0; m < outer; m += 1) {
    for (let n = 0; n < inner; n += 1) {
      const running = { [terms.index[0]]: m, ...(terms.index[1] ? { [terms.index[1]]: n } : {}) };
      const places = Object.fromEntries(terms.over.map((axis, at) => [axis, at === 0 ? m : n]));
      const labels = named.map((axis) => spec.axes[axis][places[axis]]);
      const pieces = terms.pieces.map(put({ ...fixed, ...running }));
      list.push({ label: labels.join(", "), pieces, product: product(pieces) });
    }
  }
  return list;
}

/** The value of a term that is a product of two numbers; null for any other term. */
function product(pieces) {
  const numbers = pieces.filter((piece) => "name" in piece);
  const plain = pieces.every((piece) => "name" in piece || piece.text.trim() === "·");
  return plain && numbers.length === 2 ? numbers[0].value * numbers[1].value : null;
}

/**
 * Which cells of an operand light up for the chosen cell: `null` for all of an axis.
 * @returns {{row: number | null, column: number | null}[]}
 */
export function lit(quantity, name, cell) {
  const fixed = { i: cell.row, j: cell.column };
  const { before, terms, after } = quantity.explain;
  const pieces = [...before, ...(terms ? terms.pieces : []), ...after];
  const places = pieces
    .filter((piece) => piece.name === name)
    .map(({ at }) => ({ row: resolve(at[0], fixed), column: resolve(at[1], fixed) }));
  return places.filter(
    (place, at) =>
      places.findIndex((other) => other.row === place.row && other.column === place.column) === at,
  );
}

function resolve(index, fixed) {
  if (typeof index === "number") return index;
  return index in fixed ? fixed[index] : null;
}
