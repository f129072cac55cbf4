"""“Stop below an error of …”: where the stepper ends, though the training goes on.

It is a setting of the page: the stepper is given the same settings with fewer iterations, which
are those that it would show anyway.
"""

from __future__ import annotations

import math
from dataclasses import replace
from functools import lru_cache

import numpy as np
import streamlit as st

from nn_core import Settings, Training
from nn_core.setup.kinds import Number
from nn_core.training.reaching import first_below
from nn_serve.jobs import JOBS, BusyError
from nn_view.links.query import Text
from nn_view.style.numbers import short
from nn_view.wording import pages as page_words
from nn_view.wording.setup import stopping as words
from pages.shell import frame
from pages.shell.number_field import Field

MOST = 1e6
WAIT_SECONDS, TICK_SECONDS = 0.3, 1.0
KEPT = 64


def _parse(text: str) -> float:
    value = float(text) if len(text) < 40 and text.isascii() else math.nan
    if not 0 <= value <= MOST:
        raise ValueError(text)
    return value


STOP = Text("stop", 0.0, _parse, "{:g}".format, words.ALLOWED.format(most=MOST))


def draw(settings: Settings) -> None:
    """Draw the control, and say where the stepper ends."""
    bound = Field(frame.key("stop"), words.LABEL, Number(least=0, most=MOST)).draw(help=words.HELP)
    if not bound:
        return
    training = _asked(settings, WAIT_SECONDS)
    if training is None:
        st.caption(page_words.BUSY)
        return
    at = _reached(training, bound)
    if at is None and not training.finished:
        _watch(settings, bound)
    else:
        st.caption(_told(training, bound, at))


def shown(settings: Settings) -> Settings:
    """The settings as far as the stepper shows them."""
    bound = frame.value("stop")
    training = _asked(settings) if bound else None
    at = _reached(training, bound) if training else None
    return settings if at is None else ended(settings, at)


def ended(settings: Settings, at: int) -> Settings:
    """The same settings up to an iteration, this one included."""
    edits = tuple(edit for edit in settings.edits if edit.iteration <= at)
    return replace(settings, iterations=at + 1, edits=edits)


def _asked(settings: Settings, wait: float = 0.0) -> Training | None:
    """The training as far as it is done; None while the server has no room for it."""
    try:
        return JOBS.ask_for(settings, lambda: JOBS.training(settings), wait)
    except BusyError:
        return None


def _reached(training: Training, bound: float) -> int | None:
    return _first(training.settings, bound, training.completed)


@lru_cache(maxsize=KEPT)
def _first(settings: Settings, bound: float, completed: int) -> int | None:  # noqa: ARG001
    """Looked for once for each bound and length: with batches it takes a while."""
    return first_below(JOBS.training(settings).run, bound)


def _told(training: Training, bound: float, at: int | None) -> str:
    if at is not None:
        return words.REACHED.format(bound=short(bound, 6), at=f"{at:,}")
    run = training.run
    errors = run.train_errors_at(np.arange(0, run.completed, run.batches_per_epoch))
    least = short(float(errors.min(initial=math.inf)), 3)
    values = {"bound": short(bound, 6), "iterations": f"{run.completed:,}"}
    return words.NOT_REACHED.format(**values, least=least)


@st.fragment(run_every=TICK_SECONDS)
def _watch(settings: Settings, bound: float) -> None:
    """Say how far the training is, until it is below the bound or done."""
    training = _asked(settings)
    if training is None:
        return
    if training.finished or _reached(training, bound) is not None:
        st.rerun()
    values = {"done": f"{training.completed:,}", "all": f"{training.total:,}"}
    st.caption(words.SEARCHING.format(bound=short(bound, 6), **values))
