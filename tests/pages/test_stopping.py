"""“Stop below an error of …”: the stepper ends early, the training and the address do not."""

from __future__ import annotations

import json
from typing import Any

import pytest

from nn_core import Edit, Settings, train
from nn_core.training.reaching import first_below
from nn_view.wording.setup import stopping as words
from pages.sections.stopping import ended
from tests.helpers.pages import number, opened, settings

EXACT = Settings(rule="exact", iterations=300)


def query(at: Any) -> str:
    """The settings that the stepper was given, as the query of a link."""
    charts = [json.loads(one.proto.json) for one in at.get("bidi_component")]
    return str(next(one["query"] for one in charts if "query" in one))


def test_the_stepper_ends_where_the_error_first_falls_below_the_bound() -> None:
    at = opened(rule="exact", iterations="300")
    assert query(at) == "iterations=300&rule=exact"
    number(at, "own_stop").set_value("0,2").run()
    first = first_below(train(EXACT), 0.2)
    assert first is not None
    assert query(at) == f"iterations={first + 1}&rule=exact"
    told = words.REACHED.format(bound="0.2", at=first)
    assert told in [one.value for one in at.caption]
    assert settings(at) == EXACT
    assert at.query_params == {"rule": "exact", "iterations": "300", "stop": "0.2"}
    at = opened(rule="exact", iterations="300", stop="0.2")
    assert query(at) == f"iterations={first + 1}&rule=exact"


def test_a_bound_that_is_not_reached_says_how_low_the_error_gets() -> None:
    at = opened(rule="exact", iterations="300", stop="1e-9")
    assert query(at) == "iterations=300&rule=exact"
    told = " ".join(one.value for one in at.caption)
    assert "does not fall below 1e-9 in 300 iterations. Its lowest value is " in told


@pytest.mark.parametrize("text", ["-1", "nan", "much"])
def test_a_wrong_bound_in_a_link_gets_its_sentence(text: str) -> None:
    at = opened(stop=text)
    assert words.ALLOWED.format(most=1e6) in at.session_state["session"].problems[0]
    assert "stop" not in at.query_params


def test_weights_set_by_hand_after_the_end_do_not_count() -> None:
    edits = (Edit(3, "w1", 0, 0, 0.5), Edit(9, "w1", 0, 0, 0.25))
    assert ended(Settings(edits=edits), 5) == Settings(iterations=6, edits=edits[:1])
