// The value of a term, computed from what its line computes (`nn_view/iteration/expression.py`). Parts
// such as logarithms arrive as numbers, like operands.

/** @import { Computed, Piece } from "../types/specification.d.ts" */

/** @type {Record<string, (...values: number[]) => number>} */
const OPERATIONS = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => a / b,
  "**": (a, b) => a ** b,
  ">": (a, b) => Number(a > b),
  ">=": (a, b) => Number(a >= b),
  "<": (a, b) => Number(a < b),
  "<=": (a, b) => Number(a <= b),
  "==": (a, b) => Number(a === b),
  "!=": (a, b) => Number(a !== b),
  abs: Math.abs,
  max: Math.max,
  maximum: Math.max,
  minimum: Math.min,
  sqrt: Math.sqrt,
  where: (condition, then, otherwise) => (condition ? then : otherwise),
};

/**
 * @param {Computed} computed
 * @param {(piece: Piece) => number} numberOf the number of an operand's cell
 * @returns {number}
 */
export function valueOf(computed, numberOf) {
  if (typeof computed === "number") return computed;
  if (!Array.isArray(computed)) return numberOf(computed);
  const [operation, ...parts] = computed;
  return OPERATIONS[operation](...parts.map((one) => valueOf(one, numberOf)));
}
