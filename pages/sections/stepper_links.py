"""What the stepper asks of the session: to open another page, to set a weight, to forget a run."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from nn_view.links import compared
from nn_view.links.query import Text
from pages.sections import comparison
from pages.sections.landscape import predictions as landscape_predictions
from pages.sections.paths import lines
from pages.shell import former, frame, session, what_if
from pages.shell.session import Key
from pages.widgets import parameter_choice

OPENS: Mapping[str, Text] = {
    comparison.PAGE: compared.WITH,
    "landscape": landscape_predictions.INPUTS,
    "check": parameter_choice.EXTRA,
    "paths": parameter_choice.EXTRA,
}
"""The pages that a link may open, each with its own value that the link sets."""


def take() -> None:
    """Do what the stepper asked for, before the page is drawn again."""
    asked = session.component(Key.STEPPER).get("event")
    kind = asked.get("kind") if isinstance(asked, Mapping) else None
    if kind == "open":
        session.now().asked = asked
    elif kind == "forget":
        former.forget()
    else:
        what_if.take()


def follow() -> None:
    """Open the page that was asked for; a callback may not."""
    state = session.now()
    asked, state.asked = state.asked, None
    page = str(asked.get("page")) if asked else ""
    if asked is None or page not in OPENS:
        return
    extra = OPENS[page]
    try:
        value = extra.parse(str(asked.get("value", "")))
    except ValueError:
        return
    if page == comparison.PAGE:
        comparison.beside(value)
    else:
        own = state.own.setdefault(page, {})
        own[extra.name] = value
        # Another entry has other paths.
        own.pop(lines.PATH.name, None)
    if isinstance(at := asked.get("at"), int):
        frame.go_to(at=at)
    st.switch_page(f"{page}.py")
