"""The pages of the application, in the order of the menu."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from nn_view.wording import check, compare, data, grid, landscape, mistakes, paths, sweep, take_home
from nn_view.wording import pages as words
from nn_view.wording.lessons import page as lessons
from nn_view.wording.practice import page as practice
from nn_view.wording.setup import examples
from pages.shell import session


@dataclass(frozen=True)
class Entry:
    """A page: its ``file`` beside this one, its title, and a sentence on what it shows.

    ``section``: its menu; a page without one has its own place in the bar. ``sheet``: a style sheet
    of its own.
    """

    file: str
    title: str
    sentence: str
    section: str = ""
    sheet: str = ""

    @property
    def name(self) -> str:
        """The file's name without its suffix: the page's path in links and name in the session."""
        return self.file.removesuffix(".py")


STEP = Entry("step.py", words.STEP, words.STEP_SENTENCE, sheet="step_page.css")
ENTRIES = (
    STEP,
    Entry("examples.py", examples.TITLE, examples.SENTENCE),
    Entry("data.py", data.TITLE, data.SENTENCE, sheet="data_page.css"),
    Entry("lessons.py", lessons.TITLE, lessons.SENTENCE, words.EXPLORE),
    Entry("practice.py", practice.TITLE, practice.SENTENCE, words.EXPLORE),
    Entry("check.py", check.TITLE, check.SENTENCE, words.EXPLORE),
    Entry("compare.py", compare.TITLE, compare.SENTENCE, words.EXPLORE, "compare_page.css"),
    Entry("sweep.py", sweep.TITLE, sweep.SENTENCE, words.EXPLORE),
    Entry("grid.py", grid.TITLE, grid.SENTENCE, words.EXPLORE),
    Entry("mistakes.py", mistakes.TITLE, mistakes.SENTENCE, words.EXPLORE),
    Entry("paths.py", paths.TITLE, paths.SENTENCE, words.EXPLORE),
    Entry("landscape.py", landscape.TITLE, landscape.SENTENCE, words.EXPLORE),
    Entry("take_home.py", take_home.TITLE, take_home.SENTENCE, sheet="take_home.css"),
    Entry("reference.py", words.REFERENCE, words.REFERENCE_SENTENCE),
)


def pages() -> dict[str, list[st.Page]]:
    """The pages by their sections. A session makes them once: each looks for its file."""
    made = session.now().menu
    if not made:
        for entry in ENTRIES:
            path = None if entry is STEP else entry.name
            page = st.Page(entry.file, title=entry.title, url_path=path, default=entry is STEP)
            made.setdefault(entry.section, []).append(page)
    return made


def entry(name: str) -> Entry:
    """The page of this name."""
    return next(one for one in ENTRIES if one.name == name)
