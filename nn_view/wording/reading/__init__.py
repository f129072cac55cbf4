"""What helps a reader to read the pages: where to begin, the signs, the terms, the tutorial."""
