"""A finding: one reason why a run does not learn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Finding:
    """What was found, why the run does not learn because of it, and what to try instead.

    ``told`` has the number, ``reason`` is one sentence, ``cure`` a short name of what to try and
    ``changes`` the settings that do it. ``iteration`` and ``quantity`` are where it is seen.
    """

    told: str
    reason: str
    cure: str
    changes: Mapping[str, Any] = field(default_factory=dict)
    iteration: int = 0
    quantity: str = ""


def written(value: float) -> str:
    """A number in a sentence, with three significant digits."""
    mantissa, _, power = f"{value + 0.0:.3g}".partition("e")
    return mantissa.replace("-", "−") + (f"e{int(power)}" if power else "")


def smaller_step(rate: float, factor: float, least: float = 1e-6) -> Mapping[str, float]:
    """A learning rate that is smaller by this factor, with two digits."""
    return {"learning_rate": max(float(f"{rate / factor:.2g}"), least)}
