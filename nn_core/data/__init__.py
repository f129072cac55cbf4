"""The rows that a network learns from: built in, read from a table of text, named and scaled."""
