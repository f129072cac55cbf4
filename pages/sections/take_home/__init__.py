"""The sections of Take it home."""
