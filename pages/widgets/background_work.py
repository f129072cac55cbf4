"""Long computations: done in the background, with a progress bar and a stop button.

A stopped computation keeps its results, which the page shows, and can continue from there.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from typing import TypeVar

import streamlit as st

from nn_core import Run, Settings, Training
from nn_core.sweeps.chunks import ChunkedWork
from nn_core.work import Work
from nn_serve.jobs import JOBS, BusyError
from nn_view.wording import pages as words
from pages.shell import session

WAIT_SECONDS = 0.6
"""Work that takes less shows no progress bar."""
TICK_SECONDS = 0.7
MOST_STOPPED, STOPPED_BYTES = 8, 200_000_000
"""Limits on the stopped works that a session keeps besides the last one; the oldest goes first."""
DRAW_AGAIN = 0.15
"""The page is redrawn with the results so far after each such fraction of the work,"""
DRAW_SECONDS = 15.0
"""or after this time: a grid of long trainings takes minutes for such a fraction."""


W = TypeVar("W", bound=Work)


def training(settings: Settings) -> Training:
    """The training for these settings, as far as it is done."""
    return work(settings, lambda: JOBS.training(settings), words.ITERATIONS_DONE)


def run_begun(settings: Settings) -> Run | None:
    """The run, with a warning if it diverged; None before its first iteration."""
    run = training(settings).run
    if run.diverged:
        st.warning(run.diverged.sentence)
    return run if run.last >= 0 else None


def work(key: Hashable, make: Callable[[], W], what: str) -> W:
    """The work under this key, as far as it is done; ``what`` names its parts in the plural.

    Unless it is done in a moment, draws its progress with a stop button, and redraws the page as
    the work continues.
    """
    state = session.now()
    known: W | None = state.stopped.get(key)
    if known and not known.finished and state.goes_on != key:
        _resume(key, known, what)
        return known
    try:
        # A work that was stopped long ago may exist only in this session.
        done = JOBS.ask_for(key, lambda: known or make(), WAIT_SECONDS)
    except BusyError:
        st.info(words.BUSY)
        _retry()
        st.stop()
    if state.stopped.pop(key, None):
        state.goes_on = None
    if not done.finished:
        state.page_is_drawn = True
        _watch(key, make, what, done.completed, time.monotonic())
    return done


def problem(done: ChunkedWork) -> None:
    """Say why a work failed, with a button to try again; draw nothing if it did not."""
    if done.problem:
        left, right = st.columns([5, 1], vertical_alignment="center")
        left.error(done.problem)
        right.button(words.TRY_AGAIN, on_click=done.try_again, width="stretch", key="try_again")


def _resume(key: Hashable, stopped: Work, what: str) -> None:
    left, right = st.columns([5, 1], vertical_alignment="center")
    left.info(_sentence(words.STOPPED, stopped, what))
    right.button(
        words.GO_ON, width="stretch", key=f"go_on_{hash(key)}", on_click=_go_on, args=(key,)
    )


def _go_on(key: Hashable) -> None:
    session.now().goes_on = key


def _stop(key: Hashable, done: Work) -> None:
    stopped: dict[Hashable, Work] = session.now().stopped
    stopped[key] = done
    JOBS.leave(key)
    while len(stopped) > 1 and (
        len(stopped) > MOST_STOPPED or sum(one.nbytes for one in stopped.values()) > STOPPED_BYTES
    ):
        del stopped[next(iter(stopped))]


@st.fragment(run_every=TICK_SECONDS)
def _watch(key: Hashable, make: Callable[[], W], what: str, drawn: int, since: float) -> None:
    if key in session.now().stopped:
        st.rerun()
    try:
        done = JOBS.ask_for(key, make)
    except BusyError:
        return
    left, right = st.columns([5, 1], vertical_alignment="center")
    left.progress(done.completed / done.total, text=_sentence(words.WORKING, done, what))
    right.button(
        words.STOP, width="stretch", key=f"stop_{hash(key)}", on_click=_stop, args=(key, done)
    )
    # Not while the page itself is drawn: the values that it has just given its controls would be
    # lost, and the controls would show and report values that nobody chose.
    state = session.now()
    if state.page_is_drawn:
        state.page_is_drawn = False
        return
    more = done.completed - drawn
    late = more > 0 and time.monotonic() - since > DRAW_SECONDS
    if done.finished or more > DRAW_AGAIN * done.total or late:
        st.rerun()


@st.fragment(run_every=TICK_SECONDS)
def _retry() -> None:
    if JOBS.has_room():
        st.rerun()


def _sentence(sentence: str, done: Work, what: str) -> str:
    return sentence.format(done=f"{done.completed:,}", all=f"{done.total:,}", what=what)
