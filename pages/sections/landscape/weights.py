"""All weights as a network and as matrices, in which a click chooses the axes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from nn_core import Run
from nn_core.gradients.perturbation import entries_of
from nn_view.components.chart import chart
from nn_view.components.matrices import Group, board, of_settings
from nn_view.components.network import Edge, network_figure
from nn_view.links import parameters
from nn_view.wording import landscape as words
from pages.sections.landscape import axes
from pages.shell import frame, session

HEIGHT = 270


def draw_network(run: Run, at: int) -> None:
    """Draw the network, in which a click on an edge chooses its weight."""
    settings = run.settings
    st.header(words.CHOOSE)
    st.caption(words.CHOOSE_HELP.format(at=at))
    marks = {frame.value(axis): mark for axis, mark in zip(axes.NAMES, words.MARKS, strict=True)}
    named = parameters.names(settings)
    choices = [
        Edge(key, place.parameter, *parameters.cell(place), name, marks.get(key, ""))
        for (key, name), place in zip(named.items(), entries_of(settings), strict=True)
    ]
    chart(
        network_figure(settings, run.at(at), HEIGHT, choices, inputs=run.data(at)[0]),
        key="landscape_network",
        label=words.NETWORK_LABEL.format(x=named[frame.value("x")], y=named[frame.value("y")]),
        name=f"network-{at}",
        height=HEIGHT,
        clickable=True,
        projection=frame.projection(),
        on_click=_choose_edge,
    )


def draw_matrices(run: Run, at: int) -> None:
    """Draw all weights and biases as in the stepper; a click on a cell chooses it."""
    first, second = axes.chosen(run.settings)
    matrices = [
        of_settings(
            run.settings,
            name,
            values,
            chosen=parameters.cell(first) if first.parameter == name else None,
            marked=[parameters.cell(second)] if second.parameter == name else (),
        )
        for name, values in run.parameters(at).items()
    ]
    board(
        [Group(matrices)],
        key="landscape_weights",
        digits=frame.digits(),
        projection=frame.projection(),
        on_click=_choose_cell,
    )


def _choose_edge(event: Mapping[str, Any]) -> None:
    if event["custom"] in parameters.known(session.now().settings):
        axes.choose(event["custom"])


def _choose_cell(cell: Mapping[str, Any]) -> None:
    axes.choose(parameters.address(cell["name"], cell["row"], cell["column"]))
