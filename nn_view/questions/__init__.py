"""Questions about a training, and what is said of answers, in words and numbers."""
