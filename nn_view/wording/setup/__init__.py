"""The words of what somebody begins with: proposals, examples and own starts."""
