"""Error landscape: the error over two directions, with the path of the training."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import streamlit as st

from nn_core import MAX_OUTPUTS, Landscape, Plane, Run, Settings, landscape, plane_along, plane_of
from nn_core.gradients.perturbation import Entry, entries_of
from nn_core.surfaces.landscape import surface
from nn_view.components.chart import Move, chart
from nn_view.components.matrices import Group, board, of_settings
from nn_view.components.network import Edge, network_figure
from nn_view.figures.landscape import contour as figures
from nn_view.figures.landscape import text
from nn_view.links import parameters
from nn_view.links.query import Choice, Extra, Text, Whole
from nn_view.style.numbers import short
from nn_view.wording import landscape as words
from pages.sections import landscape_predictions
from pages.shell import frame, session
from pages.widgets import background_work

NAME = Path(__file__).stem
AXES = ("x", "y")
EXTRAS: tuple[Extra, ...] = (
    Choice("by", ("path", "weights"), "path"),
    *(Text(axis, "", parameters.parse, str, words.ENTRY_ALLOWED) for axis in AXES),
    Choice("reach", ("1", "3", "10"), "1"),
    Choice("scale", ("linear", "log"), "linear"),
    Text("inputs", (), text.inputs_of, text.inputs_text, words.INPUTS_ALLOWED),
    Whole("output", 1, MAX_OUTPUTS, 1),
    Text("point", None, text.point_of, text.point_text, words.POINT_ALLOWED),
)
HEIGHT = 390
NETWORK_HEIGHT = 270


def forget() -> None:
    """Remove the chosen point: its coordinates are out of date, or the reader asked."""
    frame.put("point", None)


def choose_weight(key: str) -> None:
    """Make the clicked weight the x-axis, and the former x-axis the y-axis."""
    before = frame.value("x")
    if key != before:
        frame.put("x", key)
        frame.put("y", before)
        forget()


def choose_cell(cell: Mapping[str, Any]) -> None:
    """Choose the weight of a clicked cell."""
    choose_weight(f"{cell['name']},{cell['row'] + 1},{cell['column'] + 1}")


def choose_edge(event: Mapping[str, Any]) -> None:
    """Choose the weight of a clicked edge."""
    if event["custom"] in parameters.known(session.now().settings):
        choose_weight(event["custom"])


def choose_point(event: Mapping[str, Any]) -> None:
    """Choose the clicked point."""
    if event["x"] is not None and event["y"] is not None:
        frame.put("point", (float(event["x"]), float(event["y"])))


def usable(run: Run) -> list[str]:
    """Make both axes different entries of this network; returns a sentence for each correction.

    By default they are the two entries that the training changes most.
    """
    known, most, said = list(parameters.known(run.settings)), text.most_moved(run), []
    for axis, usual in zip(AXES, most, strict=True):
        given = frame.value(axis)
        if given not in known:
            frame.put(axis, usual)
            if given:
                said.append(words.NO_ENTRY.format(given=given, used=usual))
    if frame.value("x") == frame.value("y"):
        other = next(one for one in (*most, *known) if one != frame.value("x"))
        frame.put("y", other)
        said.append(words.SAME_TWICE.format(used=other))
    return said


def controls(settings: Settings) -> None:
    """Draw the controls of the landscape."""
    weights = frame.value("by") == "weights"
    columns = iter(st.columns([2.6, 1.2, 1.2, 1.2, 1.2] if weights else [3, 1.6, 1.6, 1.2]))
    next(columns).segmented_control(
        words.BY,
        list(words.BY_OPTIONS),
        default=frame.value("by"),
        format_func=words.BY_OPTIONS.__getitem__,
        key=frame.key("by"),
        help=words.BY_HELP,
        required=True,
        on_change=forget,
    )
    if weights:
        named = parameters.names(settings)
        known = list(named)
        for axis, label in (("x", words.ACROSS), ("y", words.UPWARDS)):
            next(columns).selectbox(
                label,
                known,
                index=known.index(frame.value(axis)),
                format_func=lambda one: named.get(one, one),
                key=frame.key(axis),
                help=words.ENTRY_HELP,
                on_change=forget,
            )
    for name, label, help, options in (
        ("reach", words.REACH, words.REACH_HELP, words.REACH_OPTIONS),
        ("scale", words.COLOURS, words.COLOURS_HELP, words.COLOURS_OPTIONS),
    ):
        key = frame.key(name)
        picked = partial(st.selectbox, label, list(options), key=key, help=help)
        with next(columns):
            index = list(options).index(frame.value(name))
            picked(index=index, format_func=options.__getitem__)


def plane(run: Run) -> Plane:
    """The chosen plane."""
    if frame.value("by") == "path":
        return plane_along(run)
    return plane_of(run.settings, *chosen_places(run.settings).values())


def pictures(run: Run, land: Landscape, point: tuple[float, float, float] | None) -> None:
    """Draw contour and surface side by side, with one slider for the marker in both."""
    short, long = text.titles(land, run.settings), text.titles_with_shares(land, run.settings)
    log = frame.value("scale") == "log"
    seen = (
        figures.contour(land, long[0], long[1], log, point),
        figures.surface(land, short[0], short[1], log, point),
    )
    path = {"x": land.path[:, 0], "y": land.path[:, 1]}
    labels, numbers = (words.CONTOUR, words.SURFACE), text.numbers(land)
    for column, name, label, figure, own in zip(
        st.columns(2),
        ("contour", "surface"),
        labels,
        seen,
        (path, path | {"z": land.path_errors}),
        strict=True,
    ):
        move = Move((len(figure.data) - 1,), own)
        with column:
            chart(
                figure,
                key=f"landscape_{name}",
                label=label.format(numbers=numbers),
                name=f"landscape-{name}-{land.at}",
                height=HEIGHT,
                slider=text.slider(land, NAME, also=[move], shown=name == "contour"),
                clickable=name == "contour",
                projection=frame.projection(),
                on_rest=lambda position: frame.go_to(at=int(position["slider"])),
                on_click=choose_point if name == "contour" else None,
            )


def below(run: Run, land: Landscape, point: tuple[float, float, float] | None) -> None:
    """Draw what the charts show in words, and the actions."""
    if point is None:
        st.markdown(f"{text.numbers(land)} {words.CLICK}")
    else:
        here = short(land.path_errors[land.place], 4)
        told = words.CLICKED.format(
            x=short(point[0], 4),
            y=short(point[1], 4),
            error=short(point[2], 4),
            at=land.at,
            here=here,
        )
        st.markdown(f"{text.numbers(land)} {told}")
    st.markdown(text.explanation(land))
    for said in text.limits(run, land):
        st.caption(said)
    with st.container(horizontal=True):
        if st.button(words.STEP_THERE.format(at=land.at), help=words.STEP_HELP):
            frame.step_through(run.settings, land.at)
        st.download_button(
            words.DOWNLOAD,
            partial(text.csv, land, *text.titles(land, run.settings)),
            file_name=f"error-surface-{land.at}.csv",
            mime="text/csv",
            help=words.DOWNLOAD_HELP,
            on_click="ignore",
        )
        if point is not None:
            train_on(run.settings, land, point)
            st.button(words.FORGET, on_click=forget)


def train_on(settings: Settings, land: Landscape, point: tuple[float, float, float]) -> None:
    """Draw the button to the stepper with the point's two weights set by hand."""
    if not land.plane.entries:
        return
    changed = text.set_by_hand(settings, land, point[:2])
    help = words.TRAIN_ON_HELP.format(at=land.at) if changed else words.TRAIN_ON_FULL
    if st.button(words.TRAIN_ON, help=help, disabled=changed is None) and changed:
        frame.step_through(changed, land.at)


def chosen_places(settings: Settings) -> dict[str, Entry]:
    """The weight or bias of each axis."""
    known, found = parameters.known(settings), entries_of(settings)
    return {axis: found[known[frame.value(axis)]] for axis in AXES}


def network(run: Run, at: int) -> None:
    """Draw the network, in which a click on an edge chooses its weight."""
    settings = run.settings
    st.header(words.CHOOSE)
    st.caption(words.CHOOSE_HELP.format(at=at))
    marks = {frame.value(axis): mark for axis, mark in zip(AXES, words.MARKS, strict=True)}
    named = parameters.names(settings)
    choices = [
        Edge(key, place.parameter, *parameters.cell(place), name, marks.get(key, ""))
        for (key, name), place in zip(named.items(), entries_of(settings), strict=True)
    ]
    chart(
        network_figure(settings, run.at(at), NETWORK_HEIGHT, choices),
        key="landscape_network",
        label=words.NETWORK_LABEL.format(x=named[frame.value("x")], y=named[frame.value("y")]),
        name=f"network-{at}",
        height=NETWORK_HEIGHT,
        clickable=True,
        projection=frame.projection(),
        on_click=choose_edge,
    )


def weights(run: Run, at: int) -> None:
    """Draw all weights and biases as in the stepper; a click on a cell chooses it."""
    first, second = chosen_places(run.settings).values()
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
        on_click=choose_cell,
    )


settings = frame.open_page(NAME, EXTRAS)
frame.head(NAME)
run = background_work.training(settings).run
if run.diverged:
    st.info(run.diverged.sentence)
if not run.completed:
    st.info(words.UNTRAINED)
    st.stop()
if frame.value("by") == "weights":
    for said in usable(run):
        st.info(said)
controls(settings)
land = landscape(
    run, frame.iteration(settings, run.completed - 1), plane(run), float(frame.value("reach"))
)
chosen = frame.value("point")
if chosen is not None:
    at = np.array([[one] for one in chosen])
    chosen = (*chosen, float(surface(run, land.at, land.plane, *at)[0, 0]))
pictures(run, land, chosen)
if frame.value("by") == "weights":
    left, right = st.columns(2, gap="medium")
    with left:
        network(run, land.at)
    with right:
        below(run, land, chosen)
        weights(run, land.at)
else:
    below(run, land, chosen)
landscape_predictions.draw(run, land, NAME)
