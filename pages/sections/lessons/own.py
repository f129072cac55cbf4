"""One's own lesson: loaded from a file or from text, then shared as a link or a file."""

from __future__ import annotations

from typing import Any

import streamlit as st

from nn_core.data.decoding import decoded
from nn_view.lessons import links, reading, shipped
from nn_view.lessons.lesson import Lesson
from nn_view.style.html import plain
from nn_view.wording.lessons import page as words
from nn_view.wording.lessons import refusals
from pages.shell import address, session
from pages.shell.lesson import place
from pages.shell.session import Key
from pages.widgets import upload

TEXT = "text/plain"


def draw() -> None:
    """Draw how a lesson is written, the two ways to load one, and what was loaded last."""
    st.header(words.OWN)
    st.markdown(words.OWN_SENTENCE)
    with st.expander(words.FORMAT_TITLE, key="lesson_format"):
        st.markdown(words.FORMAT)
        example = shipped.text(shipped.TOUR)
        _download(words.EXAMPLE, words.EXAMPLE_HELP, example, "tour.txt", "example")
    left, right = st.columns(2, gap="medium")
    with left:
        upload.draw(Key.LESSON_FILE, words.UPLOAD, words.UPLOAD_HELP, _take_file)
    with right:
        key = session.key(Key.LESSON_TEXT)
        st.text_area(words.PASTE, key=key, help=words.PASTE_HELP, height=120)
        st.button(words.READ, on_click=lambda: _take(str(session.value(key))), key="read_lesson")
    if session.now().lesson_problem:
        st.error(plain(session.now().lesson_problem))
    for name, lesson in reversed(session.now().own_lessons.items()):
        _draw_loaded(name, lesson)


def _draw_loaded(name: str, lesson: Lesson) -> None:
    """Draw what there is to do with a loaded lesson."""
    with st.container(border=True, key=f"loaded_{lesson.digest}"):
        told = words.LOADED.format(title=plain(lesson.title), stops=_stops(lesson))
        st.markdown(told + (f" {words.LOADED_NOTES}" if lesson.has_notes else ""))
        st.caption(words.LINK)
        st.code(_link(name, lesson), language=None)
        if not links.travels(name):
            st.caption(words.LINK_GONE)
        with st.container(horizontal=True):
            st.button(
                words.START_OWN,
                on_click=place.go,
                args=(name, 1),
                type="primary",
                key=f"start_{lesson.digest}",
            )
            students = lesson.without_notes.text
            _download(words.STUDENTS, words.STUDENTS_HELP, students, "lesson.txt", lesson.digest)


def _stops(lesson: Lesson) -> str:
    count = len(lesson.stops)
    return words.ONE_STOP if count == 1 else words.STOPS.format(count=count)


def _link(name: str, lesson: Lesson) -> str:
    """The address of the lesson's first stop."""
    page, query = lesson.stops[0].place
    return f"{address.root()}/{page}?{query}{'&' if query else ''}{place.LESSON.name}={name}.1"


def _download(label: str, help: str, text: str, file: str, key: str) -> None:
    st.download_button(label, text, file, TEXT, help=help, on_click="ignore", key=f"get_{key}")


def _take_file(file: Any) -> None:
    try:
        text = decoded(file.getvalue())
    except ValueError:
        session.now().lesson_problem = refusals.NOT_TEXT
        return
    _take(text)


def _take(text: str) -> None:
    """Read a lesson, and keep it with its notes for this session."""
    state = session.now()
    try:
        lesson = reading.read(text, place.PAGES)
    except reading.LessonError as problem:
        state.lesson_problem = str(problem)
        return
    state.lesson_problem = ""
    name = links.name_of(lesson)
    state.own_lessons.pop(name, None)
    state.own_lessons[name] = lesson
