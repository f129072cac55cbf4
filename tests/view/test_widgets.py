"""Charts and boards: what reaches the browser is JSON, in colours that it can replace."""

from __future__ import annotations

import json
import math
from typing import Any

import numpy as np
import pytest

from nn_core import Settings, train
from nn_view.components.chart import CONFIG, Move, Slider, layout
from nn_view.components.matrices import Matrix, of_settings
from nn_view.style.palette import PALETTES, TOKENS, faint


def leaves(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [leaf for one in value if not isinstance(one, (int, float)) for leaf in leaves(one)]


def test_every_colour_of_a_palette_has_a_stand_in_of_its_own() -> None:
    tokens = leaves(list(TOKENS.values()))
    assert tokens == [f"rgb(0, 0, {at})" for at in range(len(tokens))]
    for palette in PALETTES.values():
        assert list(palette) == list(TOKENS)
        assert len(leaves(list(palette.values()))) == len(tokens)


def test_a_faint_colour_keeps_its_number() -> None:
    assert faint("rgb(0, 0, 7)", 0.25) == "rgba(0, 0, 7, 0.25)"


def test_a_charts_layout_takes_titles_and_more() -> None:
    made = layout(x="iteration", y="error", yaxis={"type": "log"}, showlegend=False)
    assert made.xaxis.title.text == "iteration"
    assert made.yaxis.title.text == "error"
    assert made.yaxis.type == "log"
    assert made.showlegend is False
    assert not CONFIG["displayModeBar"]


def test_a_slider_is_json() -> None:
    slider = Slider(
        "Iteration",
        0,
        2,
        1,
        trace=1,
        path={"x": np.arange(3)},
        texts=("a", "b", "c"),
        also=[Move((0, 2), {"marker.color": [[0.5, 1], [0, 1]]}, places=[0, 2])],
    )
    data = json.loads(json.dumps(slider.data(), allow_nan=False))
    assert data["from"] == 0
    assert data["moves"] == [
        {"traces": [1], "path": {"x": [0, 1, 2]}, "places": None},
        {"traces": [0, 2], "path": {"marker.color": [[0.5, 1], [0, 1]]}, "places": [0, 2]},
    ]


def test_a_slider_has_no_mark_where_there_is_no_number() -> None:
    path: dict[str, Any] = {"y": np.array([1.0, np.nan, -np.inf]), "text": ["a", "b", "c"]}
    assert Move((0,), path).data()["path"] == {"y": [1.0, None, None], "text": ["a", "b", "c"]}


def test_a_matrix_keeps_what_is_not_finite_through_json() -> None:
    values = [[math.nan, math.inf], [-math.inf, 0.1]]
    data = Matrix("w", values, ["a", "b"], ["c", "d"], chosen=(1, 0)).data()
    assert json.loads(json.dumps(data, allow_nan=False)) == data
    assert data["values"] == ["NaN", "Infinity", "-Infinity", 0.1]
    assert data["chosen"] == {"row": 1, "column": 0}


@pytest.mark.parametrize("name", ["w1", "delta_w2", "b1", "a1"])
def test_a_quantitys_matrix_has_the_steppers_names(name: str) -> None:
    run = train(Settings(iterations=1))
    matrix = of_settings(run.settings, name, run.at(0)[name])
    assert np.size(matrix.values) == len(matrix.rows) * len(matrix.columns)
    assert {"w1": "x1", "delta_w2": "h1", "b1": "", "a1": "r1"}[name] == matrix.rows[0]
