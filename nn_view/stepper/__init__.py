"""The stepper: a component with which the browser steps through a training by itself.

Python only mounts it with the settings' query string and the place to open; the numbers and
all that is to be drawn reach the browser over the routes of ``nn_serve``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import plotly
import streamlit as st

HERE = Path(__file__).parent
STYLES = (
    "base",
    "controls",
    "panels",
    "rail",
    "quantity",
    "matrix",
    "explanation",
    "tables",
    "help",
    "layouts",
)
"""The style sheets in their order: later ones win, and layouts have the last word."""
PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"


@cache
def assets() -> Mapping[str, bytes]:
    """The stepper's modules by file name, as a route serves them."""
    return {file.name: file.read_bytes() for file in sorted((HERE / "js").glob("*.js"))}


@cache
def asset_hash() -> str:
    """Twelve hex digits that change with any of the assets: the version in their address."""
    digest = hashlib.sha256()
    for name, content in assets().items():
        digest.update(name.encode() + b"\0" + content)
    return digest.hexdigest()[:12]


def plotly_path() -> str:
    """The address of Plotly.js relative to the root, versioned with the installed package."""
    return f"lib/plotly-{plotly.__version__}.min.js"


@cache
def _component() -> Callable[..., Any]:
    # The loader is all that Streamlit carries: a blob module cannot resolve relative imports,
    # so it asks for the modules by their absolute address.
    loader = (HERE / "loader.js").read_text(encoding="utf-8")
    loader = loader.replace("STEPPER_PATH", f"lib/stepper-{asset_hash()}/index.js")
    css = "\n".join((HERE / "css" / f"{name}.css").read_text("utf-8") for name in STYLES)
    component: Callable[..., Any] = st.components.v2.component(
        "backprop_stepper", js=loader, css=css, isolate_styles=False
    )
    return component


def _ignore() -> None:
    """Registering a callback is what makes Streamlit keep the component's state."""


def stepper(
    *,
    query: str,
    at: int,
    quantity: str,
    row: str,
    cell: str,
    digits: int,
    view: str,
    opened: int = 0,
    key: str = "stepper",
) -> Mapping[str, Any] | None:
    """Mount the stepper for the settings in ``query`` and open it at the given place.

    ``query`` is ``link.settings_query(settings)``; ``at`` an iteration, ``quantity`` a name of
    the list, ``row`` a row's number as shown or ``mean``, ``cell`` ``"row,column"`` or empty,
    ``view`` ``"projection"`` or empty. While ``opened`` stays the same, new settings keep the place
    where the reader stands; a new number opens the given place. Returns the place that the
    browser reported last.
    """
    data = {
        "query": query,
        "plotly": plotly_path(),
        "version": asset_hash(),
        "place": {"at": at, "quantity": quantity, "row": row, "cell": cell},
        "digits": digits,
        "view": view,
        "opened": opened,
    }
    json.dumps(data, allow_nan=False)  # Streamlit would send anything else as its repr.
    result = _component()(
        key=key, data=data, width="stretch", height="content", on_position_change=_ignore
    )
    position = getattr(result, "position", None)
    return position if isinstance(position, Mapping) else None
