"""Compare runs: the current settings beside others, as curves, numbers and weights."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import streamlit as st

from nn_core import Run
from nn_core.comparison.distance import parameter_difference, same_shapes
from nn_core.sweeps.statistics import first_below
from nn_core.training.together import Trainings
from nn_serve.jobs import JOBS
from nn_view.components.chart import chart
from nn_view.components.matrices import Group, board, of_settings
from nn_view.figures import compare
from nn_view.links import address, setting_names
from nn_view.style import html
from nn_view.wording import compare as words
from pages.sections import comparison
from pages.shell import frame, session
from pages.shell.session import Key
from pages.widgets import background_work, download

EXTRAS = (comparison.WITH, comparison.BOUND, comparison.SCALE, comparison.OF)

settings = frame.open_page(Path(__file__).stem, EXTRAS)
chosen = comparison.chosen(settings)
names = setting_names.names(chosen)


def _list() -> None:
    st.markdown(f"**{words.RUNS}**")
    for at, (name, one) in enumerate(zip(names, chosen, strict=True)):
        with st.container(horizontal=True, wrap=False, vertical_alignment="center"):
            st.markdown(f"**{at + 1}** {html.plain(name)}", width="stretch")
            label, icon = words.STEP.format(name=name), ":material/play_arrow:"
            if st.button(label, icon=icon, key=f"step_{at}", help=label):
                frame.step_through(one)
            label, icon = words.REMOVE.format(name=name), ":material/close:"
            st.button(
                label,
                icon=icon,
                key=f"remove_{at}",
                help=label if at else words.STAYS,
                on_click=_remove,
                args=(at,),
                disabled=not at,
            )


def _remove(at: int) -> None:
    comparison.remove(settings, chosen[at])
    # The run whose weights are shown stays the same, but its number may change.
    if at + 1 < frame.value("of"):
        frame.put("of", frame.value("of") - 1)


def _add() -> None:
    st.markdown(f"**{words.ADD}**")
    full = len(chosen) > comparison.MOST
    if full:
        st.caption(words.FULL.format(most=comparison.MOST + 1))
    with st.container(horizontal=True, gap="small"):
        for at, (name, one) in enumerate(setting_names.variants(settings).items()):
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
            address.settings_query(run.settings) or words.TUTORIAL_SETTINGS,
        )
        for name, run in zip(names, runs, strict=True)
    ]
    table = pd.DataFrame(rows, columns=columns).astype({columns[3]: "Int64"})
    number = st.column_config.NumberColumn(format=words.NUMBER, help=words.ENDS_HELP)
    numbers = dict.fromkeys(columns[1:3], number)
    st.dataframe(
        table,
        hide_index=True,
        column_config=numbers,
        width="stretch",
        placeholder=words.NOTHING,
    )
    download.csv(table, words.DOWNLOAD, words.FILE, words.DOWNLOAD_HELP)


def _weights(runs: list[Run]) -> None:
    first = runs[0].settings
    st.header(words.WEIGHTS.format(name=names[0]))
    alike = [at for at, run in enumerate(runs, 1) if at > 1 and same_shapes(runs[0], run)]
    if not alike:
        st.info(words.OTHER_SHAPES)
        return
    used = frame.value("of")
    # Another list needs another widget: the same one would still show a removed name.
    key = session.key(Key.WEIGHTS_OF, hash(tuple(chosen)))
    at = st.selectbox(
        words.WEIGHTS_OF,
        alike,
        alike.index(used) if used in alike else 0,
        key=key,
        format_func=lambda at: names[at - 1],
        help=words.WEIGHTS_OF_HELP,
        on_change=lambda: frame.put("of", session.value(key)),
    )
    moved = parameter_difference(runs[0], runs[at - 1])
    matrices = [of_settings(first, name, values) for name, values in moved.items()]
    digits = frame.digits()
    board([Group(matrices)], key="weights", digits=digits, projection=frame.projection())


html.style("compare_page.css")
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
    # Keeps what the stepper or another comparison has trained of them.
    done = background_work.work(
        ("compare", *chosen), lambda: Trainings(chosen, JOBS.training), words.TRAINED
    )
    runs = done.runs
    numbered = [f"{at} {name}" for at, name in enumerate(names, 1)]
    chart(
        compare.curves(runs, numbered, frame.value("scale")),
        key="curves",
        label=words.CURVES.format(count=len(runs), names="; ".join(numbered)),
        name=words.PICTURE,
        height=400 + compare.LEGEND_LINE * max(0, len(runs) - 3),
        projection=frame.projection(),
    )
    scale, bound = st.columns(2)
    with scale:
        comparison.scale()
    with bound:
        comparison.bound(words.BOUND_HELP)
_add()
_table(runs, frame.value("below"))
_weights(runs)
