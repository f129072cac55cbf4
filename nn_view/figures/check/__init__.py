"""Check a gradient: matrices, step sizes, tangents, and what is said of them."""
