"""Two trainings side by side: where they first differ, how far, and what a mistake does."""
