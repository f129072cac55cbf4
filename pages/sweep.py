"""Many seeds: train the current settings with many seeds, and show how the errors spread."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import streamlit as st

from nn_core import MAX_SEED
from nn_core.sweeps.statistics import first_below, fraction_above, median_error, ranks
from nn_core.sweeps.sweep import SweepWork
from nn_serve.executors import POOL
from nn_view.components.chart import chart
from nn_view.figures import sweep
from nn_view.links.query import Whole
from nn_view.style.numbers import short
from nn_view.wording import sweep as words
from pages.sections import comparison
from pages.shell import frame, session
from pages.widgets import background_work, download

LEAST_SEEDS, MOST_SEEDS = 2, 100_000
MOST_NUMBERS = 12_500_000  # errors that one sweep keeps: 100 MB of float64
EXTRAS = (
    Whole("seeds", LEAST_SEEDS, MOST_SEEDS, 1000),
    Whole("first", 0, MAX_SEED, 0),
    comparison.BOUND,
    comparison.SCALE,
)

settings = frame.open_page(Path(__file__).stem, EXTRAS)
frame.head(Path(__file__).stem)
large = frame.projection()


def _controls() -> range:
    """Draw the controls in a row; returns the possible seeds."""
    one, two, three, four = st.columns(4)
    help = words.SEEDS_HELP.format(least=LEAST_SEEDS, most=MOST_SEEDS)
    wanted = frame.whole(one, "seeds", words.SEEDS, LEAST_SEEDS, MOST_SEEDS, help)
    first = frame.whole(two, "first", words.FIRST, 0, MAX_SEED, words.FIRST_HELP)
    with three:
        comparison.bound(words.BOUND_HELP)
    with four:
        comparison.scale()
    most = MOST_NUMBERS // settings.iterations
    if wanted > most:
        numbers = {"seeds": wanted, "iterations": settings.iterations, "most": most}
        st.warning(words.TOO_MANY.format(**numbers))
    end = first + min(wanted, most)
    if end > MAX_SEED + 1:
        st.warning(words.BEYOND.format(most=MAX_SEED))
    return range(first, min(end, MAX_SEED + 1))


def _place(final: np.ndarray, position: int | None) -> str:
    """The rank of the sidebar's seed among the others, and their median, in sentences."""
    seeds, lost, median = len(final), int((~np.isfinite(final)).sum()), median_error(final)
    if lost == seeds:
        return words.ALL_LOST.format(seeds=seeds)
    said = []
    if position is not None:
        own, worse = final[position], 100 * fraction_above(final, position)
        form = words.PLACE if np.isfinite(own) else words.PLACE_DIVERGED
        said.append(form.format(seed=settings.seed, error=short(own), share=worse, seeds=seeds))
    form = words.MEDIAN_OF if np.isfinite(median) else words.NO_MEDIAN
    said.append(form.format(seeds=seeds, median=short(median)))
    if lost:
        said.append(words.LOST.format(lost=lost))
    return " ".join(said)


def _open(title: str, seed: int, error: float) -> None:
    left, right = st.columns([3, 2], vertical_alignment="center")
    ends = words.ENDS.format(error=short(error)) if np.isfinite(error) else words.ENDS_DIVERGED
    left.markdown(f"**{title.format(seed=seed)}**  \n{ends}")
    help = words.STEP_HELP.format(seed=seed)
    if right.button(words.STEP, key=f"open_{title}", help=help, width="stretch"):
        frame.step_through(replace(settings, seed=seed, start=None))


def _bands() -> sweep.Bands:
    """The bands of the seeds trained so far, cached: for many seeds they take a second."""
    mark = (key, errors.shape)
    state = session.now()
    if state.bands is None or state.bands[0] != mark:
        state.bands = mark, sweep.bands(errors)
    found: sweep.Bands = state.bands[1]
    return found


seeds = _controls()
drawn = replace(settings, start=None)
if settings.start is not None:
    st.info(words.GIVEN)
key = ("sweep", replace(drawn, seed=0), seeds)
work = background_work.work(key, lambda: SweepWork(drawn, seeds, POOL), words.TRAINED)
background_work.problem(work)
errors = work.done
if not errors.size:
    st.stop()
if not work.finished:
    complete = len(errors) == settings.iterations
    sentence = words.DONE if complete else words.DONE_UP_TO
    st.caption(sentence.format(seeds=errors.shape[1], iterations=len(errors)))
final, bound = errors[-1], float(frame.value("below"))
position = settings.seed - seeds.start if settings.seed in seeds[: errors.shape[1]] else None
st.markdown(_place(final, position))
order = ranks(final)
needed = first_below(errors, bound)
reached = int(np.isfinite(needed).sum())
left, right = st.columns([3, 2])
with left:
    found = _bands()
    own = None if position is None else errors[:, position]
    chart(
        sweep.figure(found, own, settings.seed, frame.value("scale")),
        key="bands",
        label=words.BANDS.format(
            seeds=errors.shape[1], first=found.values[2, 0], last=found.values[2, -1]
        ),
        name=words.PICTURES["bands"],
        height=350,
        projection=large,
    )
    best, worst = st.columns(2)
    with best:
        _open(words.BEST, seeds[int(order[0])], final[order[0]])
    with worst:
        _open(words.WORST, seeds[int(order[-1])], final[order[-1]])
with right:
    own_final = None if position is None else float(final[position])
    finite = final[np.isfinite(final)]
    if len(finite):
        chart(
            sweep.histogram(final, words.FINAL, own_final),
            key="finals",
            label=words.FINALS.format(seeds=len(finite), least=finite.min(), most=finite.max()),
            name=words.PICTURES["finals"],
            height=190,
            projection=large,
        )
    numbers = {
        "seeds": len(final),
        "never": len(final) - reached,
        "last": len(errors) - 1,
        "bound": bound,
    }
    if reached:
        chart(
            sweep.histogram(
                needed,
                words.NEEDED.format(bound=bound),
                None if position is None else float(needed[position]),
            ),
            key="needed",
            label=words.NEEDED_LABEL.format(bound=bound, reached=reached, seeds=len(final)),
            name=words.PICTURES["needed"],
            height=190,
            projection=large,
        )
        st.caption((words.NEVER if reached < len(final) else words.ALL).format(**numbers))
    else:
        st.info(words.NONE.format(**numbers))
    beyond = sweep.beyond(final)
    if beyond:
        st.caption(words.OUTLIERS.format(beyond=beyond[1], limit=short(beyond[0])))
table = pd.DataFrame(
    dict(zip(words.COLUMNS, (np.asarray(seeds[: len(final)]), final, needed), strict=True))
)
download.csv(table, words.DOWNLOAD, words.FILE, words.DOWNLOAD_HELP)
