"""The same questions as files for course systems."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from nn_core import Settings
from nn_serve.jobs import JOBS
from nn_view.handouts.gift import gift
from nn_view.handouts.moodle import moodle_xml
from nn_view.links.query import Whole
from nn_view.questions.practised import several
from nn_view.questions.quiz import Item, items
from nn_view.wording.practice import page as words
from pages.shell import frame

LEAST, MOST = 1, 50
COUNT = Whole("questions", LEAST, MOST, 20)
_PATIENCE_SECONDS = 10.0


def draw(settings: Settings, about: str) -> None:
    """Draw the number of questions and the two downloads."""
    with st.expander(words.COURSE, key="course"):
        st.markdown(words.COURSE_SENTENCE)
        side, _ = st.columns([1, 2])
        help = words.COUNT_HELP.format(least=LEAST, most=MOST)
        count = frame.whole(side, COUNT.name, words.COUNT, LEAST, MOST, help)
        made = partial(drawn, settings, about, count, frame.digits())
        with st.container(horizontal=True):
            _download(words.MOODLE, words.MOODLE_HELP, lambda: moodle_xml(made()), "xml")
            _download(words.GIFT, words.GIFT_HELP, lambda: gift(made()), "txt")


def drawn(settings: Settings, about: str, count: int, digits: int) -> list[Item]:
    """At most ``count`` questions of the run of these settings, about one quantity or, "", all."""
    run = JOBS.ask(settings, _PATIENCE_SECONDS).run
    quantities = [about] if about else []
    return items(run, several(run, count, quantities, settings.seed, digits))


def _download(label: str, help: str, made: Callable[[], str], ending: str) -> None:
    st.download_button(
        label,
        made,
        f"backprop-questions.{ending}",
        help=help,
        on_click="ignore",
        key=f"course_{ending}",
    )
