"""Edits: a weight or bias set by hand before an iteration, from which the training continues."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from nn_core.checks import abbreviated, finite, whole
from nn_core.limits import MAX_EDITS, MAX_VALUE


class Edit(NamedTuple):
    """Set one entry of the parameter ``name`` to ``value`` before ``iteration``.

    ``row`` and ``column`` count from 0; a bias has one row, and a shared bias also one column.
    """

    iteration: int
    name: str
    row: int
    column: int
    value: float

    @property
    def place(self) -> tuple[int, str, int, int]:
        """The iteration and the entry that the edit sets."""
        return self[:4]


Shapes = Mapping[str, tuple[int, ...]]


def checked(edits: object, shapes: Shapes, iterations: int) -> tuple[Edit, ...]:
    """The edits, checked and sorted; raises ``ValueError`` for a wrong one, and for too many."""
    if not isinstance(edits, (tuple, list)) or len(edits) > MAX_EDITS:
        raise ValueError(f"edits must be a list of at most {MAX_EDITS}, got {abbreviated(edits)}.")
    found = sorted(checked_one(edit, shapes, iterations) for edit in edits)
    for one, other in itertools.pairwise(found):
        if one.place == other.place:
            raise ValueError(
                f"edits: {one.name}, row {one.row}, column {one.column} is set twice before "
                f"iteration {one.iteration}. Give one value."
            )
    return tuple(found)


def checked_one(edit: object, shapes: Shapes, iterations: int) -> Edit:
    """The edit, checked against these shapes; raises ``ValueError`` if it does not fit."""
    if not isinstance(edit, (tuple, list)) or len(edit) != len(Edit._fields):
        raise ValueError(
            "edits: each must be an Edit(iteration, name, row, column, value), "
            f"got {abbreviated(edit)}."
        )
    iteration, name, row, column, value = edit
    if not isinstance(name, str) or name not in shapes:
        raise ValueError(f"edits: there is no {abbreviated(name)} here, only {', '.join(shapes)}.")
    rows, columns = (1, 1, *shapes[name])[-2:]
    # + 0.0: a negative zero is equal to zero, and the same settings give the same bytes.
    return Edit(
        whole("edits: iteration", iteration, 0, iterations),
        name,
        whole(f"edits: row of {name}", row, 0, rows - 1),
        whole(f"edits: column of {name}", column, 0, columns - 1),
        finite(f"edits: value of {name}", value, MAX_VALUE) + 0.0,
    )


def applied(
    edits: Iterable[Edit], iteration: int, shapes: Shapes, parameters: Sequence[Any]
) -> tuple[Any, ...]:
    """The parameters after the edits of this iteration; changed arrays are copies.

    ``parameters`` belong to one network, or to many stacked along the last axis, which all get the
    same edits.
    """
    changed = dict(zip(shapes, parameters, strict=True))
    for edit in edits:
        if edit.iteration != iteration:
            continue
        before = changed[edit.name]
        if isinstance(before, float):
            changed[edit.name] = edit.value
        else:
            indices = (edit.row, edit.column)[2 - len(shapes[edit.name]) :]
            changed[edit.name] = before.copy()
            changed[edit.name][indices] = edit.value
    return tuple(changed.values())
