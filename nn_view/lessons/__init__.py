"""Lessons: stops in order, each with its sentences, read from plain text; some come with us."""
