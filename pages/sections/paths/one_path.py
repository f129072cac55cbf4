"""One path in words, in the network, and in the matrices of its factors."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from nn_core import Settings
from nn_view.components.chart import chart
from nn_view.components.matrices import board
from nn_view.figures.paths import table, text
from nn_view.figures.paths.network import figure
from nn_view.figures.paths.table import Lines
from nn_view.links import parameters
from nn_view.style.html import code
from nn_view.wording import paths as words
from pages.sections.paths import lines as line_choice
from pages.shell import frame

HEIGHT = 250
_LINE, _LARGE_LINE = 270, 440
"""Height in pixels of a row of matrices; larger matrices show the part around the path."""


def draw_words(settings: Settings, lines: Lines, number: int, at: int) -> None:
    """Draw the path and the sum of all paths, with the button to the gradient."""
    found = lines.paths
    st.markdown(text.path(settings, lines, number))
    st.markdown(text.total(settings, found))
    label = words.SHOW.format(cell=code(f"delta_{text.label(settings, found)}"))
    cell = found.row, found.column
    show = partial(frame.step_through, settings, at, f"delta_{found.parameter}", cell)
    frame.button(st, label, show, help=words.SHOW_HELP)


def draw_network(settings: Settings, lines: Lines, number: int) -> None:
    """Draw the network with the path highlighted."""
    found, chosen = lines.paths, lines.routes[number]
    route = table.routes(settings, found, lines.routes[number : number + 1])[0]
    chart(
        figure(settings, found.parameter, found.row, found.units[chosen]),
        key="paths_network",
        label=words.NETWORK_LABEL.format(route=route, product=lines.products[number]),
        name=words.NETWORK_NAME,
        height=HEIGHT,
        projection=frame.projection(),
    )


def draw_matrices(settings: Settings, values: Mapping[str, Any], lines: Lines, number: int) -> None:
    """Draw the factors of the path, and all weights; a click on a cell chooses it."""
    digits, large = frame.digits(), frame.projection()
    board(
        [
            text.chain(settings, values, lines, number),
            text.weights(settings, values, lines.paths),
        ],
        key="paths_board",
        digits=digits,
        height=_LARGE_LINE if large else _LINE,
        projection=large,
        on_click=lambda cell: _choose(settings, lines, cell),
    )


def _choose(settings: Settings, lines: Lines, cell: Mapping[str, Any]) -> None:
    """Choose the clicked weight, or the strongest path through the clicked factor."""
    name = str(cell["name"])
    row, column = int(cell["row"]), int(cell["column"])
    parameter = name.removeprefix("delta_")
    if parameter in settings.parameter_shapes:
        frame.put("entry", parameters.address(parameter, row, column))
        line_choice.begin_again()
    elif (number := table.through(lines, name, row, column)) is None:
        entry = code(text.label(settings, lines.paths))
        st.toast(words.NO_PATH.format(entry=entry, factor=code(name)))
    else:
        frame.put("path", number + 1)
