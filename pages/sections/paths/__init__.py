"""The parts of the page on the paths of a weight."""
