"""The HTTP side: the stepper's files, the numbers of runs, and the headers around them."""
