"""Arrays: those of many networks at once, and the functions that lines call besides NumPy's."""
