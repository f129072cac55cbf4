"""Many trainings at once: from many seeds, over a grid of settings, cut into chunks."""
