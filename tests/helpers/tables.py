"""A small table of text, and the sentence with which something is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CSV = "a,b,y\n0,0,0\n0,1,1\n1,0,1\n1,1,0\n"


def refusal(make: Callable[[], object]) -> str:
    with pytest.raises(ValueError) as refused:  # noqa: PT011
        make()
    return str(refused.value)
