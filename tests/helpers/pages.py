"""The pages in this process, without a browser: opened, waited for, and used."""

from __future__ import annotations

import re
from html import unescape
from typing import Any
from unittest.mock import patch

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import TextInput

from nn_core import Settings
from nn_view.wording import pages as words
from pages.shell import session
from pages.shell.session import Key, Session
from tests.helpers.patience import PATIENCE
from tests.helpers.sources import ROOT


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
    """A page to whose address with values of its own somebody went back."""
    return back(opened(page), **query)


def back(at: AppTest, /, **query: str) -> AppTest:
    """What the browser's Back and Forward do: the page is drawn for this address."""
    at.query_params.clear()
    for name, value in query.items():
        at.query_params[name] = value
    with patch.object(session, "is_history_navigation", return_value=True):
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


def unfold(at: AppTest, *groups: str) -> AppTest:
    """Open groups of the sidebar, as a click on their heads does."""
    state(at).open_groups.update(groups)
    return at.run()


def settings(at: AppTest) -> Settings:
    return state(at).settings


def press(at: AppTest, label: str) -> AppTest:
    next(button for button in at.button if button.label == label).click().run()
    assert not at.exception
    return at


def sent(at: AppTest) -> WidgetStates:
    """The values of all controls as the browser sends them now with whatever it reports."""
    states = at._tree.get_widget_states().widgets
    return WidgetStates(widgets=[one for one in states if not one.HasField("trigger_value")])


def arrives(at: AppTest, late: WidgetStates) -> AppTest:
    """The page once these values have arrived, sent before it was drawn last."""
    at._run(late)
    assert not at.exception
    return at


class NumberField:
    """A field for the number under ``key``, and what stands in it."""

    def __init__(self, at: AppTest, key: str) -> None:
        self._at = at
        self._key = key

    @property
    def _field(self) -> TextInput:
        return self._at.text_input(key=session.key(Key.NUMBER_TEXT, self._key))

    @property
    def text(self) -> str:
        return str(self._field.value)

    @property
    def value(self) -> float:
        """The number, which stands in the field as well."""
        held = state(self._at).held
        number: float = (held if self._key in held else self._at.session_state)[self._key]
        assert float(self.text) == number
        return number

    @property
    def help(self) -> str:
        return self._field.help

    @property
    def disabled(self) -> bool:
        return self._field.disabled

    def set_value(self, value: Any) -> TextInput:
        """Type a number, or a text as people write numbers."""
        return self._field.set_value(str(value))


def number(at: AppTest, key: str) -> NumberField:
    """The field for the number under this key."""
    return NumberField(at, key)


def refusals(at: AppTest) -> list[str]:
    """What is said below number fields."""
    bodies = [one.proto.body for one in at.get("html")]
    return [unescape(one) for body in bodies for one in re.findall('"alert">(.*?)</p>', body)]
