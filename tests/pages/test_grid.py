"""“Grids” without a browser: cells and their numbers, axes, and the ways to other pages."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from nn_core import Settings, sweep
from nn_serve.jobs import JOBS
from nn_view.links import grid_axes
from nn_view.wording import grid as words
from nn_view.wording import pages as page_words
from nn_view.wording import settings as settings_words
from tests.helpers.pages import at_address, press, settings, state, whole

CELL = Settings(iterations=10, learning_rate=3.0, activation="tanh")
SMALL = {"y": "activation", "iterations": "10", "each": "5"}
SPOT = "1,5"  # the second row, the sixth column: tanh, 3


def shown(at: AppTest) -> str:
    return " ".join(one.value for one in (*at.markdown, *at.caption, *at.info))


def median_seed(settings: Settings, seeds: range) -> int:
    final = sweep(settings, seeds).errors[-1]
    return seeds[int(np.argsort(final)[(len(seeds) - 1) // 2])]


@pytest.mark.slow
def test_a_cell_is_the_median_training_which_opens_in_the_stepper() -> None:
    at = whole(at_address("grid.py", spot=SPOT, **SMALL))
    final = np.sort(sweep(CELL, range(5)).errors[-1])
    for value in final[[2, 0, 4]]:
        assert f"{value:.3g}" in shown(at)
    press(at, words.STEP)
    seed = median_seed(CELL, range(5))
    assert settings(at) == replace(CELL, seed=seed)


@pytest.mark.slow
def test_a_cell_is_added_to_the_comparison() -> None:
    at = whole(at_address("grid.py", spot=SPOT, **SMALL))
    whole(press(at, words.COMPARE))
    found = [str(one) for one in at.dataframe[0].value["settings"]]
    seed = median_seed(CELL, range(5))
    assert f"seed={seed}&iterations=10&lr=3&activation=tanh".replace("seed=0&", "") in found
    assert len(found) == 4


@pytest.mark.slow
def test_a_grid_in_which_all_diverges_says_so_and_any_cell_can_be_chosen() -> None:
    query = {"lr": "1000", "fault": "derivative_at_z", "x": "layers", "y": "learn_biases"}
    at = whole(at_address("grid.py", **query))
    assert words.ALL_DIVERGED in shown(at)
    at.selectbox(key="own_spot").set_value("1,0").run()
    assert f"hidden layers 0 · {grid_axes.names()['learn_biases']} {settings_words.NO}" in shown(at)
    assert f"median error {words.DIVERGED}" in shown(at)


def test_twice_the_same_axis_is_one_row_and_says_so() -> None:
    at = whole(at_address("grid.py", x="rule", y="rule"))
    assert words.SAME in shown(at)
    assert "**rule tutorial**" in shown(at)


@pytest.mark.slow
def test_a_cell_of_another_grid_is_forgotten_and_a_wrong_one_refused() -> None:
    at = at_address("grid.py", spot="1,0", **SMALL)
    at.selectbox(key="own_y").set_value("rule").run()
    assert at.session_state["own_spot"] == ""
    at = at_address("grid.py", spot="8,0", **SMALL)
    assert at.session_state["own_spot"] == ""
    at = at_address("grid.py", spot="x", **SMALL)
    assert len(state(at).problems) == 1


@pytest.mark.usefixtures("impatient")
def test_a_long_grid_shows_its_progress_and_keeps_what_is_done_when_stopped() -> None:
    at = at_address("grid.py", iterations="5000", each="99", hidden="16,16", y="rule")
    press(at, page_words.STOP)
    assert "Stopped at" in shown(at)
    ((key, work),) = state(at).stopped.items()
    JOBS._jobs.clear()  # as when others needed the room meanwhile
    press(at, page_words.GO_ON)
    assert JOBS._jobs[key].work is work
    assert not state(at).stopped
