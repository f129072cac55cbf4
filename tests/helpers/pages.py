"""The pages in this process, without a browser: opened, waited for, and used."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from nn_core import Settings
from nn_view.wording import pages as words
from pages.shell.session import Session
from tests.helpers.sources import ROOT

#: Seconds; a busy machine takes its time.
PATIENCE = 30


def unopened(**query: str) -> AppTest:
    """The application before its first drawing, at an address."""
    at = AppTest.from_file(str(ROOT / "pages" / "router.py"), default_timeout=PATIENCE)
    for name, value in query.items():
        at.query_params[name] = value
    return at


def opened(page: str = "", **query: str) -> AppTest:
    """The first page at an address, and from there another page."""
    at = unopened(**query).run()
    if page:
        at.switch_page(str(ROOT / "pages" / page)).run()
    assert not at.exception
    return at


def linked(page: str, **query: str) -> AppTest:
    """A page as a link opens it at a first visit."""
    at = unopened(**query)
    at.switch_page(str(ROOT / "pages" / page)).run()
    assert not at.exception
    return at


def at_address(page: str, **query: str) -> AppTest:
    """A page that was opened by an address with values of its own."""
    at = opened(page)
    for name, value in query.items():
        at.query_params[name] = value
    at.run()
    assert not at.exception
    return at


def whole(at: AppTest) -> AppTest:
    """The page once its work is done: on a busy machine that is not at its first drawing."""
    for _ in range(200):
        if words.STOP not in [one.label for one in at.button]:
            return at
        at.run()
    pytest.fail("Its work came to no end.")


def state(at: AppTest) -> Session:
    """What the session knows of itself."""
    found: Session = at.session_state["session"]
    return found


def settings(at: AppTest) -> Settings:
    return state(at).settings


def press(at: AppTest, label: str) -> AppTest:
    next(button for button in at.button if button.label == label).click().run()
    assert not at.exception
    return at
