"""The runs to compare with the current one: a short list of settings in the link."""

from __future__ import annotations

import math
from dataclasses import replace

import streamlit as st

from nn_core import Settings
from nn_core.setup.kinds import Number
from nn_view.links import address
from nn_view.links.compared import MOST, Queries
from nn_view.links.query import Choice, Text, Whole
from nn_view.links.setting_names import changed
from nn_view.wording import compare as words
from pages.shell import frame, session
from pages.shell.number_field import Field

LEAST_BOUND, LARGEST_BOUND = 1e-9, 1000.0
PAGE = "compare"


def _bound(text: str) -> float:
    value = float(text) if len(text) < 40 and text.isascii() else math.nan
    if not LEAST_BOUND <= value <= LARGEST_BOUND:
        raise ValueError(text)
    return value


_ALLOWED = words.BOUND_ALLOWED.format(least=LEAST_BOUND, most=LARGEST_BOUND)
BOUND = Text("below", 0.1, _bound, "{:g}".format, _ALLOWED)
OF = Whole("of", 2, MOST + 1, 2)
"""The run whose weights are shown: its number in the list."""
SCALE = Choice("scale", tuple(words.SCALES), "linear")


def scale() -> None:
    """Draw the control for the scale of the error axis."""
    st.segmented_control(
        words.SCALE,
        SCALE.options,
        default=frame.value("scale"),
        key=frame.key("scale"),
        format_func=words.SCALES.__getitem__,
        help=words.SCALE_HELP,
        required=True,
    )


def bound(help: str) -> float:
    """Draw the control for the error to reach."""
    kind = Number(least=LEAST_BOUND, most=LARGEST_BOUND)
    return float(Field(frame.key("below"), words.BOUND, kind).draw(help=help))


def chosen(settings: Settings) -> list[Settings]:
    """The current settings first, then the others, without duplicates."""
    others = [address.parse(query).settings for query in _queries(settings)]
    return list(dict.fromkeys([settings, *others]))


def holds(settings: Settings) -> bool:
    """Whether these settings stay in the comparison when the sidebar changes."""
    return address.settings_query(settings) in (frame.value("with") or ())


def add(present: Settings, one: Settings) -> None:
    """Append settings to the list, unless it is full."""
    queries = dict.fromkeys([*_queries(present), address.settings_query(one)])
    frame.put("with", tuple(queries)[:MOST])


def remove(present: Settings, one: Settings) -> None:
    """Remove settings from the list."""
    gone = address.settings_query(one)
    frame.put("with", tuple(q for q in _queries(present) if q != gone))


def of_seed(settings: Settings, seed: int) -> Settings:
    """The settings with another seed and its random initial weights."""
    return replace(settings, seed=seed, start=None)


def full(present: Settings) -> bool:
    """Whether the comparison is full; for other pages."""
    return len(_listed(present, _elsewhere())) >= MOST


def add_to_list(present: Settings, one: Settings) -> None:
    """Add settings to the comparison and open it; for other pages."""
    listed = dict.fromkeys([*_listed(present, _elsewhere()), address.settings_query(one)])
    session.now().own.setdefault(PAGE, {})["with"] = tuple(listed)[:MOST]
    frame.open_page(f"{PAGE}.py")


def beside(queries: Queries) -> None:
    """Put runs beside the current one on the page that compares; others listed there stay.

    Those that were listed first go where there are too many; for other pages.
    """
    listed = dict.fromkeys([*(_elsewhere() or ()), *queries])
    session.now().own.setdefault(PAGE, {})["with"] = tuple(listed)[-MOST:]


def open_beside(one: Settings) -> None:
    """Compare the current run with this one alone, or with what is listed; for other pages."""
    beside((address.settings_query(one),))
    frame.open_page(f"{PAGE}.py")


def _elsewhere() -> Queries | None:
    queries: Queries | None = session.now().own.get(PAGE, {}).get("with")
    return queries


def _queries(present: Settings) -> Queries:
    return _listed(present, frame.value("with"))


def _listed(present: Settings, queries: Queries | None) -> Queries:
    if queries is not None:
        return queries
    other = "exact" if present.rule == "tutorial" else "tutorial"
    usual = (
        changed(present, learn_biases=not present.learn_biases),
        changed(present, rule=other),
    )
    return tuple(map(address.settings_query, usual))
