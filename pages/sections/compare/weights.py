"""The differences between the weights of another run and those of the first."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from nn_core import Run
from nn_core.comparison.distance import parameter_difference, same_shapes
from nn_view.components.matrices import Group, board, of_settings
from nn_view.wording import compare as words
from pages.shell import frame, session
from pages.shell.session import Key


def draw(runs: Sequence[Run], names: Sequence[str]) -> None:
    """Draw the differences as matrices, with the choice of a run with the same layers."""
    first = runs[0].settings
    st.header(words.WEIGHTS.format(name=names[0]))
    alike = [at for at, run in enumerate(runs, 1) if at > 1 and same_shapes(runs[0], run)]
    if not alike:
        st.info(words.OTHER_SHAPES)
        return
    used = frame.value("of")
    # Another list needs another widget: the same one would still show a removed name.
    key = session.key(Key.WEIGHTS_OF, hash(tuple(run.settings for run in runs)))
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
