"""Take back the last change of the settings, whoever made it: a control, a page, or a link."""

from __future__ import annotations

import streamlit as st

from nn_core import Settings
from nn_view.links import setting_names
from nn_view.style import html
from nn_view.wording.setup import proposals as words
from pages.shell import address, session

MOST = 50
"""The most changes that can be taken back, one after the other."""


def note(settings: Settings) -> None:
    """Note the settings that a page is drawn with."""
    state = session.now()
    if state.noted is not None and state.noted != settings:
        state.earlier = (*state.earlier, state.noted)[-MOST:]
    state.noted = settings


def draw(settings: Settings) -> None:
    """Draw the button, which says in its help what it takes back; ``settings`` were noted."""
    earlier = session.now().earlier
    before = earlier[-1] if earlier else None
    help = words.NOTHING_TO_UNDO
    if before is not None:
        changed = setting_names.names([before, settings])[1]
        help = words.UNDO_HELP.format(changed=html.plain(changed))
    st.button(
        words.UNDO,
        help=help,
        disabled=before is None,
        on_click=_take_back,
        width="stretch",
        key="undo",
    )


def _take_back() -> None:
    state = session.now()
    *earlier, before = state.earlier
    state.earlier, state.noted = tuple(earlier), before
    address.adopt(before)
