"""Take it home: download the run as a program, on paper, as tables and charts; import it again."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import streamlit as st

from nn_core import MAX_ITERATIONS, MAX_ROWS, MAX_UNITS, Settings, quantities_for
from nn_core.exports import Part
from nn_view.handouts.worksheet import LEVELS
from nn_view.links import address as link
from nn_view.links.query import Choice, Text, Whole
from nn_view.style import html
from nn_view.wording import take_home as words
from pages.sections import one_file
from pages.sections.take_home import import_file, numbers, paper, pictures, program
from pages.sections.take_home.view import View, chosen
from pages.shell import address, frame, session
from pages.shell.session import Key
from pages.widgets import background_work

STEM = Path(__file__).stem


def _rows(given: str) -> tuple[int, ...]:
    if not given:
        return ()  # No row is chosen: the page asks for one.
    rows = {int(part) if part.isascii() and part.isdigit() else 0 for part in given.split(",")}
    if not all(1 <= row <= MAX_ROWS for row in rows):
        raise ValueError(given)
    return tuple(sorted(rows))


def _written_rows(rows: tuple[int, ...]) -> str:
    return "" if rows == paper.PROPOSED else ",".join(map(str, rows))


EXTRAS = (
    Choice("qr", ("", "large"), ""),
    Choice("level", LEVELS, "easy"),
    Text("rows", paper.PROPOSED, _rows, _written_rows, words.ROWS_ALLOWED),
    Whole("units", 1, MAX_UNITS, 2),
    Whole("places", 1, 5, 4),
    Choice("part", [one.value for one in Part], Part.ERRORS.value),
    Whole("first", 0, MAX_ITERATIONS - 1, 0),
    Whole("last", 0, MAX_ITERATIONS, MAX_ITERATIONS),
    Whole("every", 1, MAX_ITERATIONS, 1),
)


def _stepper_link(settings: Settings) -> str:
    """The complete link to the stepper at this place; empty if the host is unknown."""
    base = st.context.url
    if not base:
        return ""
    values = link.settings_values(settings) | address.place_values(settings)
    values.pop("view", None)  # The reader of the link has no projector.
    query = "&".join(f"{name}={quote(value, safe=',')}" for name, value in values.items())
    root = base.rstrip("/").removesuffix(f"/{STEM}")
    return f"{root}/{'?' if query else ''}{query}"


def _take_quantity() -> None:
    frame.go_to(quantity=session.value(Key.QUANTITY))


def _quantity(settings: Settings) -> None:
    """Draw the choice of the quantity, which all pages share."""
    names = [one.name for one in quantities_for(settings)]
    name = chosen(settings).name
    session.put(Key.QUANTITY, name)
    st.selectbox(
        words.QUANTITY,
        names,
        names.index(name),
        key=Key.QUANTITY,
        help=words.QUANTITY_HELP,
        on_change=_take_quantity,
    )


settings = frame.open_page(STEM, EXTRAS)
frame.head(STEM)
html.style("take_home.css")
training = background_work.training(settings)
run = training.run
left, right = st.columns([7, 3], gap="medium", vertical_alignment="bottom")
with left:
    most = run.completed - (run.diverged is None)
    at = frame.iteration_slider(settings, most, words.ITERATION, words.ITERATION_HELP)
with right:
    _quantity(settings)
place = session.now().place | {"at": str(at), "quantity": chosen(settings).name}
view = View(settings, run, at, chosen(settings), _stepper_link(settings), place)
program.draw(view)
if view.begun:
    paper.draw(view)
    if run.completed:
        numbers.draw(view)
    pictures.draw(view)
    st.header(words.ONE_FILE)
    one_file.draw(training)
else:
    st.info(words.NOTHING_YET)
import_file.draw()
