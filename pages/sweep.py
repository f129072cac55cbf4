"""Many seeds: train the current settings with many seeds, and show how the errors spread."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from nn_core import Settings
from nn_core.sweeps.sweep import SweepWork
from nn_serve.executors import POOL
from nn_view.figures.sweep_numbers import Numbers
from nn_view.wording import sweep as words
from pages.sections import comparison
from pages.sections.sweep import histograms, iterations
from pages.sections.sweep import seeds as seed_choice
from pages.shell import frame
from pages.widgets import background_work, download

EXTRAS = (seed_choice.SEEDS, seed_choice.FIRST, comparison.BOUND, comparison.SCALE)


def main(settings: Settings) -> None:
    """Draw the controls, the errors over the iterations beside two histograms, and the download."""
    seeds = seed_choice.draw(settings)
    if settings.start is not None:
        st.info(words.GIVEN)
    drawn = replace(settings, start=None)
    key = ("sweep", replace(drawn, seed=0), seeds)
    work = background_work.work(key, lambda: SweepWork(drawn, seeds, POOL), words.TRAINED)
    background_work.problem(work)
    errors = work.done
    if not errors.size:
        return
    if not work.finished:
        sentence = words.DONE if len(errors) == settings.iterations else words.DONE_UP_TO
        st.caption(sentence.format(seeds=errors.shape[1], iterations=len(errors)))
    bound = float(frame.value("below"))
    shown = errors.shape[1]
    numbers = Numbers(errors, seeds[:shown], settings.seed, bound, work.right[:, :shown])
    st.markdown(numbers.sentence())
    left, right = st.columns([3, 2])
    with left:
        iterations.draw(settings, numbers, key)
    with right:
        histograms.draw(numbers)
    download.csv(numbers.table(), words.DOWNLOAD, words.FILE, words.DOWNLOAD_HELP)


frame.run(__file__, main, EXTRAS)
