"""The controls of the landscape: its axes, its extent, and its colour scale."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from nn_core import Settings
from nn_view.links import parameters
from nn_view.links.query import Choice
from nn_view.wording import landscape as words
from pages.sections.landscape import axes, point
from pages.shell import frame

REACH = Choice("reach", ("1", "3", "10"), "1")
SCALE = Choice("scale", ("linear", "log"), "linear")


def draw(settings: Settings) -> None:
    """Draw the controls of the landscape."""
    weights = axes.by_weights()
    columns = iter(st.columns([2.6, 1.2, 1.2, 1.2, 1.2] if weights else [3, 1.6, 1.6, 1.2]))
    next(columns).segmented_control(
        words.BY,
        list(words.BY_OPTIONS),
        default=frame.value("by"),
        format_func=words.BY_OPTIONS.__getitem__,
        key=frame.key("by"),
        help=words.BY_HELP,
        required=True,
        on_change=point.forget,
    )
    if weights:
        named = parameters.names(settings)
        for name, label in zip(axes.NAMES, (words.ACROSS, words.UPWARDS), strict=True):
            with next(columns):
                _axis(name, label, named)
    for name, label, help, options in (
        ("reach", words.REACH, words.REACH_HELP, words.REACH_OPTIONS),
        ("scale", words.COLOURS, words.COLOURS_HELP, words.COLOURS_OPTIONS),
    ):
        listed = list(options)
        next(columns).selectbox(
            label,
            listed,
            index=listed.index(frame.value(name)),
            format_func=options.__getitem__,
            key=frame.key(name),
            help=help,
        )


def _axis(name: str, label: str, named: Mapping[str, str]) -> None:
    known = list(named)
    st.selectbox(
        label,
        known,
        index=known.index(frame.value(name)),
        format_func=lambda one: named.get(one, one),
        key=frame.key(name),
        help=words.ENTRY_HELP,
        on_change=point.forget,
    )
