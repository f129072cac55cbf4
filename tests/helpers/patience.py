"""Waiting for what another thread will bring about."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

PATIENCE = 20.0
"""Seconds."""


def until(true: Callable[[], bool]) -> None:
    """Wait for what another thread will bring about; fails if it does not."""
    ticks = threading.Event()
    for _ in range(int(PATIENCE * 100)):
        if true():
            return
        ticks.wait(0.01)
    pytest.fail("It did not happen.")
