"""The choice of the iteration and the quantity, which all pages share."""

from __future__ import annotations

from urllib.parse import quote

import streamlit as st

from nn_core import Quantity, Run, Settings, quantities_for
from nn_view.links import address as link
from nn_view.wording import take_home as words
from pages.sections.take_home.view import View
from pages.shell import address, frame, session
from pages.shell.session import Key


def draw(run: Run) -> View:
    """Draw the controls; returns what all sections of the page share."""
    settings = run.settings
    left, right = st.columns([7, 3], gap="medium", vertical_alignment="bottom")
    with left:
        at = frame.iteration_slider(settings, run.last, words.ITERATION, words.ITERATION_HELP)
    with right:
        _choose_quantity(settings)
    quantity = _quantity(settings)
    place = session.now().place | {"at": str(at), "quantity": quantity.name}
    return View(settings, run, at, quantity, _link(settings), place)


def _quantity(settings: Settings) -> Quantity:
    """The quantity that all pages share, or the first one."""
    listed = quantities_for(settings)
    name = session.now().place["quantity"]
    return next((one for one in listed if one.name == name), listed[0])


def _choose_quantity(settings: Settings) -> None:
    names = [one.name for one in quantities_for(settings)]
    name = _quantity(settings).name
    session.put(Key.QUANTITY, name)
    st.selectbox(
        words.QUANTITY,
        names,
        names.index(name),
        key=Key.QUANTITY,
        help=words.QUANTITY_HELP,
        on_change=_take_quantity,
    )


def _take_quantity() -> None:
    frame.go_to(quantity=session.value(Key.QUANTITY))


def _link(settings: Settings) -> str:
    """The complete link to the stepper at this place; empty if the host is unknown."""
    root = address.root()
    if not root:
        return ""
    values = link.settings_values(settings) | address.place_values(settings)
    values.pop("view", None)  # The reader of the link has no projector.
    query = "&".join(f"{name}={quote(value, safe=',')}" for name, value in values.items())
    return f"{root}/{'?' if query else ''}{query}"
