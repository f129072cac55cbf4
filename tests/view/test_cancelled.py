"""Factors that cancel: what is said at each of them, and at what replaces their product."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from nn_core import Dataset, Settings, train
from nn_view.iteration import specification
from tests.helpers.written import cell_value

CLASSES = Dataset("drawn", ((0.1, 0.9), (0.7, 0.2), (0.4, 0.4)), ((1, 0), (0, 1), (0.5, 0.5)))
CASES = [
    Settings(loss="cross_entropy", rule="exact", iterations=3),
    Settings(loss="cross_entropy", reduction="mean", rule="exact", iterations=3),
    Settings(dataset=CLASSES, output="softmax", loss="cross_entropy", rule="exact", iterations=3),
    Settings(
        dataset=CLASSES, output="softmax", loss="cross_entropy", reduction="mean", rule="exact"
    ),
]


def said(settings: Settings, field: str) -> dict[str, Any]:
    """Where the specification has something in a field, by the quantity's name."""
    quantities = specification.build(settings)["quantities"]
    return {one["name"]: one[field] for one in quantities if one[field]}


@pytest.mark.parametrize("settings", CASES)
def test_the_product_of_factors_that_cancel_is_what_is_computed_without_them(
    settings: Settings,
) -> None:
    assert said(settings, "cancelled") == {
        "error_d_a2": {"product": "error_d_z2", "other": "a2_d_z2"},
        "a2_d_z2": {"product": "error_d_z2", "other": "error_d_a2"},
    }
    [(name, cancels)] = said(settings, "cancels").items()
    assert (name, cancels["factors"]) == ("error_d_z2", ["error_d_a2", "a2_d_z2"])
    values = train(settings).at(2)
    sizes = {"rows": len(values["a2"]), "outputs": values["a2"].shape[1]}
    for (i, j), expected in np.ndenumerate(values["error_d_z2"]):
        found = cell_value(
            cancels["explain"],
            {"i": i, "j": j},
            sizes,
            lambda one, *at: float(values[one][at]),
        )
        assert found == pytest.approx(float(expected), rel=1e-9, abs=1e-12)


def test_no_unit_is_called_saturated_by_a_slope_that_cancels() -> None:
    assert set(said(CASES[0], "saturates")) == {"a1_d_z1"}
    assert set(said(CASES[2], "saturates")) == {"a1_d_z1"}
    assert set(said(Settings(), "saturates")) == {"a1_d_z1", "a2_d_z2"}


def test_nothing_cancels_under_a_squared_error_or_with_a_mistake_in_a_factor() -> None:
    for settings in (
        Settings(dataset=CLASSES, output="softmax", rule="exact"),
        Settings(loss="cross_entropy", rule="exact", fault="no_activation_derivative"),
    ):
        assert not said(settings, "cancelled")
        assert not said(settings, "cancels")


def test_a_bias_of_zero_stays_zero_where_its_derivative_is_itself() -> None:
    assert set(said(Settings(), "stays_zero")) == {"z1_d_b1", "z2_d_b2"}
    assert not said(Settings(rule="exact"), "stays_zero")
    assert set(said(Settings(rule="exact", fault="bias_times_itself"), "stays_zero"))
