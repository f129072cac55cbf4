"""Own data in an address: a small table travels in it, a larger one is kept by this process.

``data=own&table=0_0to0__0_1to1__test_1_1to0`` holds the rows themselves: numbers parted by ``_``,
inputs and outputs by ``to``, rows by ``__``; ``test_`` marks the rows that only test. None of
these signs has to be escaped in an address. ``columns=height,width,door`` names its inputs and then
its outputs, ``classes=shut,open`` their classes, both as a line of CSV. ``data=own-<digest>`` names
a table that was uploaded to this process, which answers for it as long as it keeps it.
``data=circles-100-0.1-0-0.25`` names data that are drawn, with the numbers by which they are.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from urllib.parse import quote, unquote

from nn_core import MAX_OUTPUTS, Dataset, Names, drawn_set
from nn_core.data import rescaled
from nn_core.data.column_names import distinct
from nn_core.data.dataset import Table
from nn_view.links.digests import Kept, digest_of
from nn_view.links.query import Reader
from nn_view.wording import link as words

OWN = "own"
MOST_CELLS = 64
MOST_CHARACTERS = 1500
"""Of a table with its names in an address: settings and place need some of its 2000, too."""
KEPT_CELLS = 1_000_000
"""Cells of larger tables that a process holds, some 32 MB; the ones used least go first."""
KEPT_DIGESTS = 32
"""Tables whose digest is remembered: it is asked for whenever a link is written."""
_NUMBER = r"-?[0-9]{1,10}(\.[0-9]{1,24})?(e-?[0-9]{1,3})?"
_HALF = rf"{_NUMBER}(_{_NUMBER})*"
_ROW = re.compile(rf"(test_)?(?P<inputs>{_HALF})to(?P<output>{_HALF})")
_Numbers = tuple[float, ...]


def cells(data: Dataset) -> int:
    """How many numbers a table has."""
    rows = len(data.inputs) + len(data.test_inputs)
    return rows * (len(data.inputs[0]) + len(data.output[0]))


def named(data: Dataset) -> Dataset:
    """The built-in data with exactly these rows and no names, else these as own data."""
    if _is_built_in(data):
        return data
    usual = Names.usual(len(data.inputs[0]), len(data.output[0]))
    inputs = () if data.input_names == usual.inputs else data.input_names
    outputs = () if data.output_names == usual.outputs else data.output_names
    if not (inputs or outputs or data.class_names):
        for make in Dataset.built_in.values():
            if _tables(built_in := make()) == _tables(data):
                return built_in
    return replace(data, name=OWN, input_names=inputs, output_names=outputs)


def scaled_output(data: Dataset) -> Dataset:
    """The data with each output on the scale 0 … 1 of its training rows."""
    return named(rescaled.scaled_output(data))


def scaled_inputs(data: Dataset) -> Dataset:
    """The data with the mean 0 and the standard deviation 1 of each input's training rows."""
    return named(rescaled.scaled_inputs(data))


def class_outputs(data: Dataset) -> Dataset | None:
    """The data with an output for each class, where the only output counts classes; else None.

    Such are whole numbers from 0 or 1 that recur, three to as many as there may be outputs.
    """
    values = sorted({row[0] for row in data.output + data.test_output})
    rows = len(data.output) + len(data.test_output)
    counted = [values[0] + at for at in range(len(values))]
    few = 2 < len(values) <= MAX_OUTPUTS and 2 * len(values) <= rows
    if len(data.output[0]) > 1 or not few or values[0] not in (0, 1) or values != counted:
        return None
    names = distinct([*data.columns.inputs, *(f"{value:g}" for value in values)])
    classes = names[len(data.columns.inputs) :]

    def split(table: Table) -> Table:
        return tuple(tuple(float(row[0] == value) for value in values) for row in table)

    return named(
        replace(
            data,
            output=split(data.output),
            test_output=split(data.test_output),
            output_names=classes,
            class_names=classes,
        )
    )


def travels(data: Dataset) -> bool:
    """Whether a link carries the data: built-in ones by name, small ones by their rows."""
    return _is_built_in(data) or _fits(data)


def values(data: Dataset) -> dict[str, str]:
    """The data as names and values of an address; larger data are kept for whoever follows it."""
    if _is_built_in(data):
        return {"data": data.name}
    if _fits(data):
        return {"data": OWN, "table": written(data)} | _names(data)
    # Also without its names: so a link of a table that had none finds its numbers again.
    STORE.keep(_bare(data))
    return {"data": f"{OWN}-{STORE.keep(data)}"}


def read(reader: Reader, usual: Dataset) -> Dataset:
    """The data that an address names, or ``usual`` with a sentence why it is not."""
    given = reader.values.get("data", "")
    table = reader.values.get("table")
    if given == OWN and table is not None:
        del reader.values["data"]
        allowed = words.TABLE.format(most=MOST_CELLS)
        data = reader.checked("table", None, parse, allowed, usual.name)
        names = {name: reader.values.pop(name, None) for name in ("columns", "classes")}
        if data is None:
            return usual
        for name, text in names.items():
            data = _with_names(reader, data, name, text)
        return named(data)
    if given.startswith(f"{OWN}-"):
        del reader.values["data"]
        found = STORE.find(given.removeprefix(f"{OWN}-"))
        if found is None:
            reader.problems.append(words.DATA_GONE.format(used=usual.name))
        return found or usual
    drawn = drawn_set(given)
    if drawn is not None:
        del reader.values["data"]
        numbers, problems = drawn.read(given.split("-")[1:])
        data = drawn(**numbers)
        if problems:
            reader.refuse("data", given, "; ".join(problems), data.name)
        return data
    name = reader.choice("data", tuple(Dataset.built_in), usual.name)
    return Dataset.built_in[name]() if name in Dataset.built_in else usual


def written(data: Dataset) -> str:
    """The rows as a text that an address can hold."""
    rows = [
        f"{mark}{_numbers(inputs)}to{_numbers(output)}"
        for mark, table, outputs in (
            ("", data.inputs, data.output),
            ("test_", data.test_inputs, data.test_output),
        )
        for inputs, output in zip(table, outputs, strict=True)
    ]
    return "__".join(rows)


def parse(text: str) -> Dataset:
    """The reverse of ``written``; raises ``ValueError`` for what is no such table."""
    if len(text) > MOST_CHARACTERS:
        raise ValueError(text)
    train: list[tuple[_Numbers, _Numbers]] = []
    test: list[tuple[_Numbers, _Numbers]] = []
    for row in text.split("__"):
        match = _ROW.fullmatch(row)
        if match is None:
            raise ValueError(row)
        both = _read(match["inputs"]), _read(match["output"])
        (test if match[1] else train).append(both)
    parts = [tuple(row[half] for row in rows) for rows in (train, test) for half in (0, 1)]
    data = named(Dataset(OWN, *parts))
    if cells(data) > MOST_CELLS:
        raise ValueError(text)
    return data


def _names(data: Dataset) -> dict[str, str]:
    """The names of columns and classes, where they have any, as lines of CSV."""
    columns = data.columns.all if data.input_names or data.output_names else ()
    given = {"columns": columns, "classes": data.class_names}
    return {name: _line(names) for name, names in given.items() if names}


def _line(names: Sequence[str]) -> str:
    """A line of CSV, without the sign that stands between the runs of a comparison."""
    text = io.StringIO()
    csv.writer(text, lineterminator="").writerow(names)
    return text.getvalue().replace("%", "%25").replace("~", "%7E")


def _with_names(reader: Reader, data: Dataset, name: str, text: str | None) -> Dataset:
    """The data with the names of an address, or without them and with a sentence why."""
    if text is None:
        return data
    try:
        line = unquote(text[:MOST_CHARACTERS], errors="strict")
        names = tuple(next(csv.reader([line], strict=True), ()))
        count = len(data.inputs[0])
        if name == "classes":
            return replace(data, class_names=names)
        if len(names) != len(data.columns.all):
            raise ValueError(text)
        return replace(data, input_names=names[:count], output_names=names[count:])
    except (ValueError, csv.Error):
        reader.refuse(name, text, words.NAMES, "")
        return data


@lru_cache(maxsize=KEPT_DIGESTS)
def digest(data: Dataset) -> str:
    """Twenty hex digits that only this table has: who knows them has seen the table or a link."""
    names = data.input_names, data.output_names, data.class_names
    content = (_tables(data), names) if any(names) else _tables(data)
    return digest_of(content)


class Store(Kept[Dataset]):
    """Tables by their digest, as many as ``most`` cells allow."""

    def __init__(self, most: int = KEPT_CELLS) -> None:
        super().__init__(most, digest, cells)


STORE = Store()


@lru_cache(maxsize=KEPT_DIGESTS)
def _bare(data: Dataset) -> Dataset:
    """The data without any names."""
    return replace(data, input_names=(), output_names=(), class_names=())


def _tables(data: Dataset) -> tuple[tuple[_Numbers, ...], ...]:
    return data.inputs, data.output, data.test_inputs, data.test_output


def _is_built_in(data: Dataset) -> bool:
    return data.name in Dataset.built_in and Dataset.built_in[data.name]() == data


def _fits(data: Dataset) -> bool:
    if cells(data) > MOST_CELLS:
        return False
    texts = (written(data), *map(quote, _names(data).values()))
    return sum(map(len, texts)) <= MOST_CHARACTERS


def _numbers(row: _Numbers) -> str:
    return "_".join(repr(value).removesuffix(".0").replace("+", "") for value in row)


def _read(text: str) -> _Numbers:
    return tuple(map(float, text.split("_")))
