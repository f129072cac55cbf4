"""Figures as snapshots: what they show, without the last digits of any processor."""

from __future__ import annotations

import math
from base64 import b64decode
from typing import Any

import numpy as np
import plotly.graph_objects as go

DIGITS = 4
#: Rounding leaves nothing but noise where the right number is 0.
NOISE = 1e-12


def plain(value: Any) -> Any:
    """A figure, or a part of one, as what JSON has; a row of numbers is one line of text."""
    if isinstance(value, go.Figure):
        drawn = value.to_plotly_json()
        drawn["layout"].pop("template", None)  # Plotly's own, in thousands of numbers
        return plain(drawn)
    if isinstance(value, np.ndarray):
        return plain(value.tolist())
    if isinstance(value, dict) and "bdata" in value:
        return plain(_unpacked(value))
    if isinstance(value, dict):
        return {name: plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        if value and all(_is_number(one) for one in value):
            return " ".join(map(_rounded, value))
        return [plain(one) for one in value]
    return _rounded(value) if isinstance(value, float | np.floating) else value


def _unpacked(packed: dict[str, str]) -> np.ndarray:
    """The array that Plotly has packed for the browser; ``shape`` is there for a matrix."""
    numbers = np.frombuffer(b64decode(packed["bdata"]), packed["dtype"])
    shape = packed.get("shape")
    return numbers.reshape([int(one) for one in shape.split(",")]) if shape else numbers


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float | np.number | None) and not isinstance(value, bool)


def _rounded(value: Any) -> str:
    if value is None:
        return "none"
    return f"{value:.{DIGITS}g}" if math.isnan(value) or abs(value) > NOISE else "0"
