"""Why a run does not learn: each finding with its reason, and a click that tries its cure."""

from __future__ import annotations

from functools import partial

import streamlit as st

from nn_core import Run
from nn_view.links import cures
from nn_view.style import html
from nn_view.wording import compare as words
from nn_view.wording.reading.glossary import marked
from pages.sections import comparison
from pages.shell import frame


def draw(run: Run) -> None:
    """Draw why a finished run does not learn; nothing if it learns well."""
    finished = run.diverged or run.completed == run.settings.iterations
    found = cures.advice(run) if finished else []
    if not found:
        return
    st.header(words.WHY_NOT)
    with st.container(key="why_not"):
        for at, one in enumerate(found):
            left, right = st.columns([5, 3], vertical_alignment="center")
            left.markdown(marked(html.plain(one.finding.told)))
            left.caption(marked(html.plain(one.finding.reason)))
            if one.cured is None:
                continue
            label = words.TRY.format(cure=one.finding.cure)
            cure = partial(comparison.open_beside, one.cured)
            frame.button(right, html.plain(label), cure, help=words.TRY_HELP, key=f"cure_{at}")
