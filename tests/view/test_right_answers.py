"""The share of right answers beside an iteration."""

from __future__ import annotations

import numpy as np
import pytest

from nn_core import train
from nn_core.training.classes import right_answers
from nn_view.iteration.blocks import blocks_for
from nn_view.iteration.window import window
from nn_view.links import address


@pytest.mark.parametrize(
    "query",
    [
        "",
        "data=moons&rule=exact&lr=0.1",
        "data=moons&rule=exact&lr=0.1&batch_size=10",
        "data=blobs&output=softmax&loss=cross_entropy&rule=exact&lr=0.05",
    ],
)
def test_a_window_counts_the_right_answers_of_each_iteration(query: str) -> None:
    settings = address.parse(query).settings
    run, blocks = train(settings), blocks_for(settings)
    table = np.frombuffer(window(run, 0), "<f8").reshape(-1, blocks.stride)
    places = [blocks.places[name]["offset"] for name in ("right", "test:right")]
    for i in (0, 5, len(table) - 1):
        assert tuple(table[i, places]) == right_answers(run, i)


@pytest.mark.parametrize("query", ["data=mazur", "data=sine&output=linear"])
def test_where_outputs_are_no_classes_nothing_is_right_or_wrong(query: str) -> None:
    assert "right" not in blocks_for(address.parse(query).settings).places
