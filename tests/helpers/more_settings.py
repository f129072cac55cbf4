"""Settings that nobody has, added to those that there are: whatever reads the rows has them."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from nn_core import Settings
from nn_core.setup import declaring
from nn_core.setup import settings as core
from nn_core.setup.declaring import Combination, setting
from nn_core.setup.kinds import Maybe, Number, OneOf, Whole
from nn_view.links import setting_rows
from nn_view.links.setting_row import Row

GROUP = "Temper"


@dataclass(frozen=True)
class _More(Settings):
    temper: str = setting("calm", OneOf(("calm", "wild")))
    zeal: float = setting(0.5, Number(least=0, below=1), matters=lambda one: one.temper == "wild")
    naps: int | None = setting(None, Maybe(Whole(1, 9), "never"))


ROWS = (
    Row(
        field="temper",
        name="temper",
        label="Temper",
        help="How the network feels.",
        group=GROUP,
        options={"wild": "quite wild"},
        differs="{value}",
    ),
    Row(
        field="zeal",
        name="zeal",
        address="z",
        label="Zeal",
        help="How eager it is: {least} to {most}.",
        group=GROUP,
        worth=(0.1, 0.9),
        near=lambda _: (0.2,),
    ),
    Row(
        field="naps",
        name="naps",
        label="Naps",
        help="How often it rests.",
        group="Rest",
        none="no naps",
    ),
)


@pytest.fixture
def more(monkeypatch: pytest.MonkeyPatch) -> None:
    """``Settings`` has a ``temper``, a ``zeal`` that matters to the wild only, and ``naps``.

    Who is wild cannot have one bias a unit.
    """
    for name in ("__init__", "__eq__", "__hash__", "__repr__", "__dataclass_fields__"):
        monkeypatch.setattr(Settings, name, _More.__dict__[name])
    for name in ("temper", "zeal", "naps"):
        monkeypatch.setattr(Settings, name, getattr(_More, name), raising=False)
    never = Combination(
        ("temper", "biases"),
        lambda one: (
            "the wild share their biases"
            if (one.temper, one.biases) == ("wild", "per_unit")
            else ""
        ),
    )
    monkeypatch.setattr(core, "COMBINATIONS", (never,))
    monkeypatch.setattr(setting_rows, "ROWS", (*setting_rows.ROWS, *ROWS))
    declaring._declared.cache_clear()
    monkeypatch.setattr(declaring, "_declared", declaring._declared.__wrapped__)


def made(**values: object) -> Settings:
    """Settings with values of the new ones."""
    return Settings(**values)  # type: ignore[arg-type]
