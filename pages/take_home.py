"""Take it home: download the run as a program, on paper, as tables and charts; import it again."""

from __future__ import annotations

import streamlit as st

from nn_core import Settings
from nn_view.wording import take_home as words
from pages.sections.take_home import (
    as_python,
    elsewhere,
    import_file,
    numbers,
    paper,
    pictures,
    place,
    program,
    stepper_file,
)
from pages.shell import frame
from pages.widgets import background_work

EXTRAS = (program.QR, *paper.EXTRAS, *numbers.EXTRAS)


def main(settings: Settings) -> None:
    """Draw the downloads, most of them as soon as there is an iteration, and the import."""
    training = background_work.training(settings)
    view = place.draw(training.run)
    program.draw(view)
    if view.begun:
        paper.draw(view)
        elsewhere.draw(view)
        as_python.draw(view)
        if view.run.completed:
            numbers.draw(view)
        pictures.draw(view)
        stepper_file.draw(training)
    else:
        st.info(words.NOTHING_YET)
    import_file.draw()


frame.run(__file__, main, EXTRAS, cover=program.QR.name)
