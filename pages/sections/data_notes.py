"""What will disappoint about a table: said before it is used, and as long as it is used."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from nn_core import Dataset, Settings
from nn_core.diagnosis.fitting import NUMBERS
from nn_core.diagnosis.of_data import LARGE, largest_input
from nn_view.links import table_codec
from nn_view.links.setting_names import changed
from nn_view.setup import fitting
from nn_view.style import html
from nn_view.style.numbers import short
from nn_view.tables import table_choice, uploaded
from nn_view.wording import data as words
from nn_view.wording import pages as page_words
from nn_view.wording.setup import proposals as proposal_words
from pages.shell import address, frame, own_tables


def large_inputs(data: Dataset) -> str:
    """The sentence on inputs that saturate the units, or nothing."""
    _, most = largest_input(data)
    return words.LARGE_INPUTS.format(most=short(most, 6)) if most > LARGE else ""


def draw_fitting(settings: Settings, key: str = "fitting") -> None:
    """Propose the settings that fit the targets, with a click that takes all of them.

    ``key`` tells apart the places where the page says so.
    """
    if found := fitting.proposal(settings):
        use, help = proposal_words.USE_FITTING, proposal_words.USE_FITTING_HELP
        _note(key, found.sentence, use, help, lambda: address.adopt(found.settings))


def draw(settings: Settings) -> None:
    """Draw what is to be known about the table in use, each with a click that mends it."""
    data = settings.dataset
    found = fitting.proposal(settings)
    own = data.name not in Dataset.built_in
    if own and settings.rule != "exact" and (found is None or found.kind == NUMBERS):
        exact = changed(settings, rule="exact")
        use, help = page_words.USE_EXACT, page_words.USE_EXACT_HELP
        _note("rule", words.RULE, use, help, lambda: address.adopt(exact))
    if beyond := uploaded.beyond(settings.network, data):
        classes = table_codec.class_outputs(data)
        # A class is not a number that could be halfway between two others.
        label = words.EACH_CLASS if classes else words.OUTSIDE_CURE
        help = words.EACH_CLASS_HELP if classes else words.SCALE_TARGETS_HELP
        mended = classes or table_codec.scaled_output(data)
        _note("outside", beyond, label, help, lambda: own_tables.change(settings, mended))
    if constant := table_choice.constant(data):
        _note("constant", html.plain(constant))
    if large := large_inputs(data):
        label, help = words.LARGE_CURE, words.SCALE_INPUTS_HELP
        scaled = table_codec.scaled_inputs(data)
        _note("large", large, label, help, lambda: own_tables.change(settings, scaled))


def _note(
    key: str, sentence: str, label: str = "", help: str = "", mend: Callable[[], None] | None = None
) -> None:
    with st.container(horizontal=True, wrap=False, vertical_alignment="center", key=key):
        st.info(sentence)
        if mend:
            frame.button(st, label, mend, help=help, key=f"mend_{key}")
