"""What is to become of a table that was uploaded: its columns, its rows, its scales."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from nn_core import MAX_ROWS, MAX_SEED, SCALES, Dataset, Names, Settings
from nn_core.checks import quoted
from nn_core.setup.kinds import Whole
from nn_view.links import table_codec
from nn_view.style import html
from nn_view.style.numbers import counted
from nn_view.tables import table_choice, uploaded
from nn_view.tables.table_choice import ALL, EVERY, FIRST, RANDOM, WAYS, Choice
from nn_view.tables.uploaded import OwnTable
from nn_view.wording import data as words
from pages.sections import data_notes
from pages.shell import own_tables, session
from pages.shell.number_field import Field
from pages.shell.session import Key

_MOST_TOLD = 8
_CHOICES = (
    Key.UPLOAD_INPUTS,
    Key.UPLOAD_TARGETS,
    Key.UPLOAD_TEST,
    Key.UPLOAD_SCALE_INPUTS,
    Key.UPLOAD_SCALE_TARGETS,
    Key.UPLOAD_SHEET,
    Key.UPLOAD_NAMES,
    Key.UPLOAD_DECIMAL,
    Key.UPLOAD_ROWS,
    Key.UPLOAD_COUNT,
    Key.UPLOAD_SEED,
    Key.UPLOAD_LEAVE_OUT,
    Key.UPLOAD_CLASSES,
)


def begin(given: OwnTable) -> None:
    """Set the controls to what is likely for this table."""
    names = table_choice.proposed(given.cells)
    for key, value in (
        (Key.UPLOAD_INPUTS, list(names.inputs)),
        (Key.UPLOAD_TARGETS, list(names.outputs)),
        (Key.UPLOAD_TEST, ""),
        (Key.UPLOAD_SCALE_INPUTS, "none"),
        (Key.UPLOAD_SCALE_TARGETS, "none"),
        (Key.UPLOAD_ROWS, ALL if table_choice.fits(given.cells) else RANDOM),
        (Key.UPLOAD_COUNT, min(MAX_ROWS, len(given.cells.rows))),
        (Key.UPLOAD_SEED, 0),
        (Key.UPLOAD_LEAVE_OUT, True),
        (Key.UPLOAD_CLASSES, True),
    ):
        session.put(key, value)


def keep() -> None:
    """Hold on to the choices while another page is shown: Streamlit forgets its widgets."""
    kept = session.now().choices
    for key in _CHOICES:
        kept[key] = session.value(key, kept.get(key))
        session.put(key, kept[key])


def draw(settings: Settings, given: OwnTable) -> tuple[Choice, Dataset | None]:
    """The controls, what can be said of the choice, and the button that trains with it.

    Returns the choice, and the data that it makes, if it makes any.
    """
    choice = _choice(given)
    try:
        data = choice.data()
    except ValueError as problem:
        about = words.ABOUT.format(title=quoted(given.title), problem=problem)
        st.warning(html.plain(about))
        if table_choice.texts(choice):
            st.button(words.TEXT_INPUTS, on_click=_leave_texts_out, args=(choice,))
        return choice, None
    _offer(settings, data, choice, own_tables.Own(given.title, table_codec.named(data)))
    return choice, data


def _choice(given: OwnTable) -> Choice:
    cells = given.cells
    keys = (Key.UPLOAD_INPUTS, Key.UPLOAD_TARGETS)
    inputs = _columns(cells.names, words.INPUTS, words.INPUTS_HELP, keys)
    targets = _columns(cells.names, words.TARGETS, words.TARGETS_HELP, keys[::-1])
    choice = Choice(cells, Names(tuple(inputs), tuple(targets)))
    choice = replace(choice, classes=_classes(choice), leave_out=_missing(choice))
    choice = _rows(choice)
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    test = left.text_input(
        words.TEST_ROWS,
        key=Key.UPLOAD_TEST,
        help=words.TEST_ROWS_HELP,
        placeholder=words.TEST_ROWS_EXAMPLE,
        max_chars=200,
    )
    right.button(
        words.DRAW_TESTS,
        on_click=_draw_tests,
        args=(len(choice.rows),),
        help=words.DRAW_TESTS_HELP,
        disabled=len(choice.rows) < 2,
        width="stretch",
    )
    left, right = st.columns(2)
    with left:
        scale = _scale(words.SCALE_INPUTS, Key.UPLOAD_SCALE_INPUTS, words.SCALE_INPUTS_HELP)
    with right:
        scale_output = _scale(
            words.SCALE_TARGETS, Key.UPLOAD_SCALE_TARGETS, words.SCALE_TARGETS_HELP
        )
    st.caption(words.WHY_SCALE)
    return replace(choice, test=test, scale_inputs=scale, scale_output=scale_output)


def _columns(names: tuple[str, ...], label: str, help: str, keys: tuple[Key, ...]) -> list[str]:
    """Columns to choose under the first key; the second is that of the other list."""
    return st.multiselect(label, names, key=keys[0], help=help, on_change=_take_out, args=keys)


def _take_out(chosen: Key, other: Key) -> None:
    """A column that is put into one list leaves the other."""
    taken = session.value(chosen)
    session.put(other, [name for name in session.value(other) if name not in taken])


def _classes(choice: Choice) -> bool:
    """Whether classes become outputs; asked where a target names some."""
    if not choice.of_classes:
        return True
    for name, classes in choice.of_classes.items():
        told = ", ".join(map(quoted, classes[:_MOST_TOLD]))
        more = ", …" if len(classes) > _MOST_TOLD else ""
        st.info(
            html.plain(
                words.CLASSES_FOUND.format(
                    column=quoted(name), count=len(classes), classes=told + more
                )
            )
        )
    label = words.EACH_CLASS
    if [len(classes) for classes in choice.of_classes.values()] == [2]:
        first, second = next(iter(choice.of_classes.values()))
        label = words.TWO_CLASSES.format(first=quoted(first), second=quoted(second))
    return st.checkbox(html.plain(label), key=Key.UPLOAD_CLASSES, help=words.EACH_CLASS_HELP)


def _missing(choice: Choice) -> bool:
    """Whether rows with missing values are left out; asked where there are any."""
    if not choice.missing:
        return True
    row, column = choice.missing[0]
    place = {
        "row": row + 1,
        "number": column + 1,
        "column": quoted(choice.cells.names[column]),
        "values": counted(len(choice.missing), words.VALUE),
    }
    told = words.MISSING if len(choice.missing) == 1 else words.MISSING_MORE
    st.info(html.plain(told.format(**place)))
    rows = len({row for row, _ in choice.missing})
    label = words.LEAVE_OUT_ROW if rows == 1 else words.LEAVE_OUT_ROWS.format(rows=rows)
    return st.checkbox(label, key=Key.UPLOAD_LEAVE_OUT, help=words.LEAVE_OUT_HELP)


def _rows(choice: Choice) -> Choice:
    """Which rows are used."""
    columns = st.columns(3)
    way = columns[0].selectbox(
        words.ROWS,
        WAYS,
        key=Key.UPLOAD_ROWS,
        format_func=words.WAYS.__getitem__,
        help=words.ROWS_HELP.format(most=MAX_ROWS),
        on_change=_begin_count,
        args=(len(choice.whole),),
    )
    count, seed = session.value(Key.UPLOAD_COUNT), session.value(Key.UPLOAD_SEED)
    if way in (FIRST, EVERY, RANDOM):
        most = Whole(1, len(choice.cells.rows))
        field = Field(Key.UPLOAD_COUNT, words.ROW_COUNT[way], most)
        count = field.draw(columns[1], help=words.ROW_COUNT_HELP)
    if way == RANDOM:
        field = Field(Key.UPLOAD_SEED, words.ROW_SEED, Whole(0, MAX_SEED))
        seed = field.draw(columns[2], help=words.ROW_SEED_HELP)
    return replace(choice, way=way, count=count, seed=seed)


def _begin_count(rows: int) -> None:
    """A count that gives as many rows as can be used."""
    every = session.value(Key.UPLOAD_ROWS) == EVERY
    session.put(Key.UPLOAD_COUNT, max(2, -(-rows // MAX_ROWS)) if every else min(MAX_ROWS, rows))


def _draw_tests(rows: int) -> None:
    """A fifth of the rows, with the next seed."""
    before = str(session.value(Key.UPLOAD_TEST)).rpartition(" seed ")[2]
    seed = int(before) + 1 if before.isascii() and before.isdigit() and len(before) < 9 else 0
    session.put(Key.UPLOAD_TEST, f"random {max(1, rows // 5)} seed {seed}")


def _scale(label: str, key: Key, help: str) -> str:
    return st.selectbox(label, SCALES, key=key, format_func=words.SCALES.__getitem__, help=help)


def _leave_texts_out(choice: Choice) -> None:
    texts = table_choice.texts(choice)
    session.put(Key.UPLOAD_INPUTS, [name for name in choice.names.inputs if name not in texts])


def _offer(settings: Settings, data: Dataset, choice: Choice, ours: own_tables.Own) -> None:
    """What the data are, what will disappoint, and the button that trains with them."""
    _warn(settings, data, choice)
    sizes = (data.train.inputs, data.test.inputs, data.train.inputs.T, data.train.output.T)
    counts = dict(zip(("train", "test", "inputs", "outputs"), map(len, sizes), strict=True))
    used = ours.data == settings.dataset
    st.markdown(f"{words.READY.format(**counts)} {words.IN_USE if used else ''}")
    st.button(
        words.USE_TABLE,
        type="primary",
        help=words.USE_HELP,
        on_click=_use,
        args=(settings, ours),
        disabled=used,
    )
    if used:
        data_notes.draw_fitting(settings, "fitting_uploaded")


def _use(settings: Settings, ours: own_tables.Own) -> None:
    session.now().upload_problem = ""
    # Another table of this name stays in the sidebar's list.
    known = own_tables.tables().get(ours.title)
    title = ours.title if known in (None, ours) else own_tables.free(ours.title)
    own_tables.use(settings, replace(ours, title=title))


def _warn(settings: Settings, data: Dataset, choice: Choice) -> None:
    """Kindly: what can be used and will disappoint."""
    for sentence in (html.plain(table_choice.constant(data)), data_notes.large_inputs(data)):
        if sentence:
            st.info(sentence)
    if beyond := uploaded.beyond(settings.network, data):
        st.info(beyond)
        # Classes are no amounts, of which one could be halfway between two others.
        if not (choice.of_classes or table_codec.class_outputs(data)):
            st.button(words.OUTSIDE_CURE, on_click=_scale_targets, key="scale_targets_now")


def _scale_targets() -> None:
    session.put(Key.UPLOAD_SCALE_TARGETS, "range")
