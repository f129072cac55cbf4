"""Saved settings are restored unchanged; anything else is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as drawing
from hypothesis import strategies as st

from nn_core import FAULTS, Settings, train
from nn_core.exports import Unreadable, from_data, to_data
from tests.helpers.strategies import edited, settings


@drawing(max_examples=30)
@given(st.one_of(settings(faults=("", *FAULTS)), edited(), st.just(Settings.mazur())))
def test_settings_are_restored_from_json_unchanged(chosen: Settings) -> None:
    assert from_data(json.loads(json.dumps(to_data(chosen), allow_nan=False))) == chosen


def test_weights_of_ones_own_are_restored_from_json() -> None:
    own = Settings(start=train(Settings(seed=3)).parameters(0))
    assert from_data(json.loads(json.dumps(to_data(own), allow_nan=False))) == own


def test_missing_saved_settings_get_their_defaults() -> None:
    assert from_data({}) == Settings()
    assert from_data({"seed": 4, "hidden": [2, 3]}) == Settings(seed=4, hidden=(2, 3))


HOSTILE: list[Any] = [
    None,
    [],
    "settings",
    {"seed": -1},
    {"seed": True},
    {"seed": "0"},
    {"seed": 1e300},
    {"iterations": 10**9},
    {"hidden": [[5]]},
    {"hidden": {"5": 5}},
    {"hidden": [1e308]},
    {"learning_rate": float("nan")},
    {"learning_rate": None},
    {"activation": ["sigmoid", "tanh"]},
    {"rule": {}},
    {"start": [["w1", 1]]},
    {"start": 3},
    {"start": {"w1": {"0": 1}, "b1": 1, "w2": 1, "b2": 1}},
    {"start": {"w1": [["a"] * 5] * 3, "b1": 1, "w2": [[1]] * 5, "b2": 1}},
    {"edits": 5},
    {"edits": [5]},
    {"edits": [[0, "w9", 0, 0, 1.0]]},
    {"edits": [[0, ["w1"], 0, 0, 1.0]]},
    {"edits": [[0, "w1", 0, 0, "x"]]},
    {"fault": 7},
    {"__class__": "x"},
    {"unknown": 1},
    {"dataset": []},
    {"dataset": {"name": "x"}},
    {"dataset": {"name": 5, "inputs": [[1]], "output": [[1]]}},
    {"dataset": {"name": "x" * 300, "inputs": [[1]], "output": [[1]]}},
    {"dataset": {"name": "x", "inputs": 5, "output": 5}},
    {"dataset": {"name": "x", "inputs": [["<script>"]], "output": [[1]]}},
    {"dataset": {"name": "x", "inputs": [[10**400]], "output": [[1]]}},
    {"dataset": {"name": "x", "inputs": [[1]] * 600, "output": [[1]] * 600}},
    {"dataset": {"name": "x", "inputs": {"a": 1}, "output": [[1]]}},
    {"dataset": {"name": "x", "inputs": [[1]], "output": [[1]], "other": 1}},
]


@pytest.mark.parametrize("data", HOSTILE, ids=lambda data: repr(data)[:60])
def test_anything_but_settings_is_refused_with_a_reason(data: Any) -> None:
    with pytest.raises(Unreadable) as refused:
        from_data(data)
    sentence = str(refused.value)
    assert sentence.endswith(".")
    assert sentence[0].isalpha()
    assert len(sentence) < 300
