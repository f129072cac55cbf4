"""What the stepper asks of the session: to open another page, to set a weight, to forget a run."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from nn_view.links import compared
from nn_view.links.query import Text
from pages.sections import comparison
from pages.sections.check import own_value
from pages.sections.landscape import predictions as landscape_predictions
from pages.sections.paths import lines
from pages.sections.practice import about
from pages.shell import former, frame, session, what_if
from pages.shell.lesson import place
from pages.shell.session import Key
from pages.widgets import parameter_choice

LESSONS = "lessons"
"""The page whose link opens the stop of a lesson itself."""
OPENS: Mapping[str, tuple[Text, ...]] = {
    comparison.PAGE: (compared.WITH,),
    "landscape": (landscape_predictions.INPUTS,),
    "check": (parameter_choice.EXTRA, own_value.MINE),
    "paths": (parameter_choice.EXTRA,),
    "practice": (about.ABOUT,),
}
"""The pages that a link may open, each with those of its own values that a link may set."""


def take() -> None:
    """Do what the stepper asked for, before the page is drawn again."""
    asked = session.component(Key.STEPPER).get("event")
    asked = asked if isinstance(asked, Mapping) else {}
    kind = asked.get("kind")
    if kind == "open" and asked.get("page") == LESSONS:
        place.follow(str(asked.get("value", "")))
    elif kind == "open":
        frame.want(partial(_open, asked))
    elif kind == "forget":
        former.forget()
    else:
        what_if.take()


def _open(asked: Mapping[str, Any]) -> None:
    """Open the page that a link names."""
    page = str(asked.get("page"))
    if page not in OPENS:
        return
    named = [one for one in OPENS[page] if one.name == asked.get("name")]
    extra = (*named, *OPENS[page])[0]
    try:
        value = extra.parse(str(asked.get("value", "")))
    except ValueError:
        return
    if page == comparison.PAGE:
        comparison.beside(value)
    else:
        own = session.now().own.setdefault(page, {})
        own[extra.name] = value
        # Another entry has other paths.
        own.pop(lines.PATH.name, None)
    if isinstance(at := asked.get("at"), int):
        frame.go_to(at=at)
    frame.open_page(f"{page}.py")
