"""How long a test waits for what another thread, process or browser will bring about."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

#: Seconds. A busy machine takes its time; what is right is not waited for any longer than it needs.
PATIENCE = 60.0


def until(true: Callable[[], bool]) -> None:
    """Wait for what another thread will bring about; fails if it does not."""
    ticks = threading.Event()
    for _ in range(int(PATIENCE * 100)):
        if true():
            return
        ticks.wait(0.01)
    pytest.fail("It did not happen.")
