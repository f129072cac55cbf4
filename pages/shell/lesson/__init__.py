"""The lesson of a session: where it is in its address, and the bar that leads through it."""
