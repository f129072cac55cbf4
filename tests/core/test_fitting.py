"""What data suggest: the kind of their targets, and the outputs and the loss that suit them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nn_core import Dataset, Settings
from nn_core.diagnosis.fitting import CLASSES, NUMBERS, TWO_CLASSES, fitting, kind_of_targets


def own(*targets: tuple[float, ...], tests: tuple[tuple[float, ...], ...] = ()) -> Dataset:
    """Own data with these targets; the inputs count the rows."""
    rows = [tuple((float(at),) for at in range(len(one))) for one in (targets, tests)]
    return Dataset("own", rows[0], targets, rows[1], tests)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (Dataset.built_in["iris"](), CLASSES),
        (Dataset.built_in["blobs"](), CLASSES),
        (Dataset.built_in["circles"](), TWO_CLASSES),
        (Dataset.built_in["line"](), NUMBERS),
        (Dataset.built_in["sine"](), NUMBERS),
        (Dataset.built_in["xor"](), ""),
        (Dataset.built_in["mazur"](), ""),
        (Settings().dataset, ""),
        (own((1, 0), (0, 1)), CLASSES),
        (own((1, 1), (0, 1)), ""),
        (own((0.5, 0.5), (0, 1)), ""),
        (own((0,), (1,)), TWO_CLASSES),
        (own((1,), (1,)), ""),
        (own((1,), (1,), tests=((0,),)), TWO_CLASSES),
        (own((0.2,), (1,)), ""),
        (own((0,), (1,), tests=((1.5,),)), NUMBERS),
        (own((-1,), (1,)), NUMBERS),
    ],
    ids=lambda one: one if isinstance(one, str) else one.name,
)
def test_targets_have_a_kind(data: Dataset, kind: str) -> None:
    assert kind_of_targets(data) == kind


@pytest.mark.parametrize("name", ["iris", "circles", "line"])
def test_what_fits_is_proposed_once(name: str) -> None:
    settings = Settings(dataset=Dataset.built_in[name]())
    changes = fitting(settings)
    assert changes["rule"] == "exact"
    fitted = replace(settings, **changes)  # type: ignore[arg-type]
    assert fitting(fitted) == {}
    assert fitting(replace(fitted, rule="tutorial")) == {}


def test_outputs_that_reach_the_targets_are_left_alone() -> None:
    data = own((-1,), (1,))
    assert fitting(Settings(dataset=data, output="tanh", loss="squared")) == {}
    assert fitting(Settings(dataset=data, output="relu", loss="squared")) == {
        "output": "linear",
        "rule": "exact",
    }
