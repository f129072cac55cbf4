"""The sections of the page Take it home, one a file."""
