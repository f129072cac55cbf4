"""What is set by hand: said in the sidebar, taken back there, and kept through other changes."""

from __future__ import annotations

from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from nn_core import MAX_EDITS, Edit, Settings
from nn_view.wording import what_if as words
from pages.shell import what_if
from pages.shell.session import Session
from tests.helpers.pages import number, opened, press, settings

ONE, OTHER = Edit(12, "w1", 2, 4, 0.5), Edit(40, "b1", 0, 0, -2.0)
LINK = "12.w1.3.5.0.5,40.b1.1.1.-2"


def said(at: AppTest) -> str:
    return " ".join(one.value for one in at.caption)


def test_a_link_with_edits_says_them_and_they_can_be_taken_back() -> None:
    at = opened(edits=LINK)
    assert settings(at).edits == (ONE, OTHER)
    assert "2 weights set by hand" in said(at)
    press(at, words.UNDO_LAST)
    assert settings(at).edits == (ONE,)
    assert "1 weight set by hand" in said(at)
    press(at, words.UNDO_LAST)
    assert settings(at) == Settings()
    assert "set by hand" not in said(at)
    press(at := opened(edits=LINK), words.UNDO_ALL)
    assert settings(at) == Settings()


def test_edits_are_taken_back_even_while_the_controls_are_being_set() -> None:
    at = opened(edits=LINK)
    at.session_state["session"].fills += 1  # the browser does not show it yet
    press(at, words.UNDO_ALL)
    assert settings(at) == Settings()


def test_an_edit_without_a_place_waits_until_the_network_has_one_again() -> None:
    at = opened(edits=LINK)
    number(at, "set_units_1").set_value(4).run()
    assert not at.exception
    assert settings(at) == Settings(hidden=(4,), edits=(OTHER,))
    assert words.WAITING.format(weights="1 weight") in said(at)
    listed = at.caption[0].proto.help
    assert "w1, row 3, column 5 = 0.5 before iteration 12: not used" in listed
    assert "b1 = −2 before iteration 40" in listed
    number(at, "set_units_1").set_value(5).run()
    assert settings(at).edits == (ONE, OTHER)
    number(at, "set_iterations").set_value(20).run()
    assert settings(at).edits == (ONE,)


def test_edits_go_along_to_another_page() -> None:
    at = opened("reference.py", edits=LINK)
    assert settings(at).edits == (ONE, OTHER)
    assert "2 weights set by hand" in said(at)


class State(dict[str, Any]):
    """A session's state, as far as it is asked here."""

    __getattr__ = dict.__getitem__


@pytest.fixture
def state(monkeypatch: pytest.MonkeyPatch) -> State:
    state = State(session=Session(), stepper={})
    monkeypatch.setattr(st, "session_state", state)
    return state


def ask(state: State, kind: str, edit: Edit) -> tuple[Edit, ...]:
    state["stepper"] = {"event": {"kind": kind} | edit._asdict()}
    what_if.take()
    found: Session = state["session"]
    if not found.edit_problem:
        found.settings = Settings(edits=found.edits)
    return found.edits


def test_the_stepper_sets_changes_and_takes_back(state: State) -> None:
    assert ask(state, "set", OTHER) == (OTHER,)
    assert ask(state, "set", ONE) == (OTHER, ONE)
    again = OTHER._replace(value=3.0)
    assert ask(state, "set", again) == (ONE, again)
    assert ask(state, "undo", ONE._replace(value=0.0)) == (again,)


@pytest.mark.parametrize("bad", [Edit(500, "w1", 0, 0, 1.0), Edit(0, "w9", 0, 0, 1.0)])
def test_what_the_stepper_cannot_have_gets_a_sentence(state: State, bad: Edit) -> None:
    assert ask(state, "set", bad) == ()
    assert state["session"].edit_problem.startswith("edits")


def test_only_so_many_can_be_set(state: State) -> None:
    for i in range(MAX_EDITS):
        ask(state, "set", Edit(i, "w1", 0, 0, 1.0))
    assert len(ask(state, "set", Edit(90, "w1", 0, 0, 1.0))) == MAX_EDITS
    assert "at most 16" in state["session"].edit_problem
    state["stepper"] = {}
    what_if.take()
