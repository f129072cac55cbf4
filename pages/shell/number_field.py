"""A field for a number, in which one writes it as one is used to: 0,5, 1e3, 12 000.

The number is kept under the field's key, and whoever sets it there sets the field. A text that is
no number that the field allows stays in it, with a sentence below; the number stays as it was.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

import streamlit as st

from nn_core.checks import quoted
from nn_core.data.written_numbers import readings
from nn_core.setup.kinds import Number, Whole
from nn_view.style import html
from nn_view.wording import pages as words
from pages.shell import session
from pages.shell.session import Key

STEP = 0.01
"""What an arrow key adds to a number that need not be whole."""
Allowed = Whole | Number
_NARROW: ContextVar[list[str] | None] = ContextVar("narrow", default=None)
"""The bounds of the narrow fields so far, where fields are narrow."""
_LINE: ContextVar[list[Field] | None] = ContextVar("line", default=None)
"""The narrow fields so far of a line, within one."""


@dataclass(frozen=True)
class Draft:
    """A text that was typed and not used, beside the number that is used instead.

    ``readings`` are the numbers to choose from, where the text may be more than one.
    """

    text: str
    number: float
    problem: str
    readings: tuple[float, ...] = ()


def read(label: str, kind: Allowed, text: str) -> tuple[float, ...]:
    """The allowed numbers that the text may mean; raises ``ValueError`` if there are none."""
    found = []
    for one in readings(text):
        whole = isinstance(kind, Whole) and one.is_integer()
        with suppress(ValueError):
            found.append(kind.check(label, int(one) if whole else one))
    if not found:
        kind.check(label, text.strip())
    return tuple(found)


def ends(kind: Allowed) -> tuple[float | None, float | None]:
    """The smallest and the largest number, or None where there is no bound."""
    if isinstance(kind, Whole):
        return kind.least, kind.most
    bounds = max(kind.least, kind.above), min(kind.most, kind.below)
    least, most = (float(one) if math.isfinite(one) else None for one in bounds)
    return least, most


@dataclass(frozen=True)
class Field:
    """A field for the number under ``key``; ``label`` is its name in sentences too.

    ``on_change`` is called with ``args`` once another number is there.
    """

    key: str
    label: str
    kind: Allowed
    on_change: Callable[..., None] | None = None
    args: tuple[Any, ...] = ()

    def draw(self, where: Any = st, **form: Any) -> Any:
        """Draw it in a column or container; returns the number.

        ``form`` is what Streamlit's text field takes as well: ``help``, ``disabled`` …
        """
        number, draft = session.value(self.key), self._draft
        text = draft.text if draft else self.kind.write(number)
        if session.value(self._widget) != text:
            session.put(self._widget, text)
        form |= {"key": self._widget, "on_change": self._take}
        bounds, others = _NARROW.get(), _LINE.get()
        if bounds is None:
            with where.container(key=session.key(Key.NUMBER, self.key), gap=None):
                st.text_input(self.label, text, **form)
                st.html(html.number_steps(self._bounds, words.STEPS))
                self.say_what_is_wrong()
            return number
        where.text_input(self.label, text, **form)
        bounds.append(self._bounds)
        if others is None:
            self.say_what_is_wrong()
        else:
            others.append(self)
        return number

    def say_what_is_wrong(self) -> None:
        """Below the field: a sentence, and a button for each number that the text may mean."""
        draft = self._draft
        if not draft:
            return
        with st.container(key=session.key(Key.NUMBER_WRONG, self.key), gap=None):
            st.html(html.wrong_number(draft.problem))
            if draft.readings:
                with st.container(horizontal=True, gap="xsmall"):
                    for one in draft.readings:
                        key = session.key(Key.NUMBER, self.key, "is", one)
                        st.button(f"{one:g}", key=key, on_click=self._use, args=(one,))

    @property
    def _widget(self) -> str:
        return session.key(Key.NUMBER_TEXT, self.key)

    @property
    def _bounds(self) -> str:
        """What the browser has to know of the field, as a rule of a style sheet."""
        step = 1 if isinstance(self.kind, Whole) else STEP
        return html.number_bounds(self._widget, step, ends(self.kind), wrong=bool(self._draft))

    @property
    def _draft(self) -> Draft | None:
        """What stands in the field instead of its number, unless another one was set since."""
        draft = session.now().drafts.get(self.key)
        return draft if draft and draft.number == session.value(self.key) else None

    def _take(self) -> None:
        """Take the text that was typed: as a number, or as a draft that says what is wrong."""
        text = session.value(self._widget)
        if text is None:  # the field of a page that was left
            return
        found: tuple[float, ...] = ()
        try:
            found = read(self.label, self.kind, text)
            problem = words.WHICH_NUMBER.format(given=quoted(text))
        except ValueError as refused:
            problem = str(refused)
        if len(found) == 1:
            self._use(found[0])
        else:
            draft = Draft(text, session.value(self.key), problem, found)
            session.now().drafts[self.key] = draft

    def _use(self, number: float) -> None:
        session.now().drafts.pop(self.key, None)
        session.hold(self.key, number)
        if self.on_change is not None:
            self.on_change(*self.args)


@contextmanager
def narrow(style: Sequence[str]) -> Iterator[None]:
    """Fields in here have no buttons, for which the sidebar has no room.

    A field is then one message to the browser, and the bounds of all fields are one more, together
    with ``style``.
    """
    bounds = [*style]
    before = _NARROW.set(bounds)
    try:
        yield
        html.rules(bounds)
    finally:
        _NARROW.reset(before)


@contextmanager
def line() -> Iterator[None]:
    """Narrow fields beside each other; what is wrong with one of them stands below all."""
    fields: list[Field] = []
    before = _LINE.set(fields)
    try:
        yield
    finally:
        _LINE.reset(before)
    for field in fields:
        field.say_what_is_wrong()


def forget() -> None:
    """Forget every text that was typed and not used."""
    session.now().drafts = {}
