"""Compare runs: the present settings beside others, as curves, in numbers, and by their weights."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import streamlit as st

from nn_core import Run
from nn_core.spread import first_below
from nn_core.together import Trainings
from nn_view import compare_figures, differing, link, page
from nn_view.board import Group, board, of_settings
from nn_view.chart import chart
from nn_view.reading import Choice
from nn_view.wording import compare as words
from pages import comparison, download, frame, progress

EXTRAS = (comparison.WITH, comparison.BOUND, Choice("scale", tuple(words.SCALES), "linear"))

settings = frame.open_page(Path(__file__).stem, EXTRAS)
chosen = comparison.chosen(settings)
names = differing.names(chosen)


def _list() -> None:
    st.markdown(f"**{words.RUNS}**")
    for at, (name, one) in enumerate(zip(names, chosen, strict=True)):
        line, step, remove = st.columns([6, 1, 1], vertical_alignment="center", gap="small")
        line.markdown(f"**{at + 1}** {name}")
        label, icon = words.STEP.format(name=name), ":material/play_arrow:"
        if step.button(label, icon=icon, key=f"step_{at}", help=label):
            frame.step_through(one)
        if at:
            label, icon = words.REMOVE.format(name=name), ":material/close:"
            remove.button(
                label,
                icon=icon,
                key=f"remove_{at}",
                help=label,
                on_click=comparison.remove,
                args=(settings, one),
            )


def _add() -> None:
    st.markdown(f"**{words.ADD}**")
    full = len(chosen) > comparison.MOST
    if full:
        st.caption(words.FULL.format(most=comparison.MOST + 1))
    with st.container(horizontal=True, gap="small"):
        for at, (name, one) in enumerate(differing.variants(settings).items()):
            st.button(
                name,
                key=f"add_{at}",
                help=words.ADD_HELP.format(name=name),
                on_click=comparison.add,
                args=(settings, one),
                disabled=full or one in chosen,
            )


def _table(runs: list[Run], bound: float) -> None:
    st.header(words.TABLE)
    columns = [one.format(bound=bound) for one in words.COLUMNS]
    rows = [
        (
            name,
            run.errors[-1] if run.completed else np.nan,
            run.test_error(run.completed - 1) if run.completed else np.nan,
            float(first_below(run.errors, bound)) if run.completed else np.nan,
            words.DIVERGED.format(at=run.diverged.iteration)
            if run.diverged
            else words.NOT_DIVERGED,
            link.settings_query(run.settings) or words.TUTORIAL_SETTINGS,
        )
        for name, run in zip(names, runs, strict=True)
    ]
    table = pd.DataFrame(rows, columns=columns).astype({columns[3]: "Int64"})
    numbers = {one: st.column_config.NumberColumn(format=words.NUMBER) for one in columns[1:3]}
    st.dataframe(table, hide_index=True, column_config=numbers, width="stretch")
    download.csv(table, words.DOWNLOAD, words.FILE, words.DOWNLOAD_HELP)


def _weights(runs: list[Run]) -> None:
    first = runs[0].settings
    st.header(words.WEIGHTS.format(name=names[0]))
    alike = [
        at
        for at, run in enumerate(runs)
        if at and run.settings.parameter_shapes == first.parameter_shapes
    ]
    if not alike:
        st.info(words.OTHER_SHAPES)
        return
    at = st.selectbox(
        words.WEIGHTS_OF, alike, format_func=names.__getitem__, help=words.WEIGHTS_OF_HELP
    )
    own, other = runs[0].parameters(), runs[at].parameters()
    matrices = [
        of_settings(first, name, np.asarray(other[name]) - np.asarray(own[name])) for name in own
    ]
    digits = int(st.session_state.place["digits"])
    board([Group(matrices)], key="weights", digits=digits, projection=frame.projection())


page.style("compare_page.css")
frame.head(Path(__file__).stem)
left, right = st.columns([5, 3])
with right:
    with st.container(key="runs"):
        _list()
    st.button(
        words.KEEP,
        help=words.KEEP_HELP,
        on_click=comparison.add,
        args=(settings, settings),
        disabled=len(chosen) > comparison.MOST or comparison.holds(settings),
        width="stretch",
    )
with left:
    done = progress.work(("compare", *chosen), lambda: Trainings(chosen), words.TRAINED)
    runs = done.runs
    numbered = [f"{at} {name}" for at, name in enumerate(names, 1)]
    chart(
        compare_figures.curves(runs, numbered, frame.value("scale")),
        key="curves",
        label=words.CURVES.format(count=len(runs), names="; ".join(numbered)),
        name=words.PICTURE,
        height=400,
        projection=frame.projection(),
    )
    scale, bound = st.columns(2)
    scale.segmented_control(
        words.SCALE,
        tuple(words.SCALES),
        default=frame.value("scale"),
        key=frame.key("scale"),
        format_func=words.SCALES.__getitem__,
        help=words.SCALE_HELP,
        required=True,
    )
    with bound:
        comparison.bound(words.BOUND_HELP)
_add()
_table(runs, frame.value("below"))
_weights(runs)
