"""The error landscape: contour and surface, and the predictions at a point of it."""
