"""The components that the browser runs: their modules and styles, and how Streamlit carries them.

All share one set of modules, served by a route under an address that changes with their content.
Streamlit itself carries only a loader, which imports the component's entry module from there.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import plotly
import streamlit as st

HERE = Path(__file__).parents[1] / "stepper"
PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"


IMPORT = re.compile(r'(?<=from ")\.{1,2}/[\w./]+\.js(?=";$)', re.MULTILINE)
"""The path of another module where a module imports it; a type in a comment is no import."""


@cache
def assets() -> Mapping[str, bytes]:
    """The browser's modules by their path inside ``stepper/js``, as a route serves them."""
    folder = HERE / "js"
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*.js"))
    }


def entry(name: str) -> str:
    """The path of the module that a component begins with."""
    return f"entries/{name}.js"


def resolved(module: str, path: str) -> str:
    """The asset that ``module`` means when it imports ``path``, which is relative to itself."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(module), path))


@cache
def asset_hash() -> str:
    """Twelve hex digits that change with any of the modules: the version in their address."""
    digest = hashlib.sha256()
    for name, content in assets().items():
        digest.update(name.encode() + b"\0" + content)
    return digest.hexdigest()[:12]


def plotly_path() -> str:
    """The address of Plotly.js relative to the root, versioned with the installed package."""
    return f"lib/plotly-{plotly.__version__}.min.js"


def styles(names: Sequence[str]) -> str:
    """Style sheets by name, joined in their order: later ones win."""
    return "\n".join((HERE / "css" / f"{name}.css").read_text("utf-8") for name in names)


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
    # The loader is all that Streamlit carries: a blob module cannot resolve relative imports,
    # so it asks for the modules by their absolute address.
    loader = (HERE / "loader.js").read_text(encoding="utf-8")
    module = f"lib/stepper-{asset_hash()}/{entry(component.entry)}"
    loader = loader.replace("MODULE_PATH", module)
    registered: Callable[..., Any] = st.components.v2.component(
        component.name, js=loader, css=styles(component.sheets), isolate_styles=False
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
