// What is drawn at random: which questions, and in which order.

const BELOW = 2 ** 32;

/** A whole number below 2³². */
export const drawn = () => crypto.getRandomValues(new Uint32Array(1))[0];

/** A number from 0 up to, not including, 1. */
export const share = () => drawn() / BELOW;
