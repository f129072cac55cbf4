"""The run before a setting changed: kept beside the present one, said, compared, dismissed."""

from __future__ import annotations

import json
from typing import Any

from streamlit.testing.v1 import AppTest

from nn_core import Edit, Settings
from nn_view.links import address, compared, setting_names
from tests.helpers.pages import number, opened, press, settings, state
from tests.helpers.sources import ROOT


def given(at: AppTest) -> Any:
    """What the stepper is told of the former run."""
    mounted = [one.proto for one in at.get("bidi_component")]
    (data,) = [json.loads(one.json) for one in mounted if one.component_name == "backprop_stepper"]
    return data["former"]


def test_a_first_visit_has_no_former_run() -> None:
    at = opened()
    assert given(at) is None
    assert given(at.run()) is None


def test_a_changed_setting_leaves_the_former_run_and_says_what_changed() -> None:
    at = opened(biases="false")
    at.toggle(key="set_learn_biases").set_value(True).run()
    former = given(at)
    assert former["query"] == "biases=false"
    assert former["said"] == "biases learned"
    assert former["compared"] == "biases=false"
    number(at, "set_seed").set_value(7).run()
    assert given(at) == {
        "query": "",
        "said": "seed 7",
        "compared": "tutorial",
    }


def test_what_changed_is_said_by_the_rows_of_the_settings() -> None:
    at = opened()
    number(at, "set_units_1").set_value(4).run()
    at.selectbox(key="set_rule").set_value("exact").run()
    press(at, "XOR")
    present, before = settings(at), Settings(hidden=(4,), rule="exact")
    assert given(at)["said"] == setting_names.names([before, present])[1]
    assert " · " in given(at)["said"]


def test_a_setting_that_was_changed_on_another_page_counts_as_well() -> None:
    at = opened()
    at.switch_page(str(ROOT / "pages" / "data.py")).run()
    number(at, "set_seed").set_value(3).run()
    at.switch_page(str(ROOT / "pages" / "step.py")).run()
    assert given(at)["said"] == "seed 3"


def test_what_is_set_by_hand_makes_no_former_run() -> None:
    at = opened()
    state(at).edits = (Edit(12, "w1", 2, 4, 0.5),)
    at.run()
    assert settings(at).edits
    assert given(at) is None


def test_settings_that_are_those_of_the_former_run_again_leave_the_one_between() -> None:
    at = opened()
    for seed in (5, 0):
        number(at, "set_seed").set_value(seed).run()
    assert given(at)["query"] == "seed=5"


def test_it_is_gone_once_it_is_dismissed_and_in_a_new_session() -> None:
    at = opened()
    number(at, "set_seed").set_value(5).run()
    assert given(at)
    state(at).former = None
    assert given(at.run()) is None
    assert given(opened(seed="5")) is None


def test_the_comparison_opens_with_both_runs(asked: Any) -> None:
    at = opened()
    number(at, "set_seed").set_value(5).run()
    at = asked(at, page="compare", value=given(at)["compared"], at=12)
    assert state(at).own["compare"]["with"] == ("",)
    # As its link does in a new tab.
    query = {"seed": "5", "with": at.query_params["with"]}
    read = address.parse(query, [compared.WITH])
    assert (read.settings, read.extras["with"]) == (Settings(seed=5), ("",))


def test_a_dismissed_run_is_forgotten(asked: Any) -> None:
    at = opened()
    number(at, "set_seed").set_value(5).run()
    assert given(asked(at, kind="forget")) is None
