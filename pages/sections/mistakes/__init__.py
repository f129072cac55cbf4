"""The parts of the page on known mistakes."""
