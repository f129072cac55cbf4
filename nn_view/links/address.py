"""Write settings and place as the query of a link, and read them back.

Reading never fails: a bad value gives one sentence, and the default or the nearest good value.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import parse_qsl, quote

from nn_core import Dataset, Settings, quantities_for
from nn_core.setup.declaring import CombinationError, declared, default_of
from nn_core.setup.kinds import DependsOnSettings
from nn_view.iteration.blocks import blocks_for
from nn_view.links import edits, setting_rows, starts
from nn_view.links.query import Extra, Reader, shortened
from nn_view.links.setting_rows import by_field, in_order
from nn_view.wording import link as words

LONGEST = 2000
"""The longest query that a route reads, in characters; a page reads up to ten times as many."""
ROOM = 250
"""Characters of these that a place and the numbers of a window need."""
LEAST_DIGITS, MOST_DIGITS, DIGITS = 2, 6, 3
_FIRST_CELL = "1,1"
"""The cell of a place that names none."""
MOST_ASKED = 9999
"""The largest number of a question: of each place there are as many, one for each number."""
PLACE = ("at", "quantity", "row", "cell", "digits", "view", "chart", "ask")
"""The parameters of a place, as fields of ``Link``."""
IGNORED = frozenset({"embed", "embed_options", "v", "from", "length", "map"})
"""Parameters of Streamlit and of routes: they are in a query, and say nothing of its settings."""


@dataclass(frozen=True)
class Link:
    """What a link asks for, with a sentence for each value that is not valid."""

    settings: Settings = field(default_factory=Settings)
    at: int = 0
    quantity: str = ""
    row: str = "1"
    cell: str = ""
    digits: int = DIGITS
    view: str = ""
    chart: str = ""
    ask: str = ""
    extras: Mapping[str, Any] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


def parse(query: str | Mapping[str, str], extras: Sequence[Extra] = ()) -> Link:
    """Read a query, with a page's own values; if a name occurs twice, the last one counts."""
    text = query if isinstance(query, str) else ""
    if len(text) > 10 * LONGEST:
        usual = {extra.name: extra.default for extra in extras}
        begun = _place(Reader({}), Settings())
        return replace(begun, extras=usual, problems=(words.TOO_LONG,))
    pairs = parse_qsl(text, keep_blank_values=True) if isinstance(query, str) else query.items()
    reader = Reader({name: str(value) for name, value in pairs if name not in IGNORED})
    _rename_former(reader, extras)
    settings = _settings(reader)
    link = _place(reader, settings)
    own = {extra.name: extra.read(reader) for extra in extras}
    unknown = [words.UNKNOWN.format(name=shortened(name)) for name in list(reader.values)[:5]]
    return replace(link, extras=own, problems=(*reader.problems, *unknown))


def _rename_former(reader: Reader, extras: Sequence[Extra]) -> None:
    """Let a link of today that names a page's own number by its former name open what it opened."""
    for extra in extras:
        former = getattr(extra, "former", "")
        if former and reader.values.get(former, "").isdigit():
            reader.values.setdefault(extra.name, reader.values.pop(former))


def _settings(reader: Reader) -> Settings:
    asked = dict(reader.values)
    rows = {row.field: row for row in in_order()}
    beside = {
        name for name, one in declared(Settings).items() if isinstance(one.kind, DependsOnSettings)
    }
    start = rows["start"].taken(reader, Settings())
    usual = starts.usual(start)
    values = {name: row.taken(reader, usual) for name, row in rows.items() if name not in beside}
    settings = _together(reader, values, usual)
    for name, value in values.items():
        row = rows[name]
        if row.refused and row.value(settings) != value:
            given = row.written(value)[row.key]
            if asked.get(row.key) == given:  # neither a default nor refused already
                reader.refuse(row.key, given, row.refused(settings), row.value(settings))
    placed = starts.with_start(settings, start)
    if why := starts.misfit(settings, start):
        allowed = words.START_SHAPE.format(why=why.removeprefix("start: ").rstrip("."))
        reader.refuse("start", start, allowed, words.DRAWN)
    return edits.read(reader, placed)


def _together(reader: Reader, values: dict[str, Any], usual: Settings) -> Settings:
    """The settings of these values; where two exclude each other, the later one is reset."""
    try:
        return Settings(**values)
    except CombinationError as problem:
        row = by_field()[problem.field]
        fallen = values | {row.field: row.value(usual)}
        if fallen == values:
            raise
        given, used = (row.written(one[row.field])[row.key] for one in (values, fallen))
        reader.refuse(row.key, given, problem.why, used)
        return _together(reader, fallen, usual)


def with_dataset(settings: Settings, dataset: Dataset) -> Settings:
    """The settings with other data; a given start and edits stay if they still fit.

    So do the outputs and the loss: where the data exclude them, the default takes their place.
    """
    changed = _with(replace(settings, start=None, edits=()), dataset)
    placed = starts.with_start(changed, starts.name_of(settings))
    return edits.with_edits(placed, settings.edits)


def _with(settings: Settings, dataset: Dataset) -> Settings:
    try:
        return replace(settings, dataset=dataset)
    except CombinationError as problem:
        usual = default_of(settings, problem.field)
        if getattr(settings, problem.field) == usual:
            raise
        return _with(replace(settings, **{problem.field: usual}), dataset)


def read_place(values: Mapping[str, str], settings: Settings) -> Link:
    """A place in the training of these settings, with a sentence for each value not valid."""
    reader = Reader(dict(values))
    return replace(_place(reader, settings), problems=tuple(reader.problems))


def place_values(link: Link) -> dict[str, str]:
    """The place as parameters of a link, without those at their default."""
    usual = _place(Reader({}), link.settings)
    begun, place = ({name: str(getattr(one, name)) for name in PLACE} for one in (usual, link))
    moved = {name: one for name, one in place.items() if one != begun[name]}
    if moved.get("cell") == _FIRST_CELL:
        del moved["cell"]
    return moved


def _place(reader: Reader, settings: Settings) -> Link:
    names = [quantity.name for quantity in quantities_for(settings)]
    quantity = reader.values.pop("quantity", names[0])
    if quantity not in names:
        reader.refuse("quantity", quantity, words.QUANTITY, names[0])
        quantity = names[0]
    rows = len(settings.dataset.inputs) + len(settings.dataset.test_inputs)
    row = reader.values.pop("row", "1")
    if row != "mean" and not (re.fullmatch(r"[0-9]{1,6}", row) and 1 <= int(row) <= rows):
        reader.refuse("row", row, words.ROW.format(most=rows), 1)
        row = "1"
    cell = reader.values.pop("cell", "")
    if cell and not re.fullmatch(r"[1-9][0-9]{0,3},[1-9][0-9]{0,3}", cell):
        reader.refuse("cell", cell, words.CELL, _FIRST_CELL)
        cell = ""
    if cell:
        cell = _within(reader, settings, quantity, cell)
    ask = reader.values.pop("ask", "")
    if ask and not (re.fullmatch(r"[1-9][0-9]{0,3}", ask) and int(ask) <= MOST_ASKED):
        reader.refuse("ask", ask, words.WHOLE.format(least=1, most=MOST_ASKED), "")
        ask = ""
    return Link(
        settings=settings,
        at=reader.whole("at", 0, settings.iterations - 1, 0),
        quantity=quantity,
        row=row,
        cell=cell,
        digits=reader.whole("digits", LEAST_DIGITS, MOST_DIGITS, DIGITS),
        view=reader.choice("view", ("projection",), ""),
        chart=reader.choice("chart", ("output", "gradients"), ""),
        ask=ask,
    )


def _within(reader: Reader, settings: Settings, quantity: str, cell: str) -> str:
    """The cell, or the nearest one that the quantity has."""
    blocks = blocks_for(settings)
    rows, columns = (len(blocks.axes[axis]) for axis in blocks.axis(quantity))
    row, column = map(int, cell.split(","))
    used = f"{min(row, rows)},{min(column, columns)}"
    if used != cell:
        within = words.CELL_WITHIN.format(quantity=quantity, rows=rows, columns=columns)
        reader.refuse("cell", cell, within, used)
    return used


def settings_values(settings: Settings) -> dict[str, str]:
    """The settings as parameters of a link, without those at their default."""
    values: dict[str, str] = {}
    usual = starts.usual(starts.name_of(settings))
    for row in setting_rows.ROWS:
        value, default = row.value(settings), row.value(usual)
        if row.field != "start" and value != default:
            left_out = row.written(default)
            written = row.written(value).items()
            values |= {name: text for name, text in written if text != left_out.get(name)}
    start = starts.written(settings, LONGEST - ROOM - len(_query(values)))
    return ({"start": start} if start else {}) | values


def settings_query(settings: Settings) -> str:
    """The settings as the query of a link, always in the same order."""
    return _query(settings_values(settings))


def _query(values: Mapping[str, str]) -> str:
    return "&".join(f"{name}={quote(value, safe=',')}" for name, value in values.items())
