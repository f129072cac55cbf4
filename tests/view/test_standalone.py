"""The stepper in one file: all of it is there, nothing is asked of anybody, and it is not large."""

from __future__ import annotations

import base64
import gzip
import json
import re
from typing import Any

import pytest

from nn_core import Settings, Training
from nn_view.handouts import one_file
from nn_view.iteration import gradient_sizes
from nn_view.iteration.window import window, window_length

PLACE = {"at": "12", "quantity": "delta_w1", "row": "4", "cell": "3,2"}
MOST_BYTES = 5_500_000


def trained(settings: Settings) -> Training:
    training = Training(settings)
    training.advance(settings.iterations)
    return training


def block(page: str, name: str) -> bytes:
    found = re.search(rf'<script type="text/plain" id="{name}">([^<]+)</script>', page)
    assert found, name
    return gzip.decompress(base64.b64decode(found[1]))


@pytest.fixture(scope="module")
def tutorial() -> str:
    return one_file.page(trained(Settings()), 0, 99, PLACE).decode()


def test_the_tutorials_file_is_small_enough_to_hand_out(tutorial: str) -> None:
    assert len(tutorial.encode()) <= MOST_BYTES


def test_it_holds_the_runs_numbers_to_the_bit(tutorial: str) -> None:
    assert block(tutorial, "window-0") == window(trained(Settings()).run, 0)
    state: dict[str, Any] = json.loads(block(tutorial, "state"))
    assert state["bounds"] == {"from": 0, "to": 99}
    assert state["curve"]["train"] == trained(Settings()).run.errors.tolist()
    sizes = json.loads(block(tutorial, "gradients"))
    assert sizes == gradient_sizes.as_data(trained(Settings()).run)


def test_it_names_no_other_place(tutorial: str) -> None:
    addresses = set(re.findall(r'(?:src|href)="([^"]*)"', tutorial))
    assert addresses == set()
    assert "default-src 'none'" in tutorial


def test_a_range_of_a_long_run_has_its_windows_and_no_other() -> None:
    settings = Settings(iterations=1000)
    training = trained(settings)
    page = one_file.page(training, 300, 400, {"at": "5"}).decode()
    length = window_length(settings)
    starts = [int(one) for one in re.findall(r'id="window-(\d+)"', page)]
    assert starts == list(range(300 - 300 % length, 401, length))
    assert json.loads(block(page, "state"))["completed"] == 401
    given = re.search(r'id="given">([^<]+)</script>', page)
    assert given
    assert json.loads(given[1])["place"]["at"] == "300"
    assert "iterations 300 to 400 of 1000" in page


def test_a_diverged_run_ends_where_it_broke() -> None:
    start = {"w1": ((1e200,),) * 3, "b1": 1.0, "w2": ((1e200,),), "b2": 1.0}
    settings = Settings(activation="relu", hidden=(1,), learning_rate=1000.0, start=start)
    training = trained(settings)
    diverged = training.run.diverged
    assert diverged is not None
    page = one_file.page(training, 0, diverged.iteration, {"at": "0"}).decode()
    assert json.loads(block(page, "state"))["diverged"]["quantity"] == diverged.quantity


def test_a_range_that_cannot_be_had_is_refused_with_the_one_that_can() -> None:
    training = Training(Settings(iterations=100_000))
    training.advance(20_000)
    with pytest.raises(ValueError, match="not trained"):
        one_file.page(training, 0, 20_000, PLACE)
    most = one_file.most_iterations(training)
    with pytest.raises(ValueError, match=f"at most {most} iterations"):
        one_file.page(training, 0, most, PLACE)


def test_nothing_from_outside_can_end_the_element_that_it_stands_in() -> None:
    page = one_file.page(trained(Settings()), 0, 5, {"at": "0", "row": "</script><b>"}).decode()
    assert "</script><b>" not in page
