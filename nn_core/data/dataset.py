"""A data set: rows of inputs with the outputs wanted for them, some to train and some to test."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from functools import cache, cached_property
from typing import IO, Any, ClassVar, NamedTuple

import numpy as np

from nn_core.checks import finite, one_of, quoted
from nn_core.data import csv_table
from nn_core.data.cells import Cells
from nn_core.data.column_names import Names, check_apart, checked, distinct
from nn_core.data.scaling import SCALES, scaled
from nn_core.data.targets import targets_of
from nn_core.limits import MAX_INPUTS, MAX_OUTPUTS, MAX_ROWS, MAX_VALUE

Table = tuple[tuple[float, ...], ...]


class Rows(NamedTuple):
    """``inputs`` (rows x inputs) and ``output`` (rows x outputs), read-only float64."""

    inputs: np.ndarray
    output: np.ndarray


def _table(name: str, rows: Any, start: int = 0) -> Table:
    result = []
    given = rows.tolist() if isinstance(rows, np.ndarray) else rows
    for at, row in enumerate(given if isinstance(given, (list, tuple)) else [given]):
        if not isinstance(row, (list, tuple)):
            raise ValueError(f"{name} must be a table: a list of rows, each a list of numbers.")
        place = f"{name}, row {start + at + 1}"
        result.append(
            tuple(finite(f"{place}, column {k + 1}", v, MAX_VALUE) for k, v in enumerate(row))
        )
    if len({len(row) for row in result}) > 1:
        raise ValueError(f"{name}: every row must have the same number of columns.")
    return tuple(result)


@dataclass(frozen=True)
class Dataset:
    """Inputs and outputs as tables of numbers; frozen, hashable, checked.

    ``inputs`` and ``output`` train the network; ``test_inputs`` and ``test_output``, which may be
    empty, only test it. ``input_names`` and ``output_names`` name the columns; without them these
    are ``x1`` … and ``y``, see ``columns``. ``class_names`` names the class of each output, or the
    two classes 0 and 1 of a single one. Raises ``ValueError`` where a table is not one, a number is
    not finite, a name is not a short line of its own or the limits are exceeded (1–16 inputs, 1–8
    outputs, 1–512 rows).
    """

    name: str
    inputs: Table
    output: Table
    test_inputs: Table = ()
    test_output: Table = ()
    _: KW_ONLY
    input_names: tuple[str, ...] = ()
    output_names: tuple[str, ...] = ()
    class_names: tuple[str, ...] = ()
    built_in: ClassVar[Mapping[str, Callable[..., Dataset]]]

    def __post_init__(self) -> None:
        for field in ("inputs", "output", "test_inputs", "test_output"):
            object.__setattr__(self, field, _table(field, getattr(self, field)))
        if not self.inputs:
            raise ValueError("The data have no row to train with. Give at least one.")
        for inputs, output, kind in (
            (self.inputs, self.output, "training"),
            (self.test_inputs, self.test_output, "test"),
        ):
            if len(inputs) != len(output):
                raise ValueError(
                    f"The {kind} rows have {len(inputs)} inputs but {len(output)} outputs: "
                    "each row needs both."
                )
        _bounded("inputs", {len(row) for row in self.inputs + self.test_inputs}, MAX_INPUTS)
        _bounded("outputs", {len(row) for row in self.output + self.test_output}, MAX_OUTPUTS)
        rows = len(self.inputs) + len(self.test_inputs)
        if rows > MAX_ROWS:
            raise ValueError(f"The data have {rows} rows; at most {MAX_ROWS} are allowed.")
        outputs = len(self.output[0])
        for field, count in (
            ("input_names", len(self.inputs[0])),
            ("output_names", outputs),
            ("class_names", max(2, outputs)),
        ):
            object.__setattr__(self, field, checked(field, getattr(self, field), count))
        check_apart(self.columns.all)

    @property
    def columns(self) -> Names:
        """What the columns are called: as somebody named them, else ``x1`` … and ``y``."""
        usual = Names.usual(len(self.inputs[0]), len(self.output[0]))
        return Names(self.input_names or usual.inputs, self.output_names or usual.outputs)

    @cached_property
    def train(self) -> Rows:
        """The rows that train the network."""
        return self._rows(self.inputs, self.output)

    @cached_property
    def test(self) -> Rows:
        """The rows that only test it; may have no row."""
        return self._rows(self.test_inputs, self.test_output)

    def _rows(self, inputs: Table, output: Table) -> Rows:
        shapes = (len(inputs), len(self.inputs[0])), (len(output), len(self.output[0]))
        arrays = [
            np.array(table, dtype=np.float64).reshape(shape)
            for table, shape in zip((inputs, output), shapes, strict=True)
        ]
        for array in arrays:
            array.setflags(write=False)
        return Rows(*arrays)

    @classmethod
    def truth_table(cls) -> Dataset:
        """The tutorial's eight rows of three bits, the output the last one; six train, two test."""
        return _truth_table()

    @classmethod
    def from_csv(
        cls,
        file_or_text: str | bytes | IO[str] | IO[bytes],
        targets: str | Sequence[str] | None = None,
        test_rows: Sequence[int] = (),
        name: str = "csv",
        **more: Any,
    ) -> Dataset:
        """A table of numbers with a line of column names, as text or an open file.

        ``targets`` names the output columns (default: the last one), ``test_rows`` the rows,
        counted from 1, that only test. Commas, semicolons and tabs separate; with semicolons and
        tabs a decimal comma is understood. Bytes may be UTF-8, UTF-16 or Latin-1. The data keep the
        names of the columns, ``cleaned``. ``more`` are options of ``from_cells``. Raises
        ``ValueError`` that names row and column.
        """
        return cls.from_cells(csv_table.read(file_or_text), targets, test_rows, name, **more)

    @classmethod
    def from_cells(
        cls,
        cells: Cells,
        targets: str | Sequence[str] | None = None,
        test_rows: Sequence[int] = (),
        name: str = "csv",
        *,
        inputs: str | Sequence[str] | None = None,
        rows: Sequence[int] | None = None,
        classes: str | Sequence[str] = (),
        scale_inputs: str = "none",
        scale_output: str = "none",
    ) -> Dataset:
        """A table of texts as data; ``inputs`` names the input columns (default: all others).

        ``rows`` are those to be used, counted from 1 (default: all). ``classes`` names target
        columns of which each class becomes an output, 1 for its rows and 0 for the others; two
        classes become one output of 0 and 1. ``scale_inputs`` and ``scale_output`` are
        ``"none"``, ``"range"`` (0 … 1) or ``"standard"`` (mean 0, standard deviation 1), each
        column by its training rows; outputs of classes stay as they are.
        """
        for option, scale in (("scale_inputs", scale_inputs), ("scale_output", scale_output)):
            one_of(option, scale, SCALES)
        cells.check_names()
        wanted = csv_table.places(cells.names, cells.names[-1] if targets is None else targets)
        others = [at for at in range(cells.index, len(cells.names)) if at not in wanted]
        given = others if inputs is None else csv_table.places(cells.names, inputs)
        if not wanted:
            raise ValueError("Name at least one target column.")
        if not others or not given:
            raise ValueError("Every column is a target: leave at least one as an input.")
        if both := [cells.names[at] for at in given if at in wanted]:
            raise ValueError(f"Column {quoted(both[0])} cannot be an input and a target at once.")
        if len(given) + len(wanted) > MAX_INPUTS + MAX_OUTPUTS:
            raise ValueError(
                f"The table has {len(given) + len(wanted)} columns; "
                f"at most {MAX_INPUTS + MAX_OUTPUTS} are allowed."
            )
        used, rest, apart = _divided(len(cells.rows), rows, test_rows)
        called = distinct(cells.names)
        of_inputs = np.array(cells.numbers(given, used))
        made = targets_of(cells, wanted, csv_table.places(cells.names, classes), used, called)
        parts: list[list[Table]] = []
        for numbers, kept, scale in (
            (of_inputs, [], scale_inputs),
            (made.numbers, made.of_classes, scale_output),
        ):
            halves = scaled(numbers[rest], numbers[apart], scale, kept)
            parts.append([tuple(map(tuple, half.tolist())) for half in halves])
        (train, test), (output, test_output) = parts
        names = Names(tuple(called[at] for at in given), made.names)
        if not cells.named and names == Names.usual(len(names.inputs), len(names.outputs)):
            names = Names((), ())
        return cls(
            name,
            train,
            output,
            test,
            test_output,
            input_names=names.inputs,
            output_names=names.outputs,
            class_names=made.class_names,
        )


def _divided(
    count: int, rows: Sequence[int] | None, test_rows: Sequence[int]
) -> tuple[list[int], list[int], list[int]]:
    """The rows that are used, counted from 0, and of these the places to train and to test."""
    wanted = csv_table.test_set(range(1, count + 1) if rows is None else rows, count)
    used = sorted(wanted)
    if len(used) > MAX_ROWS:
        raise ValueError(f"The table has {len(used)} rows; at most {MAX_ROWS} are allowed.")
    tests = csv_table.test_set(test_rows, count)
    rest = [place for place, row in enumerate(used) if row not in tests]
    if not rest:
        raise ValueError("The data have no row to train with. Give at least one.")
    return used, rest, [place for place, row in enumerate(used) if row in tests]


def _bounded(name: str, widths: set[int], most: int) -> None:
    if len(widths) != 1:
        raise ValueError(f"Training and test rows must have the same number of {name}.")
    width = widths.pop()
    if not 1 <= width <= most:
        raise ValueError(f"The data have {width} {name}; 1 to {most} are allowed.")


@cache
def _truth_table() -> Dataset:
    bits = tuple(itertools.product((0.0, 1.0), repeat=3))
    output = tuple((row[2],) for row in bits)
    return Dataset("truth_table", bits[:6], output[:6], bits[6:], output[6:])
