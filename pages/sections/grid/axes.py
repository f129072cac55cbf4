"""The controls of a grid: the setting on each axis, and the number of seeds."""

from __future__ import annotations

import streamlit as st

from nn_core import Settings
from nn_view.links import grid_axes
from nn_view.links.grid_axes import Axis
from nn_view.links.query import Choice, Whole
from nn_view.wording import grid as words
from pages.sections.grid import cell_choice
from pages.shell import frame

_MOST_EACH = 99
_NAMES = grid_axes.names()
X = Choice("x", tuple(_NAMES), "learning_rate")
Y = Choice("y", tuple(_NAMES), "width")
EACH = Whole("each", 1, _MOST_EACH, 9)


def draw(settings: Settings) -> tuple[Axis, Axis | None, int]:
    """Draw the controls; returns the axes and the number of seeds.

    If both axes are the same setting, the second one is None.
    """
    one, two, three = st.columns(3)
    with one:
        across = _axis("x", words.ACROSS, words.ACROSS_HELP)
    with two:
        down = _axis("y", words.DOWN, words.DOWN_HELP)
    help = words.EACH_HELP.format(most=_MOST_EACH)
    each = frame.whole(three, "each", words.EACH, 1, _MOST_EACH, help)
    x = grid_axes.axis_of(settings, across, each)
    if across == down:
        st.info(words.SAME)
        return x, None, each
    return x, grid_axes.axis_of(settings, down, each), each


def _axis(name: str, label: str, help: str) -> str:
    options = tuple(_NAMES)
    return st.selectbox(
        label,
        options,
        options.index(frame.value(name)),
        key=frame.key(name),
        format_func=_NAMES.__getitem__,
        help=help,
        on_change=cell_choice.forget,
    )
