"""What this machine has for us."""

from __future__ import annotations

import os
from pathlib import Path

_USUAL_BYTES = 4_000_000_000
"""Taken for the memory of a machine that does not say what it has."""
_CONTAINER = Path("/sys/fs/cgroup/memory.max")


def memory() -> int:
    """The bytes of memory that there are, or that the container around us may use."""
    try:
        found = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, OSError, ValueError):
        found = _USUAL_BYTES
    try:
        # "max" where there is no limit.
        return min(found, int(_CONTAINER.read_text(encoding="ascii")))
    except (OSError, ValueError):
        return found
