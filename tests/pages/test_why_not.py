"""Why a run does not learn, on Data and from the stepper, and the page that tries a cure."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from nn_core import Dataset, Settings, train
from nn_core.diagnosis.diagnosis import diagnose
from nn_core.diagnosis.of_data import largest_input
from nn_view.links import address, compared, cures, titles
from nn_view.wording import compare as words
from nn_view.wording import data as data_words
from nn_view.wording import pages as page_words
from nn_view.wording.reading.glossary import marked
from tests.helpers.data_page import texts, unescaped, upload
from tests.helpers.pages import opened, press, settings, state
from tests.helpers.sources import ROOT

pytestmark = pytest.mark.slow

FAILS = {"lr": "20", "rule": "exact", "iterations": "300"}
OWN = b"height;weight;door\n120;40;5\n180;85;6\n150;60;7\n175;40;5\n"


def test_data_says_why_a_run_does_not_learn_and_tries_the_cure_beside_it() -> None:
    at = opened("data.py", **FAILS)
    found = diagnose(train(settings(at)))
    assert found
    assert words.WHY_NOT in [one.value for one in at.header]
    told = unescaped(texts(at))
    for one in found:
        assert marked(one.told) in told
        assert marked(one.reason) in [unescaped(caption.value) for caption in at.caption]
    cured = cures.advice(train(settings(at)))[0].cured
    assert cured is not None
    press(at, words.TRY.format(cure=found[0].cure))
    assert at.title[0].value == words.TITLE
    assert settings(at).learning_rate == 20
    assert at.query_params["with"] == address.settings_query(cured)


def test_data_is_silent_about_a_run_that_learns() -> None:
    assert words.WHY_NOT not in [one.value for one in opened("data.py").header]


def test_what_will_disappoint_about_a_table_stays_once_it_is_used() -> None:
    at = upload(opened("data.py"), "rooms.csv", OWN)
    told = [one.value for one in at.info]
    press(at, data_words.USE_TABLE)
    at.switch_page(str(ROOT / "pages" / "compare.py")).run()
    state(at).uploaded = None
    at.switch_page(str(ROOT / "pages" / "data.py")).run()
    assert [one.value for one in at.info if "Inputs reach" in one.value or "targets" in one.value]
    assert {one.value for one in at.info} >= {*told}
    _, largest = largest_input(settings(at).dataset)
    assert largest == 180
    press(at, data_words.LARGE_CURE)
    assert largest_input(settings(at).dataset)[1] < 3
    assert "Inputs reach" not in str([one.value for one in at.info])
    press(at, data_words.OUTSIDE_CURE)
    assert settings(at).dataset.output == ((0,), (0.5,), (1,), (0,))
    assert [one.value for one in at.info] == [data_words.RULE]


def test_the_rule_exact_is_proposed_for_data_of_ones_own_alone() -> None:
    assert data_words.RULE not in [one.value for one in opened("data.py").info]
    at = upload(opened("data.py", seed="3"), "rooms.csv", OWN)
    press(at, data_words.USE_TABLE)
    assert settings(at).rule == "tutorial"
    assert data_words.RULE in [one.value for one in at.info]
    before = settings(at)
    press(at, page_words.USE_EXACT)
    assert settings(at) == replace(before, rule="exact")
    assert data_words.RULE not in [one.value for one in at.info]
    assert at.selectbox(key="set_rule").value == "exact"


def test_data_say_what_their_columns_are_called() -> None:
    at = upload(opened("data.py"), "rooms.csv", OWN)
    press(at, data_words.USE_TABLE)
    charts = [json.loads(one.proto.json) for one in at.get("bidi_component")]
    chart = next(one for one in charts if one.get("name") == data_words.PICTURE_NAME)
    assert chart["figure"]["layout"]["yaxis"]["title"]["text"] == "door"
    assert re.search(r"row \d \(height 1\d0, weight \d\d\)", unescaped(texts(at)))


@pytest.mark.parametrize("page", ["check", "paths"])
def test_a_link_of_the_stepper_opens_a_page_at_an_entry(page: str, asked: Any) -> None:
    at = opened(iterations="50")
    state(at).own[page] = {"entry": "w2,1,1", "path": 3}
    at = asked(at, page=page, value="w1,3,2", at=12)
    assert "path" not in at.query_params
    assert at.query_params["entry"] == "w1,3,2"
    assert at.query_params["at"] == "12"
    assert at.selectbox(key="own_entry").value == "w1,3,2"


def test_a_cure_is_put_beside_the_runs_that_are_compared_already(asked: Any) -> None:
    at = opened(**FAILS)
    state(at).own["compare"] = {"with": ("seed=3",)}
    at = asked(at, page="compare", value="lr=2", at=0)
    assert at.query_params["with"] == "seed=3~lr=2"


@pytest.mark.parametrize(
    "event",
    [{"page": "check", "value": "w99"}, {"page": "reference", "value": ""}, {"page": "compare"}],
)
def test_a_link_that_nobody_wrote_opens_nothing(event: dict[str, str], asked: Any) -> None:
    at = asked(opened(), **event)
    assert not at.title


def test_a_cure_travels_as_a_run_of_a_link() -> None:
    rows = tuple((float(at),) for at in range(9))
    run = train(Settings(iterations=300, rule="exact", dataset=Dataset("own", rows, rows)))
    told = cures.as_data(run)["findings"]
    queries = compared.parse(told[0]["with"])
    assert queries is not None
    cured = address.parse(queries[0]).settings
    assert max(cured.dataset.output) == (1.0,)
    assert titles.of(cured.dataset) == f"{titles.of(run.settings.dataset)}, {told[0]['cure']}"
    # The tutorial's own settings have no query, and still are a run.
    tutorial = compared.written(Settings())
    assert compared.parse(tutorial) == ("",)
