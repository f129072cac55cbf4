"""A whole iteration by hand: a component in which one fills in its cells, and that keeps them."""

from __future__ import annotations

from nn_view.components.component import Component, ignore
from nn_view.style.palette import PALETTES
from nn_view.wording.practice import by_hand as words

_COMPONENT = Component(
    "backprop_by_hand",
    "by_hand",
    (
        "base",
        "controls",
        "widget",
        "asking/answers",
        "pages/practice",
        "pages/by_hand",
        "forced",
        "layouts",
    ),
)


def by_hand(
    *,
    query: str,
    iteration: int,
    rows: int,
    units: int,
    digits: int,
    projection: bool = False,
    key: str = "by_hand",
) -> None:
    """Draw the sheet for an iteration of the run with the settings in ``query``.

    ``rows`` and ``units``: how many of each are left to fill in; ``digits``: those that are shown.
    """
    data = {
        "key": key,
        "query": query,
        "iteration": iteration,
        "rows": rows,
        "units": units,
        "digits": digits,
        "palettes": PALETTES,
        "projection": projection,
        "words": words.BROWSER,
    }
    _COMPONENT.mount(key, data, on_event_change=ignore)
