"""Many seeds: the present settings trained from many starts, and how their errors spread."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import streamlit as st

from nn_core import MAX_SEED
from nn_core.spread import first_below, ranks
from nn_core.sweep import SweepWork
from nn_serve.executors import POOL
from nn_view import sweep_figures
from nn_view.chart import chart
from nn_view.reading import Choice, Whole
from nn_view.wording import sweep as words
from pages import comparison, download, frame, progress

LEAST_SEEDS, MOST_SEEDS = 2, 100_000
MOST_NUMBERS = 12_500_000  # errors that one sweep keeps: 100 MB of float64
EXTRAS = (
    Whole("seeds", LEAST_SEEDS, MOST_SEEDS, 1000),
    Whole("first", 0, MAX_SEED, 0),
    comparison.BOUND,
    Choice("scale", tuple(words.SCALES), "linear"),
)

settings = frame.open_page(Path(__file__).stem, EXTRAS)
frame.head(Path(__file__).stem)
large = frame.projection()


def _controls() -> range:
    """The controls in a row; returns the seeds that are possible."""
    one, two, three, four = st.columns(4)
    help = words.SEEDS_HELP.format(least=LEAST_SEEDS, most=MOST_SEEDS)
    wanted = int(
        one.number_input(
            words.SEEDS,
            LEAST_SEEDS,
            MOST_SEEDS,
            frame.value("seeds"),
            step=1,
            key=frame.key("seeds"),
            help=help,
        )
    )
    first = int(
        two.number_input(
            words.FIRST,
            0,
            MAX_SEED,
            frame.value("first"),
            step=1,
            key=frame.key("first"),
            help=words.FIRST_HELP,
        )
    )
    with three:
        comparison.bound(words.BOUND_HELP)
    four.segmented_control(
        words.SCALE,
        tuple(words.SCALES),
        default=frame.value("scale"),
        key=frame.key("scale"),
        format_func=words.SCALES.__getitem__,
        help=words.SCALE_HELP,
        required=True,
    )
    most = MOST_NUMBERS // settings.iterations
    if wanted > most:
        numbers = {"seeds": wanted, "iterations": settings.iterations, "most": most}
        st.warning(words.TOO_MANY.format(**numbers))
    end = first + min(wanted, most)
    if end > MAX_SEED + 1:
        st.warning(words.BEYOND.format(most=MAX_SEED))
    return range(first, min(end, MAX_SEED + 1))


def _place(final: np.ndarray, position: int | None) -> str:
    """Where the sidebar's seed stands among the others, in a sentence."""
    order = ranks(final)
    numbers = {"seeds": len(final), "median": final[order[(len(final) - 1) // 2]]}
    lost = int((~np.isfinite(final)).sum())
    if position is None:
        sentence = words.NO_PLACE.format(**numbers)
    else:
        own = final[position]
        worse = 100 * float((~(final <= own)).mean()) if np.isfinite(own) else 0.0
        sentence = words.PLACE.format(seed=settings.seed, error=own, share=worse, **numbers)
    return sentence + (words.LOST.format(lost=lost) if lost else "")


def _open(title: str, seed: int, error: float) -> None:
    left, right = st.columns([3, 2], vertical_alignment="center")
    ends = words.ENDS.format(error=error) if np.isfinite(error) else words.ENDS_DIVERGED
    left.markdown(f"**{title.format(seed=seed)}**  \n{ends}")
    help = words.STEP_HELP.format(seed=seed)
    if right.button(words.STEP, key=f"open_{title}", help=help, width="stretch"):
        frame.step_through(replace(settings, seed=seed, start=None))


seeds = _controls()
drawn = replace(settings, start=None)
if settings.start is not None:
    st.info(words.GIVEN)
key = ("sweep", replace(drawn, seed=0), seeds)
work = progress.work(key, lambda: SweepWork(drawn, seeds, POOL), words.TRAINED)
progress.problem(work)
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
    found = sweep_figures.bands(errors)
    own = None if position is None else errors[:, position]
    chart(
        sweep_figures.figure(found, own, settings.seed, frame.value("scale")),
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
    chart(
        sweep_figures.histogram(final, words.FINAL, own_final),
        key="finals",
        label=words.FINALS.format(
            seeds=len(final), least=final[order[0]], most=np.nanmax(final, initial=-np.inf)
        ),
        name=words.PICTURES["finals"],
        height=190,
        projection=large,
    )
    numbers = {"seeds": len(final), "never": len(final) - reached, "iterations": len(errors)}
    if reached:
        chart(
            sweep_figures.histogram(
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
    beyond = sweep_figures.beyond(final)
    if beyond:
        st.caption(words.OUTLIERS.format(beyond=beyond[1], limit=beyond[0]))
table = pd.DataFrame(
    dict(zip(words.COLUMNS, (np.asarray(seeds[: len(final)]), final, needed), strict=True))
)
download.csv(table, words.DOWNLOAD, words.FILE, words.DOWNLOAD_HELP)
