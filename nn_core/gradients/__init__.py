"""Gradients checked against the error itself: differences, step sizes, tangents, and paths."""
