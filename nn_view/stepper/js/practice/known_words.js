// The words for what is known.

/**
 * How one makes a mistake, or any of those that cannot be told apart.
 * @param {string} name
 * @param {Record<string, string>} said
 * @param {string} or
 */
export const saidOf = (name, said, or) => [...new Set(name.split("+").map((one) => said[one] ?? one))].join(or);
