"""The control of each kind of setting.

Each is also given its value as its default: a page that is drawn twice before the browser has
shown a control shows it with that, and would else report the least or the first of its values.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import streamlit as st

from nn_core import drawn_set
from nn_core.setup.kinds import Boolean, Instance, Layers, Maybe, Number, OneOf, OneOrSeveral, Whole
from nn_view.links import drawn_data, table_codec
from nn_view.links.setting_row import Row
from nn_view.style import html
from nn_view.wording import pages as words
from pages.shell import number_field, own_tables, session
from pages.shell.number_field import Field
from pages.shell.session import Key

USUAL_UNITS = 5
EACH = "each"
"""The option of a choice for all layers that opens a choice for each."""
Common = Mapping[str, Any]
"""The arguments of all widgets: help, whether the value is fixed, what is called on a change."""


def _key(name: str) -> str:
    return session.key(Key.SETTING, name)


def _given(row: Row) -> str:
    return _key(f"{row.field}_given")


def fill(row: Row, value: Any, put: Callable[[str, Any], None] = session.put) -> None:
    """Set the control of a setting to a value, each of its widgets with ``put``."""
    match row.kind:
        case Layers():
            session.hold(_key("layers"), len(value))
            for layer, units in enumerate(value, 1):
                session.hold(_key(f"units_{layer}"), units)
        case Instance():
            put(_key(row.key), own_tables.option(value))
            _hold_numbers(value.name)
        case Maybe():
            put(_given(row), value is not None)
            if value is not None:
                session.hold(_key(row.field), value)
        case OneOrSeveral():
            several = not isinstance(value, str)
            put(_key(row.field), EACH if several else value)
            for layer, one in enumerate(value if several else (), 1):
                put(_key(f"{row.field}_{layer}"), one)
        case Whole() | Number():
            session.hold(_key(row.field), value)
        case _:
            put(_key(row.field), value)


def _hold_numbers(name: str) -> None:
    """Set the controls of drawn data to the numbers that their name gives."""
    if drawn := drawn_set(name):
        for one, number in drawn_data.numbers(drawn, name).items():
            fill(drawn_data.rows(drawn)[one], number)


def keep(row: Row) -> None:
    """Keep the value of a control that is not drawn: Streamlit would forget it."""
    fill(row, typed(row), session.hold)


def fill_first(row: Row, value: Any) -> None:
    """Set the control of a number to a value, unless it has one."""
    session.hold_first(_key(row.field), value)


def typed(row: Row) -> Any:
    """The value that a setting's control has."""
    match row.kind:
        case Layers():
            layers = range(1, session.value(_key("layers")) + 1)
            return tuple(session.value(_key(f"units_{layer}"), USUAL_UNITS) for layer in layers)
        case Instance():
            name = session.value(_key(row.key))
            return own_tables.chosen(name, _numbers(name))
        case Maybe():
            least, _ = _ends(row.kind)
            return session.value(_key(row.field), least) if session.value(_given(row)) else None
        case OneOrSeveral():
            value = session.value(_key(row.field))
            layers = range(1, session.value(_key("layers")) + 1)
            usual = _of_a_new_layer(row)
            each = tuple(session.value(_key(f"{row.field}_{layer}"), usual) for layer in layers)
            return each if value == EACH else value
        case _:
            return session.value(_key(row.field))


def draw(row: Row, on_change: Callable[[str], None], fixed: str = "") -> None:
    """Draw the control of a setting; ``fixed`` is why it cannot be changed, if it cannot.

    ``on_change`` is called with the setting's field once it has another value.
    """
    help = f"{fixed} {_help(row)}" if fixed else _help(row)
    common = {"help": help, "disabled": bool(fixed)}
    DRAWN[type(row.kind)](row, {**common, "on_change": on_change, "args": (row.field,)})


def draw_each(row: Row, on_change: Callable[[str], None]) -> None:
    """Below the control of a setting: a choice for each hidden layer, if that is chosen."""
    kind, layers = row.kind, session.value(_key("layers"))
    if not isinstance(kind, OneOrSeveral) or session.value(_key(row.field)) != EACH or layers < 2:
        return
    common = {"help": _help(row), "on_change": on_change, "args": (row.field,)}
    for layer in range(1, layers + 1):
        name = f"{row.field}_{layer}"
        session.put_first(_key(name), _of_a_new_layer(row))
        _select(row, name, kind.options, row.option, common, words.LAYER.format(layer=layer))


def _help(row: Row) -> str:
    least, most = _ends(row.kind)
    return row.help.format(least=_plain(least), most=_plain(most))


def _ends(kind: Any) -> tuple[float | None, float | None]:
    """The smallest and the largest number that can be typed, or None."""
    kind = kind.kind if isinstance(kind, Maybe) else kind
    return number_field.ends(kind) if isinstance(kind, (Whole, Number)) else (None, None)


def _plain(end: int | float | None) -> str:
    if isinstance(end, int):
        return f"{end:,}"
    return "" if end is None else np.format_float_positional(end, trim="-")


def _field(name: str, label: str, kind: Any, common: Common, where: Any = st) -> Any:
    form = dict(common)
    field = Field(_key(name), label, kind, form.pop("on_change"), form.pop("args"))
    return field.draw(where, **form)


def _number(row: Row, common: Common) -> None:
    kind: Any = row.kind.kind if isinstance(row.kind, Maybe) else row.kind
    _field(row.field, row.label, kind, common)


def _maybe(row: Row, common: Common) -> None:
    """A switch, and a number field if it is on: an empty number field is refused."""
    usual = bool(session.release(_given(row)))
    if st.toggle(row.label, usual, key=_given(row), **common):
        least, _ = _ends(row.kind)
        session.hold_first(_key(row.field), least)
        _number(row, {**common, "label_visibility": "collapsed"})


def _truth(row: Row, common: Common) -> None:
    usual = bool(session.release(_key(row.field)))
    st.toggle(row.label, usual, key=_key(row.field), **common)


def _choice(row: Row, common: Common) -> None:
    kind: Any = row.kind
    _select(row, row.field, kind.options, row.option, common)


def _one_or_several(row: Row, common: Common) -> None:
    """A choice for all hidden layers, or that each has its own."""
    kind: Any = row.kind
    layers = session.value(_key("layers"))
    options = (*kind.options, EACH) if layers > 1 else kind.options
    if layers < 2 and session.value(_key(row.field)) == EACH:
        only = typed(row) or kind.options
        session.put(_key(row.field), only[0])
    _select(
        row,
        row.field,
        options,
        lambda one: words.EACH_LAYER if one == EACH else row.option(one),
        common,
    )


def _of_a_new_layer(row: Row) -> str:
    """What is chosen for a layer at first: what all layers had together."""
    kind: Any = row.kind
    value = row.value(session.now().settings)
    return value if isinstance(value, str) else str(kind.options[0])


def _layers(row: Row, common: Common) -> None:
    kind: Any = row.kind
    layers, units = Whole(kind.least, kind.most), Whole(1, kind.units)
    count = _field("layers", row.label, layers, common)
    with number_field.line():
        for layer in range(1, count + 1):
            name = f"units_{layer}"
            session.hold_first(_key(name), USUAL_UNITS)
            help = words.UNITS_HELP.format(layer=layer, most=kind.units)
            label = words.UNITS.format(layer=layer)
            _field(name, label, units, {**common, "help": help})


def _numbers(name: str) -> dict[str, float]:
    """The numbers that are typed for drawn data; the usual ones where they were just chosen."""
    drawn = drawn_set(name)
    if drawn is None:
        return {}
    rows = drawn_data.rows(drawn)
    return {one: session.value(_key(row.field), drawn.usual[one]) for one, row in rows.items()}


def _data(row: Row, common: Common) -> None:
    data = typed(row)
    if data.input_names or data.output_names:
        columns = words.COLUMNS.format(names=html.plain(", ".join(data.columns.all)))
        common = {**common, "help": f"{common['help']} {columns}"}
    _select(row, row.key, own_tables.options(), own_tables.called, common)
    if drawn := drawn_set(data.name):
        sides = st.columns(2)
        for at, (name, one) in enumerate(drawn_data.rows(drawn).items()):
            fill_first(one, drawn.usual[name])
            with sides[at % 2]:
                draw(one, lambda _: common["on_change"](row.field))
    if not table_codec.travels(data):
        st.caption(words.NOT_IN_LINK)


def _select(
    row: Row,
    name: str,
    options: tuple[str, ...],
    called: Callable[[str], str],
    common: Common,
    label: str = "",
) -> None:
    usual = session.release(_key(name))
    st.selectbox(
        label or row.label,
        options,
        options.index(usual) if usual in options else 0,
        key=_key(name),
        format_func=called,
        **common,
    )


DRAWN: Mapping[type, Callable[[Row, Common], None]] = {
    Whole: _number,
    Number: _number,
    Maybe: _maybe,
    Boolean: _truth,
    OneOf: _choice,
    OneOrSeveral: _one_or_several,
    Layers: _layers,
    Instance: _data,
}
"""The function that draws each kind."""
