"""What every page has around its content: settings, address, notice, title, and navigation."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from nn_core import Settings, quantities_for
from nn_core.setup.kinds import Whole
from nn_view.components.page_keys import page_keys
from nn_view.links.query import Extra
from nn_view.style import html
from nn_view.wording import pages as words
from nn_view.wording.reading.glossary import marked
from pages.shell import address, menu, session, sidebar
from pages.shell.lesson import bar
from pages.shell.number_field import Field
from pages.shell.session import Key


def run(
    file: str,
    main: Callable[[Settings], None],
    extras: Sequence[Extra] = (),
    *,
    titled: bool = True,
    control: Callable[[Settings], None] | None = None,
    cover: str = "",
) -> None:
    """Draw a page: what all pages have, then ``main``, called with the settings of the sidebar.

    ``file`` is the page's ``__file__``. The page's own values (``extras``) are kept under ``key``,
    the key of their widgets. ``control`` draws one of them in the sidebar. ``cover`` is the name of
    the one that is set while one thing fills the page; Escape empties it.
    """
    name = Path(file).stem
    _follow(name)
    settings = _open(name, extras, control, titled)
    _do_wanted()
    bar.draw(projection())
    if titled:
        _head(name, cover)
    main(settings)


def key(name: str) -> str:
    """The key of one of the page's own values, and of its widget."""
    return session.key(Key.OWN, name)


def value(name: str) -> Any:
    """One of the page's own values."""
    return session.value(key(name))


def put(name: str, value: Any) -> None:
    """Set one of the page's own values before its widget is drawn."""
    session.put(key(name), value)


def whole(where: Any, name: str, label: str, least: int, most: int, help: str) -> int:
    """Draw the control of one of the page's own whole numbers, in a column or container.

    A greater number than ``most``, which may depend on the settings, becomes ``most``.
    """
    put(name, min(value(name), most))
    return int(Field(key(name), label, Whole(least, most)).draw(where, help=help))


def change(name: str, value: Any) -> None:
    """Set one of the page's own values after its widget was drawn, and rerun the page."""
    session.now().changes = {name: value}
    st.rerun()


def take(name: str, reported: int | None) -> None:
    """Set one of the page's own values to the position of a chart's slider once it has moved."""
    taken = session.now().taken
    before, taken[name] = taken.get(name), reported
    if reported not in (None, before, value(name)):
        change(name, reported)


def projection() -> bool:
    """Whether the page is in projection view: large type, no sidebar."""
    return session.now().place["view"] == "projection"


def digits() -> int:
    """The number of digits that the reader chose."""
    return int(session.now().place["digits"])


def iteration(settings: Settings, most: int) -> int:
    """The iteration of the page, 0 … ``most``: the stepper's."""
    return min(int(session.now().place["at"]), most, settings.iterations - 1)


def iteration_slider(settings: Settings, most: int, label: str, help: str) -> int:
    """Draw a slider over the iterations 0 … ``most``, which the stepper shares."""
    most = min(most, settings.iterations - 1)
    if most < 1:
        return 0
    value = iteration(settings, most)
    # Until the training reaches the place, each end gets its own slider: a slider that is given a
    # new value and a new end may report the old value, which nobody chose.
    there = str(value) == session.now().place["at"]
    key = session.key(Key.ITERATION) if there else session.key(Key.ITERATION, value)
    session.put(key, value)
    chosen = st.slider(
        label,
        0,
        most,
        value,
        key=key,
        help=help,
        on_change=_take_iteration,
        args=(key, value),
        width="stretch",
    )
    return int(chosen)


def _take_iteration(key: str, told: int) -> None:
    # A slider drawn during a rerun reports the value that it was given.
    if session.value(key) != told:
        go_to(at=session.value(key))


def go_to(
    at: int | None = None, quantity: str | None = None, cell: tuple[int, int] | None = None
) -> None:
    """Set the place that all pages share; ``cell`` is its row and column, counted from 0."""
    place = cell and ",".join(str(one + 1) for one in cell)
    given = {"at": at, "quantity": quantity, "cell": place}
    changes = {name: str(one) for name, one in given.items() if one is not None}
    session.now().place |= changes


def button(where: Any, label: str, then: Callable[[], None], **form: Any) -> None:
    """Draw a button, in a column or container, after whose click ``then`` is done: see ``want``.

    ``form`` is what Streamlit's button takes as well.
    """
    where.button(label, on_click=want, args=(then,), **form)


def want(then: Callable[[], None]) -> None:
    """Let the next run of a page do ``then``; for callbacks, which may not open another page.

    It is kept until it is done: the run that a click begins may be broken off for a newer message
    of the browser, and the next one knows nothing of the click.
    """
    session.now().wanted = then


def _do_wanted() -> None:
    """Do what a click asked for, then draw the page anew; it may turn to another page itself."""
    state = session.now()
    if state.wanted is None:
        return
    try:
        state.wanted()
    except Exception:
        state.wanted = None  # what fails would fail in every later run, too
        raise
    state.wanted = None
    st.rerun()


def open_page(file: str) -> None:
    """Open another page, as a link in the menu does."""
    session.now().wanted = None
    # Without its parameters Streamlit would first make an entry in the history that has none.
    st.switch_page(file, query_params=st.query_params.to_dict())


def step_through(
    settings: Settings,
    at: int | None = None,
    quantity: str | None = None,
    cell: tuple[int, int] | None = None,
) -> None:
    """Open the stepper with these settings at this place; call it on a button's click."""
    address.adopt(settings)
    known = {one.name for one in quantities_for(settings)}
    go_to(at, quantity if quantity in known else None, cell)
    open_page(menu.STEP.file)


def _follow(name: str) -> None:
    """Turn to the page of the address that is to be opened next."""
    opening = session.now().to_open
    if opening is not None and opening.page != name:
        st.switch_page(f"{opening.page}.py", query_params=dict(opening.query))


def _open(
    name: str, extras: Sequence[Extra], control: Callable[[Settings], None] | None, titled: bool
) -> Settings:
    """Draw the sidebar, update the address, show the notice; returns the settings."""
    state = session.now()
    for one, changed in state.changes.items():
        put(one, changed)
    state.changes = {}
    address.open_page(name, extras)
    sheets = [menu.entry(name).sheet, "projection.css" if titled and projection() else ""]
    # Before anything that is measured when it is drawn.
    settings = sidebar.settings(control, [html.sheet(one) for one in sheets if one])
    address.write(settings)
    _notice()
    return settings


def _head(name: str, cover: str) -> None:
    """Draw the page's title, its sentence, and the button for the projection view."""
    entry = menu.entry(name)
    left, right = st.columns([5, 1], vertical_alignment="center")
    left.title(entry.title)
    left.markdown(marked(entry.sentence))
    large = projection()
    label = words.LEAVE_PROJECTION if large else words.PROJECTION
    right.button(label, on_click=_project, args=(not large,), width="stretch", key="project")
    with right.container(key="keys"):
        page_keys(
            projection=large,
            covered=bool(cover and value(cover)),
            on_event=lambda said: _take_key(said, cover),
        )


def _take_key(said: Mapping[str, Any], cover: str) -> None:
    _project(bool(said["projection"]))
    if cover and not said["covered"]:
        put(cover, "")


def _project(large: bool) -> None:
    session.now().place |= {"view": "projection" if large else ""}


def _notice() -> None:
    problems = session.now().problems
    if problems:
        with st.container(key="notice", horizontal=True, vertical_alignment="center"):
            st.html(html.notice(words.NOTICE, problems))
            st.button(words.DISMISS, on_click=_dismiss)


def _dismiss() -> None:
    session.now().problems = ()
