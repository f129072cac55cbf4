"""The parts of the page of many seeds."""
