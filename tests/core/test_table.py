"""Tables over the iterations of a run hold the run's own numbers."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import numpy as np
import pytest

from nn_core import Dataset, Settings, train
from nn_core.exports import Part, Table
from nn_core.exports.table import MAX_NUMBERS


@pytest.mark.parametrize("part", list(Part))
def test_a_table_holds_the_runs_own_numbers(part: Part) -> None:
    run = train(Settings(iterations=40, biases="per_unit"))
    table = Table(run, part, 3, 30, 9)
    columns = table.columns()
    assert list(columns) == table.names
    assert columns["iteration"].tolist() == [3, 12, 21, 30]
    np.testing.assert_array_equal(columns["error"], run.errors[3:31:9])
    np.testing.assert_array_equal(columns["test_error"], run.test_errors[3:31:9])
    assert table.numbers == 4 * len(columns)
    if part is not Part.ERRORS:
        assert columns["w1_3_5"][1] == run.parameters(12)["w1"][2, 4]
        assert columns["b1_2"][1] == run.parameters(12)["b1"][1]
    if part is Part.QUANTITIES:
        assert columns["delta_w2_4_1"][2] == run.at(21)["delta_w2"][3, 0]
    read = list(csv.reader(io.StringIO(table.csv())))
    assert read[0] == table.names
    assert [list(map(float, row)) for row in read[1:]] == [
        [float(one) for one in row] for row in zip(*columns.values(), strict=True)
    ]


def test_without_test_rows_there_is_no_column_of_test_errors() -> None:
    run = train(Settings(iterations=3, dataset=Dataset.built_in["xor"]()))
    table = Table(run, Part.ERRORS, 0, 2)
    assert list(table.columns()) == table.names == ["iteration", "error"]


@pytest.mark.parametrize(
    ("first", "last", "every", "sentence"),
    [
        (-1, 2, 1, "first must be"),
        (2, 1, 1, "last must be"),
        (0, 9000, 1, "last must be"),
        (0, 5, 0, "every must be"),
        (0, 2999, 1, "one in 2 of them"),
    ],
)
def test_an_impossible_table_is_refused(first: int, last: int, every: int, sentence: str) -> None:
    run = train(Settings(iterations=3000))
    with pytest.raises(ValueError, match=sentence):
        Table(run, Part.QUANTITIES, first, last, every)


def test_a_table_is_possible_with_the_suggested_spacing() -> None:
    run = train(Settings(iterations=3000))
    table = Table(run, Part.QUANTITIES, 0, 2999, 2)
    assert table.numbers <= MAX_NUMBERS
    assert replace(table, every=table.smallest_every).numbers <= MAX_NUMBERS
