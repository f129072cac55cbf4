"""A percentage is written in one way on all pages: 50%, without a space."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import nn_view.wording
from nn_view.figures.check import verdict
from nn_view.style.numbers import percent


def test_no_space_stands_before_a_percent_sign() -> None:
    folder = Path(nn_view.wording.__file__).parent
    spaced = [
        f"{file.relative_to(folder)}: {line.strip()}"
        for file in folder.rglob("*.py")
        for line in file.read_text("utf-8").splitlines()
        if re.search(r"[0-9}]\s%", line)
    ]
    assert spaced == []
    assert verdict.share(0.587) == "58.7%"


@pytest.mark.parametrize(
    ("share", "decimals", "shown"),
    [
        (0.0, 0, "0%"),
        (0.001, 0, "1%"),
        (0.587, 0, "59%"),
        (0.999, 0, "99%"),
        (1.0, 0, "100%"),
        (1 - 1e-16, 1, "100.0%"),
        (0.99999, 1, "99.9%"),
        (2e-5, 1, "0.1%"),
    ],
)
def test_only_all_is_100_percent_and_only_none_0(share: float, decimals: int, shown: str) -> None:
    assert percent(share, decimals) == shown
