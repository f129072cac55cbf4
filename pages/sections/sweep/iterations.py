"""The errors of all seeds over the iterations, with buttons to the best and the worst."""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial

import numpy as np
import streamlit as st

from nn_core import Settings
from nn_view.components.chart import chart
from nn_view.figures import sweep
from nn_view.figures.sweep_numbers import Numbers
from nn_view.style.numbers import short
from nn_view.wording import sweep as words
from pages.sections import comparison
from pages.shell import frame, session


def draw(settings: Settings, numbers: Numbers, key: Hashable) -> None:
    """Draw the bands with the sidebar's seed; ``key`` identifies the sweep."""
    errors, position = numbers.errors, numbers.position
    bands = _bands(errors, key)
    own = None if position is None else errors[:, position]
    chart(
        sweep.figure(bands, own, settings.seed, frame.value("scale")),
        key="bands",
        label=words.BANDS.format(
            seeds=errors.shape[1], first=bands.values[2, 0], last=bands.values[2, -1]
        ),
        name=words.PICTURES["bands"],
        height=350,
        projection=frame.projection(),
    )
    for column, title, at in zip(
        st.columns(2), (words.BEST, words.WORST), (numbers.best, numbers.worst), strict=True
    ):
        with column:
            _open(settings, title, numbers.seeds[at], float(numbers.final[at]))


def _bands(errors: np.ndarray, key: Hashable) -> sweep.Bands:
    """The bands of the seeds trained so far, cached: for many seeds they take a second."""
    mark = (key, errors.shape)
    state = session.now()
    if state.bands is None or state.bands[0] != mark:
        state.bands = mark, sweep.bands(errors)
    found: sweep.Bands = state.bands[1]
    return found


def _open(settings: Settings, title: str, seed: int, error: float) -> None:
    left, right = st.columns([3, 2], vertical_alignment="center")
    ends = words.ENDS.format(error=short(error)) if np.isfinite(error) else words.ENDS_DIVERGED
    left.markdown(f"**{title.format(seed=seed)}**  \n{ends}")
    help = words.STEP_HELP.format(seed=seed)
    step = partial(frame.step_through, comparison.of_seed(settings, seed))
    frame.button(right, words.STEP, step, key=f"open_{title}", help=help, width="stretch")
