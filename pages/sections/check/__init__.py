"""The parts of the page that checks a gradient."""
