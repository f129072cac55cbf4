"""The parts of the page on the error landscape."""
