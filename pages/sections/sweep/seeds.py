"""The controls of a sweep: its seeds, the bound of the error, and the scale."""

from __future__ import annotations

import streamlit as st

from nn_core import MAX_SEED, Settings
from nn_view.links.query import Whole
from nn_view.wording import sweep as words
from pages.sections import comparison
from pages.shell import frame

_LEAST, _MOST = 2, 100_000
_MOST_NUMBERS = 12_500_000
"""The most errors that one sweep keeps: 100 MB of float64."""
SEEDS = Whole("seeds", _LEAST, _MOST, 1000)
FIRST = Whole("first", 0, MAX_SEED, 0)


def draw(settings: Settings) -> range:
    """Draw the controls in a row; returns the possible seeds."""
    one, two, three, four = st.columns(4)
    help = words.SEEDS_HELP.format(least=_LEAST, most=_MOST)
    wanted = frame.whole(one, "seeds", words.SEEDS, _LEAST, _MOST, help)
    first = frame.whole(two, "first", words.FIRST, 0, MAX_SEED, words.FIRST_HELP)
    with three:
        comparison.bound(words.BOUND_HELP)
    with four:
        comparison.scale()
    most = _MOST_NUMBERS // settings.iterations
    if wanted > most:
        numbers = {"seeds": wanted, "iterations": settings.iterations, "most": most}
        st.warning(words.TOO_MANY.format(**numbers))
    end = first + min(wanted, most)
    if end > MAX_SEED + 1:
        st.warning(words.BEYOND.format(most=MAX_SEED))
    return range(first, min(end, MAX_SEED + 1))
