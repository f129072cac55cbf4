"""The words of lessons."""
