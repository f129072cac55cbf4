"""A percentage is written in one way on all pages: 50%, without a space."""

from __future__ import annotations

import re
from pathlib import Path

import nn_view.wording
from nn_view.figures.check import verdict


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
