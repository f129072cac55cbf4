"""The parts of the page of grids."""
