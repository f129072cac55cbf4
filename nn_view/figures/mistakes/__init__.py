"""Wrong on purpose: curves, and what is said of a mistake."""
