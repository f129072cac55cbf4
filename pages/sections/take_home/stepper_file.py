"""The section with the stepper in one file: the iterations, and the download."""

from __future__ import annotations

import streamlit as st

from nn_core import Training
from nn_core.setup.kinds import Whole
from nn_view.handouts import one_file
from nn_view.wording import standalone as words
from nn_view.wording import take_home
from pages.shell import session
from pages.shell.number_field import Field
from pages.shell.session import Key


def draw(training: Training) -> None:
    """Draw the choice of iterations and the download button."""
    run, settings = training.run, training.settings
    end = run.last
    most = one_file.most_iterations(training)
    st.header(take_home.ONE_FILE)
    holds = words.HOLDS.format(most=most) if end < most else ""
    st.markdown(f"{words.SENTENCE} {holds}")
    at = min(int(session.now().place["at"]), max(end, 0))
    first, last = one_file.iterations_around(training, at)
    if end >= most:
        st.info(words.LONG.format(most=most, count=settings.iterations), icon=":material/info:")
    if end > 0:
        left, right = st.columns(2)
        fields = (Key.FILE_RANGE, settings.iterations, first, last)
        for_first, for_last = session.key(*fields), session.key(*fields, "last")
        session.put_first(for_first, first)
        session.put_first(for_last, last)
        kind = Whole(0, end)
        first = Field(for_first, words.FIRST, kind).draw(left, help=words.FIRST_HELP)
        last = Field(for_last, words.LAST, kind).draw(right, help=words.LAST_HELP)
    place = dict(session.now().place)
    try:
        one_file.check(training, first, last)
    except ValueError as problem:
        st.error(str(problem))
        return
    st.download_button(
        words.DOWNLOAD,
        # Built on request, so that the page need not wait for it.
        data=lambda: one_file.page(training, first, last, place),
        file_name=f"backprop-stepper-seed{settings.seed}-it{first}-{last}.html",
        mime="text/html",
        on_click="ignore",
        key="one_file",
    )
