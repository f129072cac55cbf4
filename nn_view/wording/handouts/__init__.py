"""The words of the files for other programs."""
