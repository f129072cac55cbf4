"""What is seen: figures, formulas, words, and the stepper; computed by ``nn_core`` alone."""
