"""Training a network and recomputing any number of any of its iterations."""
