"""What a training is made from: the settings, their kinds, and weights that are set by hand."""
