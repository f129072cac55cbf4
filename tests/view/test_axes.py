"""Names of what differs, variants, and the axes of a grid."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from nn_core import FAULTS, Dataset, Settings
from nn_view.components import chart
from nn_view.figures import grid
from nn_view.links.grid_axes import axis_of, cells_of, values_of
from nn_view.links.grid_axes import names as axis_names
from nn_view.links.setting_names import describe, names, variants
from nn_view.wording.compare import FIRST
from tests.helpers.faulty import right_settings, wrong_settings

WIDE = Settings(hidden=(4, 2), seed=2**32 - 1, learning_rate=0.25, iterations=100_000)

MANY_ROWS = Dataset("many", ((0.0, 1.0),) * 40, ((1.0,),) * 40)
WITH_EFFECT: dict[str, dict[str, Any]] = {
    "momentum": {"optimizer": "momentum"},
    "beta2": {"optimizer": "adam"},
    "epsilon": {"optimizer": "rmsprop"},
    "batch_size": {"dataset": MANY_ROWS, "start": None},
    "shuffle": {"batch_size": 2, "dataset": MANY_ROWS, "start": None},
    "output": {"dataset": Dataset.built_in["mazur"](), "start": None},
    "initial_weights": {"start": None},
    "initial_scale": {"start": None},
}


def test_names_say_where_a_run_differs_from_the_first() -> None:
    others = [Settings(), Settings(hidden=(4, 2)), Settings(learning_rate=0.5, rule="exact")]
    assert names(others) == [FIRST, "hidden 4 + 2", "η = 0.5 · exact rule"]
    for fault in FAULTS:
        first, other = names([right_settings(fault, rule="exact"), wrong_settings(fault)])
        assert first == FIRST
        assert "mistake: " in other


@pytest.mark.parametrize("settings", [Settings(), Settings.mazur(), WIDE])
def test_each_variant_is_named_by_the_one_thing_that_it_changes(settings: Settings) -> None:
    found = variants(settings)
    assert len(found) >= 15
    for name, one in found.items():
        changed = {
            field
            for field in Settings.__dataclass_fields__
            if getattr(one, field) != getattr(settings, field)
        }
        assert len(changed - {"start"}) == 1, name
        assert name == describe(one, (changed - {"start"}).pop())


@pytest.mark.parametrize("name", list(axis_names()))
@pytest.mark.parametrize("settings", [Settings(), Settings.mazur(), WIDE])
def test_every_axis_gives_a_cell_for_each_value_and_knows_the_present_one(
    settings: Settings, name: str
) -> None:
    # A setting without an effect has no other value to offer.
    settings = replace(settings, **WITH_EFFECT.get(name, {}))
    axis = axis_of(settings, name, 9)
    cells = cells_of(settings, axis, None, 9)
    assert len(cells) == len(axis.values) == len(set(axis.labels)) >= len(values_of(name))
    assert all(len(seeds) == 9 or name == "seeds" for _, seeds in cells)
    if axis.present is None:
        assert (settings, name) == (WIDE, "width")
    else:
        assert cells[axis.present][0] == settings


def test_two_axes_make_a_cell_for_each_pair() -> None:
    x, y = axis_of(Settings(), "learning_rate", 3), axis_of(Settings(), "width", 3)
    cells = cells_of(Settings(seed=7), x, y, 3)
    assert len(cells) == 81
    settings, seeds = cells[2 * 9 + 4]
    assert settings == Settings(seed=7, learning_rate=x.values[4], hidden=(y.values[2],))
    assert seeds == (7, 8, 9)


def test_a_grid_keeps_its_places_where_nothing_is_computed_and_its_type_grows_on_a_projector() -> (
    None
):
    x, y = axis_of(Settings(learning_rate=1000.0), "learning_rate", 3), None
    figure = grid.figure(x, y, np.full((1, len(x.values)), np.nan), None)
    assert figure.layout.xaxis.range == (-0.5, len(x.values) - 0.5)
    assert not figure.data[0].showscale
    before, large = (json.loads(figure.to_json()) for _ in range(2))
    for one, other in zip(fonts(before), fonts(chart._large(large)), strict=True):
        assert other["size"] == max(chart.LEAST, chart.LARGER * one["size"])


def fonts(drawn: dict[str, Any]) -> list[dict[str, float]]:
    layout = drawn["layout"]
    return [layout["font"], layout["xaxis"]["tickfont"], drawn["data"][1]["textfont"]]
