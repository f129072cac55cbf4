"""The stepper: a component with which the browser steps through a training by itself.

Python only mounts it with the settings' query string and the position to open; the numbers and
all that is to be drawn reach the browser over the routes of ``nn_serve``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from nn_view.components.bundle import version
from nn_view.components.component import Component, ignore, plotly_path

STYLES = (
    "base",
    "head",
    "controls",
    "panels",
    "rail",
    "quantity",
    "matrix",
    "explanation",
    "asking/answers",
    "asking/card",
    "tables",
    "editor",
    "help",
    "diagnosis",
    "screen",
    "forced",
    "layouts",
)
"""The style sheets in their order: later ones win, and layouts have the last word."""
_COMPONENT = Component("backprop_stepper", "index", STYLES)


class Former(NamedTuple):
    """The run that was shown before a setting changed.

    ``query``: that of its settings; ``said``: what has changed since, in words; ``compared``: its
    name in a link to the page that compares runs.
    """

    query: str
    said: str
    compared: str


def stepper(
    *,
    query: str,
    form: str,
    at: int,
    quantity: str,
    row: str,
    cell: str,
    digits: int,
    view: str,
    chart: str = "",
    ask: int = 0,
    opened: int = 0,
    former: Former | None = None,
    on_position: Callable[[], None] = ignore,
    on_event: Callable[[], None] = ignore,
    key: str = "stepper",
) -> Mapping[str, Any] | None:
    """Mount the stepper for the settings in ``query`` and open it at the given position.

    ``query`` is ``link.settings_query(settings)``, ``form`` that of ``form_of(settings)``: runs of
    the same form share what is drawn beside their numbers. ``at`` is an iteration, ``quantity`` a
    name of the list, ``row`` a row's number as shown or ``mean``, ``cell`` ``"row,column"`` or
    empty, ``view`` ``"projection"`` or empty, ``chart`` ``"output"``, ``"gradients"`` or, for the
    error, empty, ``ask`` the number of the question that is asked first at each place, 0 for none.
    While ``opened`` stays the same, new settings keep the position where the reader
    is; a new number opens the given one. The curve of ``former`` is drawn beside the run's own.
    ``on_position`` is called when the browser has reported another position. Returns the one that
    it reported last.
    """
    data = {
        "query": query,
        "form": form,
        "plotly": plotly_path(),
        "version": version(),
        "position": {"at": at, "quantity": quantity, "row": row, "cell": cell},
        "digits": digits,
        "view": view,
        "chart": chart,
        "ask": ask,
        "opened": opened,
        "former": former and former._asdict(),
    }
    result = _COMPONENT.mount(
        key,
        data,
        on_position_change=on_position,
        on_event_change=on_event,
    )
    position = getattr(result, "position", None)
    return position if isinstance(position, Mapping) else None
