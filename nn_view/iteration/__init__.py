"""What the stepper draws of an iteration: its specification, its numbers, its explanations."""
