"""The control that chooses an entry of the parameters: the page's own value ``entry``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from nn_core import Settings
from nn_view.links import parameters
from nn_view.links.query import Text
from nn_view.style.html import plain
from nn_view.wording import pages as words
from pages.shell import frame

EXTRA = Text("entry", "", parameters.parse, str, words.ENTRY_ALLOWED)


def choose(
    where: Any,
    settings: Settings,
    usual: int,
    forms: Sequence[str],
    help: str,
    on_change: Callable[[], None] | None = None,
) -> int:
    """Draw the control; returns the chosen entry's index in the flat row, by default ``usual``.

    The first of ``forms`` is the label of the usual one; the others are labels that it had before.
    A caption says if the network does not have the requested entry.
    """
    known, names = parameters.known(settings), parameters.names(settings)
    labels = parameters.labels(settings)
    # During training the usual entry may change; the browser may still report its old label.
    if frame.value("entry") in {form.format(entry=one) for form in forms for one in labels}:
        frame.put("entry", "")
    names[""] = forms[0].format(entry=labels[usual])
    if frame.value("entry") not in names:
        used = plain(names[""])
        st.caption(words.ENTRY_GONE.format(given=frame.value("entry"), used=used))
        frame.put("entry", "")
    options = ["", *known]
    chosen = where.selectbox(
        words.ENTRY,
        options,
        index=options.index(frame.value("entry")),
        key=frame.key("entry"),
        format_func=names.__getitem__,
        on_change=on_change,
        help=help,
    )
    return known.get(chosen, usual)
