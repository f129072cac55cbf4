"""The words of questions and of practice."""
