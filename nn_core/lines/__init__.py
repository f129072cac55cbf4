"""The lines of code of an iteration: parsed, listed for a network, and compiled."""
