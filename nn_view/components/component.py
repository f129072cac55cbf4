"""The components that the browser runs, and how Streamlit carries them.

All share one bundle of modules and style sheets, served by a route under an address that changes
with its content. Streamlit itself carries only a loader, which takes from there the component's
entry module and its sheets.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import plotly
import streamlit as st

from nn_view.components.bundle import bundle_path, entry, sheets

HERE = Path(__file__).parents[1] / "stepper"
PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"


def plotly_path() -> str:
    """The address of Plotly.js relative to the root, versioned with the installed package."""
    return f"lib/plotly-{plotly.__version__}.min.js"


@dataclass(frozen=True)
class Component:
    """What the module ``entry`` draws when it is mounted, with these ``sheets`` of style."""

    name: str
    entry: str
    sheets: tuple[str, ...]

    def mount(self, key: str, data: Mapping[str, Any], **callbacks: Callable[[], None]) -> Any:
        """Draw it with ``data``; ``callbacks`` as Streamlit has them: ``on_event_change=…``.

        Raises ``TypeError`` or ``ValueError`` for what JSON cannot hold: Streamlit would send
        its repr.
        """
        json.dumps(data, allow_nan=False)
        return _registered(self)(key=key, data=data, width="stretch", height="content", **callbacks)


@cache
def _registered(component: Component) -> Callable[..., Any]:
    # It is run as a blob, which cannot resolve a relative path: it asks for an absolute address.
    loader = (HERE / "loader.js").read_text(encoding="utf-8")
    loader = loader.replace("BUNDLE_PATH", bundle_path()).replace("ENTRY", entry(component.entry))
    if unknown := set(component.sheets) - set(sheets()):
        raise ValueError(f"{component.name}: there are no style sheets {sorted(unknown)}.")
    loader = loader.replace("SHEETS", " ".join(component.sheets))
    registered: Callable[..., Any] = st.components.v2.component(
        component.name, js=loader, isolate_styles=False
    )
    return registered


def ignore() -> None:
    """A callback that does nothing: registering one makes Streamlit keep a component's state."""


def told(state: Any, name: str) -> Mapping[str, Any] | None:
    """What a component said under this name, if it did."""
    value = getattr(state, name, None)
    return value if isinstance(value, Mapping) else None


def calls(
    key: str, name: str, action: Callable[[Mapping[str, Any]], None] | None
) -> Callable[[], None]:
    """A callback that hands on what the component said, before the page is drawn again."""

    def call() -> None:
        said = told(st.session_state.get(key), name)
        if action is not None and said is not None:
            action(said)

    return call
