"""Nobody asks any longer for what the last test asked for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from nn_serve.jobs import JOBS


@pytest.fixture(autouse=True)
def no_work_left() -> Iterator[None]:
    """Works go on for seconds after a test, and would hold up the next ones at every request."""
    yield
    for key in [*JOBS._jobs]:
        JOBS.leave(key)
