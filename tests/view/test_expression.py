"""What is written behind a cell: read as Python would read it, it gives the cell's number."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from nn_core.arrays.helpers import HELPERS
from nn_core.arrays.stack import Stack
from nn_core.lines.tree import read
from nn_view.iteration.expression import Operands, explain, tokens
from tests.helpers.lines import MATRICES, evaluated, expressions, operands
from tests.helpers.written import cell_value, python_of

OPERANDS = Operands(
    {**dict.fromkeys(MATRICES, ("rows", "rows")), "learning_rate": (), "b1": ("rows",)},
    {"rows": 3, "one": 1},
)
LINES = [
    "np.maximum(z1, 0.01 * z1)",
    "2 * z1",
    "1.0 * (z1 < 0)",
    "z1 ** 3",
    "(1 / 3) * z1",
    "-(a1 + z1)",
    "a1.sum(axis=1, keepdims=True)",
    "np.log(np.abs(a1))",
    "np.where(z1 > 0, z1, 0.01 * z1)",
    "np.exp(z1) / np.exp(z1).sum(axis=1, keepdims=True)",
    "z1.T @ a1 / len(z1)",
    "(z1 * a1).mean(axis=0)",
    "(a1 - z1).mean()",
    "z1 @ a1 + b1",
    "a1 @ (z1 - w1).T",
    "2 - learning_rate * (a1 @ w1)",
]
BY_ROW = [
    "diagonal(a1) - outer(a1, a1)",
    "diagonal(np.ones_like(a1))",
    "2 / outer(a1 + z1, z1)",
    "(diagonal(a1) - a1_d_z1) ** 2",
    "row_by_row(a1, a1_d_z1)",
    "row_by_row(a1 - z1, a1_d_z1) / len(a1)",
    "a1 * row_by_row(a1, diagonal(z1))",
]


def value(known: dict[str, Any], name: str, row: int, column: int) -> float:
    return float(np.atleast_2d(known[name])[row, column])


def checked(line: str, known: dict[str, Any]) -> None:
    """Every cell of a line's value is what is written behind it."""
    result = np.atleast_2d(evaluated(line, known))
    if not np.isfinite(result).all():
        return
    explained = explain(read(line), OPERANDS)
    for (row, column), expected in np.ndenumerate(result):
        place = {"i": row, "j": column}
        found = cell_value(explained, place, OPERANDS.sizes, lambda *at: value(known, *at))
        assert found == pytest.approx(expected, rel=1e-8, abs=1e-9), (line, row, column)


@pytest.mark.parametrize("line", LINES)
def test_the_terms_of_a_cell_add_up_to_it(line: str) -> None:
    checked(line, operands(3) | {"b1": np.array([0.5, -1.0, 2.0])})


@pytest.mark.parametrize("line", LINES)
def test_the_terms_of_a_cell_add_up_for_each_network_of_a_stack(line: str) -> None:
    each = [operands(at) | {"b1": np.array([0.5, -1.0, 2.0]) * at} for at in (1, 2)]
    together = {
        name: Stack.of([one[name] for one in each]) if np.ndim(each[0][name]) else each[0][name]
        for name in each[0]
    }
    with np.errstate(all="ignore"):
        result = np.asarray(eval(line, {"np": np}, together))
    explained = explain(read(line), OPERANDS)
    for at, known in enumerate(each):
        own = np.atleast_2d(result[..., at])
        for (row, column), expected in np.ndenumerate(own):
            place = {"i": row, "j": column}
            found = cell_value(explained, place, OPERANDS.sizes, lambda *one: value(known, *one))  # noqa: B023
            assert found == pytest.approx(float(expected), rel=1e-9), (line, at)


@given(expressions(), st.integers(0, 2**16))
@examples(max_examples=200)
def test_what_is_written_behind_a_cell_of_any_line_gives_its_number(line: str, seed: int) -> None:
    checked(line, operands(seed))


@given(expressions(sums=False), st.integers(0, 2**16))
@examples(max_examples=150)
def test_a_line_written_with_its_operands_reads_as_the_line(line: str, seed: int) -> None:
    # Of one cell each, since a condition in words chooses for all cells at once.
    known = {name: one[:1, :1] if np.ndim(one) else one for name, one in operands(seed).items()}
    expected = evaluated(line, known, divide="raise")
    assume(bool(np.isfinite(expected).all()))
    pieces = tokens(read(line))
    parts = [python_of(one["text"]) if "text" in one else one["operand"] for one in pieces]
    # A single cell is its own transpose, and a condition in words gives a plain number.
    found = evaluated("".join(parts).replace(".T", ""), known)
    np.testing.assert_allclose(found, expected, rtol=1e-8, atol=1e-10)


@pytest.mark.parametrize("line", BY_ROW)
def test_what_is_written_behind_a_cell_of_one_rows_matrix_gives_its_number(line: str) -> None:
    random = np.random.RandomState(7)
    known: dict[str, Any] = {
        "a1": random.rand(2, 3),
        "z1": random.rand(2, 3),
        "a1_d_z1": random.rand(2, 3, 3),
    }
    axes = dict.fromkeys(("a1", "z1"), ("rows", "units")) | {"a1_d_z1": ("rows", "units", "units")}
    given = Operands(axes, {"rows": 2, "units": 3, "one": 1})
    result = evaluated(line, {**known, **HELPERS})
    explained = explain(read(line), given)
    for (*row, i, j), expected in np.ndenumerate(result):
        place = {"i": i, "j": j} | ({"row": row[0]} if row else {})
        found = cell_value(explained, place, given.sizes, lambda name, *at: float(known[name][at]))
        assert found == pytest.approx(float(expected), rel=1e-9), (line, row, i, j)


def test_a_row_is_multiplied_by_its_own_matrix() -> None:
    axes = {"a1": ("rows", "units"), "a1_d_z1": ("rows", "units", "units")}
    written = explain(read("row_by_row(a1, a1_d_z1)"), Operands(axes, {"rows": 2, "units": 3}))
    assert written["terms"]["over"] == ["units"]
    left, _, right = written["terms"]["pieces"]
    assert left == {"name": "a1", "at": ["i", "k"]}
    assert right == {"name": "a1_d_z1", "at": ["k", "j"], "each": "i"}


def test_an_operand_lights_up_where_its_number_is_used() -> None:
    written = explain(read("z1.T @ a1 + b1"), OPERANDS)
    left, _, right = written["terms"]["pieces"]
    assert (left["at"], right["at"]) == (["k", "i"], ["k", "j"])
    assert written["after"] == [{"text": " + "}, {"name": "b1", "at": [0, "j"]}]


def test_a_number_of_the_optimizer_is_multiplied_as_a_number_is() -> None:
    signs = [one["text"] for one in tokens(read("z1 - learning_rate * a1")) if "text" in one]
    assert signs == [" − ", " · "]
    assert [one["text"] for one in tokens(read("w1 * a1")) if "text" in one] == [" ∘ "]
