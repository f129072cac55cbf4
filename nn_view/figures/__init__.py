"""The figures and sentences of the pages, by page."""
