"""The lines that an iteration consists of: read, listed for a network, and compiled to run."""
