"""Lessons on the pages: opened, left, loaded from text, and kept in the address."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from unittest.mock import patch

import pytest
from streamlit.testing.v1 import AppTest

from nn_core import Settings
from nn_view.lessons import links, shipped
from nn_view.links import address
from nn_view.wording.lessons import page as words
from nn_view.wording.lessons import refusals
from pages.shell import session
from pages.shell.lesson import bar, place
from pages.shell.session import Key
from tests.helpers.pages import opened, press, settings, state
from tests.helpers.sources import ROOT

TOUR = shipped.lesson(shipped.TOUR, place.PAGES)
TEXT = """\
# Mine

## One
?seed=3&at=2&quantity=error
Told.
Note: mine

## Two
/check?seed=3
More.
"""


def within(at: AppTest, action: Callable[..., Any], *values: Any) -> AppTest:
    """What a callback does before the page is drawn again."""
    with patch.object(session, "now", lambda: state(at)):
        action(*values)
    at.run()
    assert not at.exception
    return at


def test_the_page_lists_what_we_ship() -> None:
    at = opened("lessons.py")
    assert [one.value for one in at.header] == [words.OWN]
    assert words.EXAMPLE in [one.proto.label for one in at.get("download_button")]


@pytest.mark.slow
@pytest.mark.parametrize("number", range(1, len(TOUR.stops) + 1))
def test_a_stop_is_opened_as_its_link_opens_it(number: int) -> None:
    at = within(opened("lessons.py", seed="8"), place.go, "tour", number)
    by_link = opened(lesson=f"tour.{number}", **query_of(number))
    for one in (at, by_link):
        assert state(one).page == "step"
        assert state(one).problems == ()
        assert one.query_params["lesson"] == f"tour.{number}"
    assert settings(at) == settings(by_link)
    assert state(at).place == state(by_link).place
    assert state(at).former is None


def query_of(number: int) -> dict[str, str]:
    return dict(one.split("=") for one in TOUR.stops[number - 1].place.query.split("&"))


def test_next_back_and_back_to_this_stop_lead_there() -> None:
    at = within(opened(), place.go, "tour", 9)
    within(at, bar._take, {"kind": "go", "stop": 10})
    assert (state(at).lesson, state(at).place["quantity"]) == ("tour.10", "error_d_a1")
    state(at).settings = Settings(seed=5)
    within(at, bar._take, {"kind": "go", "stop": 10})
    assert settings(at) == Settings()
    within(at, bar._take, {"kind": "go", "stop": 13})
    assert state(at).lesson == "tour.10"


def test_a_stop_may_be_on_another_page() -> None:
    at = within(opened(), place.go, "mazur", 6)
    assert state(at).page == "check"
    assert settings(at) == Settings.mazur()
    within(at, bar._take, {"kind": "go", "stop": 5})
    assert state(at).page == "step"


def test_projection_and_digits_stay_from_stop_to_stop() -> None:
    at = opened(view="projection", digits="5")
    within(at, place.go, "tour", 3)
    assert (state(at).place["view"], state(at).place["digits"]) == ("projection", "5")


def test_leaving_keeps_what_is_shown_and_finishing_leads_to_the_list() -> None:
    at = within(opened(), place.go, "tour", 12)
    within(at, bar._take, {"kind": "leave"})
    assert state(at).lesson == ""
    assert "lesson" not in at.query_params
    assert state(at).place["at"] == "99"
    within(at, place.go, "xor", 4)
    shown = settings(at)
    within(at, bar._take, {"kind": "finish"})
    assert (state(at).page, state(at).lesson) == ("lessons", "")
    assert settings(at) == shown


def test_the_lesson_stays_on_other_pages() -> None:
    at = within(opened(), place.go, "tour", 2)
    at.switch_page(str(ROOT / "pages" / "compare.py")).run()
    assert at.query_params["lesson"] == "tour.2"


@pytest.mark.parametrize("value", ["nobody", "tour.99", "own-0123456789abcdef0123.1", "text-?"])
def test_a_link_to_no_lesson_gets_a_sentence(value: str) -> None:
    at = opened(lesson=value, seed="3")
    assert len(state(at).problems) == 1
    assert state(at).problems[0].startswith("lesson=")
    assert settings(at) == Settings(seed=3)
    assert state(at).lesson == ""


def load(at: AppTest, text: str) -> AppTest:
    at.text_area(key=Key.LESSON_TEXT).set_value(text)
    return press(at, words.READ)


def test_a_loaded_lesson_is_listed_with_how_many_stops_and_tasks_it_has() -> None:
    at = load(opened("lessons.py"), TEXT + "Try: Look around.\nWhen: entry changed\n")
    components = [one.proto for one in at.get("bidi_component")]
    cards = next(one.json for one in components if one.component_name == "backprop_lessons")
    own = json.loads(cards)["lessons"][-1]
    assert (own["title"], own["count"], own["tasks"]) == ("Mine", 2, 1)
    load(at, TEXT.partition("## Two")[0])
    told = [one.value for one in at.markdown if one.value.startswith("**Mine**")]
    assert [one.partition(".")[0] for one in told] == ["**Mine**: 1 stop", "**Mine**: 2 stops"]


def test_ones_own_lesson_is_shared_without_its_notes() -> None:
    at = load(opened("lessons.py"), TEXT)
    ((name, lesson),) = state(at).own_lessons.items()
    assert lesson.stops[0].note == "mine"
    assert links.find(name, place.PAGES) == lesson.without_notes
    assert at.code[0].value.endswith(f"/?seed=3&at=2&quantity=error&lesson={name}.1")
    press(at, words.START_OWN)
    assert (state(at).page, settings(at)) == ("step", Settings(seed=3))
    with patch.object(session, "now", lambda: state(at)):
        current = place.current()
    assert current is not None
    assert current[1].stops[0].note == "mine"
    by_link = opened(lesson=f"{name}.2")
    with patch.object(session, "now", lambda: state(by_link)):
        found = place.current()
    assert found is not None
    assert not found[1].has_notes


def test_a_bad_lesson_gets_its_sentence_and_a_good_one_takes_it_away() -> None:
    at = load(opened("lessons.py"), TEXT.replace("at=2", "at=200"))
    problem = address.parse("at=200").problems[0]
    said = refusals.OPENS_OTHERWISE.format(problem=problem)
    assert [one.value for one in at.error] == [refusals.LINE.format(line=4, sentence=said)]
    assert state(at).own_lessons == {}
    assert not load(at, TEXT).error
