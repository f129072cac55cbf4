"""My own line: the choice of a quantity, and a field for the expression that computes it."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from nn_core import Settings
from nn_core.comparison.recognition import RIGHT, recognized, resembled
from nn_core.lines.faults import BY_NAME
from nn_core.lines.faults.typed import normalized
from nn_core.lines.names import FORM
from nn_core.setup.own_line import why_not
from nn_view.links.query import Text
from nn_view.style.html import plain
from nn_view.wording import mistakes as words
from pages.shell import address, frame, session
from pages.shell.session import Key

NAME = "own_line"
"""Its name among the mistakes."""
_USUAL = "delta_w1"


def _quantity(text: str) -> str:
    if not FORM.fullmatch(text):
        raise ValueError(text)
    return text


OF = Text("of", _USUAL, _quantity, str, words.OF_ALLOWED)
LINE = Text("line", "", normalized, str, words.LINE_ALLOWED)
"""The line that was typed last and fits; empty for the correct one."""


def show(settings: Settings) -> None:
    """Show the line that is typed in these settings."""
    for name, text in settings.lines:
        frame.put("of", name)
        frame.put("line", text)


def draw_quantity(right: Settings) -> None:
    """Draw the choice of the quantity; ``right`` are the settings without a mistake."""
    names = [one.name for one in right.quantities]
    if frame.value("of") not in names:
        frame.put("of", _USUAL)
        frame.put("line", "")
    st.selectbox(
        words.OF,
        names,
        names.index(frame.value("of")),
        key=frame.key("of"),
        help=words.OF_HELP,
        on_change=_begin,
    )


def draw_line(right: Settings) -> Settings:
    """Draw the field of the line; returns the settings with the last line that fits."""
    name, used = frame.value("of"), frame.value("line")
    if used and (why := why_not(right, name, used)):
        st.caption(words.LINE_GONE.format(why=plain(why)))
        frame.put("line", used := "")
    text = used or _right_line(right, name)
    key = session.key(Key.OWN_LINE, name)
    typed = session.value(key)
    problem = why_not(right, name, typed) if typed and typed != text else ""
    if typed != text and not problem:
        session.put(key, text)
    label = words.LINE.format(name=name)
    st.text_input(label, text, key=key, help=words.LINE_HELP, on_change=_take, args=(key, name))
    if problem:
        st.warning(plain(problem))
        st.caption(words.STILL_USED.format(line=text))
    return with_line(right)


def with_line(right: Settings) -> Settings:
    """The settings with the typed line; without it where it does not fit them."""
    name, text = frame.value("of"), frame.value("line")
    try:
        return replace(right, lines=((name, text),)) if text else right
    except ValueError:
        return right


def draw_verdict(wrong: Settings) -> None:
    """Say which known mistake the line is, if it is one."""
    found = recognized(wrong)
    if found == RIGHT:
        st.markdown(words.SAME_NUMBERS)
    elif found:
        st.markdown(words.KNOWN.format(title=BY_NAME[found].title))
    elif same := resembled(wrong):
        form = words.RESEMBLED_THERE if same.layer else words.RESEMBLED
        st.markdown(form.format(name=wrong.lines[0][0], title=same.title, layer=same.layer))
    else:
        st.markdown(words.NOT_KNOWN)


def _right_line(right: Settings, name: str) -> str:
    codes = {one.name: one.code for one in right.quantities}
    return codes[name].partition(" = ")[2]


def _begin() -> None:
    """Another quantity begins with its correct line."""
    frame.put("line", "")
    follow()


def _take(key: str, name: str) -> None:
    """Take the text that was typed, if it is a line."""
    right, text = session.now().settings.correct, session.value(key)
    if text and not why_not(right, name, text):
        wrong = replace(right, lines=((name, text),))
        frame.put("line", wrong.lines[0][1] if wrong.lines else "")
        follow()
    elif not text:
        frame.put("line", "")
        follow()


def follow() -> None:
    """If the sidebar's settings have a mistake, make it the typed line."""
    settings = session.now().settings
    if settings.mistake:
        address.adopt(with_line(settings.correct))
