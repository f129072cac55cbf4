"""One chart on a page: a Plotly figure in the page's colours, with downloads as PNG and SVG.

Figures are built with ``palette.TOKENS``; the browser inserts the current colours, so a change of
theme or projection needs no message. Streamlit's own chart would load another Plotly.js.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import plotly.graph_objects as go

from nn_view.components.component import Component, calls, plotly_path, told
from nn_view.style import charts
from nn_view.style.palette import PALETTES, TOKENS
from nn_view.wording.pages import CHART

CONFIG: dict[str, Any] = {"displayModeBar": False, "displaylogo": False, "responsive": False}
"""No buttons of Plotly: one of them would send the chart to another host."""
_COMPONENT = Component(
    "backprop_chart", "chart", ("base", "controls", "widget", "forced", "layouts")
)
HIGHER, LARGER = 1.25, 1.35
"""Factors for the height of a chart and the size of its type in projection view."""
LEAST = 16
"""The smallest type in projection view, in pixels."""


@dataclass(frozen=True)
class Move:
    """What a slider changes in ``traces`` of its chart, or in its layout if there are none.

    ``path`` has attributes by name, each with a value for each position of the slider, or for each
    of ``places`` (the nearest one is used); a value may be a list, for example of colours for
    ``marker.color``.
    """

    traces: tuple[int, ...]
    path: Mapping[str, Sequence[Any] | np.ndarray]
    places: Sequence[int] | None = None

    def data(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "traces": list(self.traces),
            "path": {name: _plain(given) for name, given in self.path.items()},
            "places": None if self.places is None else [int(one) for one in self.places],
        }


def _plain(given: Sequence[Any] | np.ndarray) -> list[Any]:
    """As JSON, which has neither NaN nor infinity: they become None, which draws nothing."""
    values = np.asarray(given)
    if values.dtype.kind == "f" and not np.isfinite(values).all():
        finite, values = np.isfinite(values), values.astype(object)
        values[~finite] = None
    plain: list[Any] = values.tolist()
    return plain


@dataclass(frozen=True)
class Slider:
    """A slider below a chart, over whole numbers ``from_`` … ``to`` in steps of ``step``.

    In the browser it moves the marker ``trace`` (the index of the figure's trace, or None) along
    ``path`` (``x``, ``y``, perhaps ``z``: a value for each position) and prints ``texts`` (one for
    each position). When it stops, it reports its position. ``also``: what else it moves. Sliders
    ``linked`` by the same name move together; one that is not ``shown`` only follows.
    """

    label: str
    from_: int
    to: int
    value: int
    step: int = 1
    trace: int | None = None
    path: Mapping[str, Sequence[float] | np.ndarray] | None = None
    texts: Sequence[str] | None = None
    also: Sequence[Move] = ()
    linked: str = ""
    shown: bool = True

    def data(self) -> dict[str, Any]:
        """As JSON."""
        own = () if self.trace is None else (Move((self.trace,), self.path or {}),)
        return {
            "label": self.label,
            "from": self.from_,
            "to": self.to,
            "value": self.value,
            "step": self.step,
            "texts": None if self.texts is None else list(self.texts),
            "moves": [one.data() for one in (*own, *self.also)],
            "linked": self.linked,
            "shown": self.shown,
        }


@dataclass(frozen=True)
class Picked:
    """What a reader did with a chart: ``event`` is the clicked point (``curve``, ``point``, ``x``,
    ``y``, ``z``, ``custom``), reported once; ``slider`` is the slider's position, if it has moved.
    """

    event: Mapping[str, Any] | None
    slider: int | None


def layout(**own: Any) -> go.Layout:
    """The layout that all charts share, overridden by this chart's own attributes.

    ``x`` and ``y`` are the titles of the axes; ``xaxis`` and ``yaxis`` their other attributes.
    """
    axes = {
        name: charts.axis(TOKENS)
        | {"title": {"text": own.pop(name[0], ""), "standoff": 6}}
        | own.pop(name, {})
        for name in ("xaxis", "yaxis")
    }
    ground = charts.ground(TOKENS, 13)
    usual: dict[str, Any] = {
        **ground,
        "font": ground["font"] | own.pop("font", {}),
        "margin": {"l": 62, "r": 16, "t": 12, "b": 46},
        "hoverlabel": {
            "bgcolor": TOKENS["raised"],
            "bordercolor": TOKENS["line"],
            "font": {"color": TOKENS["text"]},
        },
        "legend": {"font": {"color": TOKENS["text"]}},
        "colorway": TOKENS["series"],
    }
    return go.Layout(**(usual | axes | own))


def legend_above(columns: int) -> dict[str, Any]:
    """A legend above the plot, in ``columns`` columns."""
    return {
        "orientation": "h",
        "x": 0,
        "y": 1.02,
        "yanchor": "bottom",
        "entrywidthmode": "fraction",
        "entrywidth": 1 / columns,
        "font": {"color": TOKENS["text"]},
    }


def _large(drawn: dict[str, Any]) -> dict[str, Any]:
    """A figure as JSON for the projection view: larger type, with margins to match."""
    layout = drawn["layout"]
    axes = [layout[axis] for axis in ("xaxis", "yaxis")]
    # Between the powers of ten Plotly writes its figures in three quarters of the size.
    for axis in axes:
        if axis.get("type") == "log":
            axis.setdefault("tickfont", {"size": LEAST})
    places = (layout, layout.get("scene", {}))
    annotations = [one for place in places for one in place.get("annotations", ())]
    texts = [layout.get("title", {}), *annotations]
    fonts = [
        layout["font"],
        *(axis.get("tickfont", {}) for axis in axes),
        *(one.get("font", {}) for one in texts),
    ]
    layout["margin"] = {side: LARGER * one for side, one in layout["margin"].items()}
    for one in drawn["data"]:
        if "least_width" in one.get("meta", {}):
            one["meta"]["least_width"] *= LARGER
        fonts.append(one.get("textfont", {}))
        # The text is inside its marker.
        if one["type"] == "scatter" and one.get("mode") == "markers+text":
            size = one.get("textfont", {}).get("size", LEAST)
            one["marker"]["size"] *= max(LARGER, LEAST / size)
    for font in fonts:
        if "size" in font:
            font["size"] = max(LEAST, font["size"] * LARGER)
    return drawn


def chart(
    figure: go.Figure,
    *,
    key: str,
    label: str,
    name: str,
    height: int = 360,
    slider: Slider | None = None,
    clickable: bool = False,
    projection: bool = False,
    on_rest: Callable[[Mapping[str, Any]], None] | None = None,
    on_click: Callable[[Mapping[str, Any]], None] | None = None,
) -> Picked:
    """Draw a figure; ``label`` describes it in words, ``name`` is the file name of its images.

    ``height`` in pixels. In the figure's arrays a number that is not finite has to be None or NaN.
    Before the page reruns, ``on_rest`` is called with the position of the ``slider``, and
    ``on_click`` with the clicked point.
    """
    # Plotly's own JSON: arrays become base64, NaN becomes null.
    drawn = json.loads(figure.to_json())
    data = {
        "key": key,
        "figure": _large(drawn) if projection else drawn,
        "config": CONFIG,
        "palettes": PALETTES,
        "plotly": plotly_path(),
        "label": label,
        "name": name,
        "height": round(height * HIGHER) if projection else height,
        "slider": slider and slider.data(),
        "clickable": clickable,
        "projection": projection,
        "words": CHART,
    }
    result = _COMPONENT.mount(
        key,
        data,
        on_position_change=calls(key, "position", on_rest),
        on_event_change=calls(key, "event", on_click),
    )
    rests = (told(result, "position") or {}).get("slider")
    return Picked(event=told(result, "event"), slider=rests if isinstance(rests, int) else None)
