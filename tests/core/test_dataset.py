"""Data sets: the built-in ones, text tables, and the error message for each bad one."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from nn_core import Dataset, drawn_set
from nn_core.data import csv_table
from tests.helpers.tables import CSV, refusal

OUTPUT: dict[str, tuple[int, Callable[[tuple[float, ...]], bool]]] = {
    "xor": (2, lambda row: row[0] != row[1]),
    "and": (2, lambda row: all(row)),
    "or": (2, lambda row: any(row)),
    "parity": (3, lambda row: (row[0] + row[1] + row[2]) in (1, 3)),
    "majority": (3, lambda row: row[0] + row[1] + row[2] > 1.5),
}


def test_the_truth_table_has_the_tutorials_rows() -> None:
    data = Dataset.truth_table()
    assert data.train.inputs.tolist() == [
        [0, 0, 0],
        [0, 0, 1],
        [0, 1, 0],
        [0, 1, 1],
        [1, 0, 0],
        [1, 0, 1],
    ]
    assert data.train.output.ravel().tolist() == [0, 1, 0, 1, 0, 1]
    assert data.test.inputs.tolist() == [[1, 1, 0], [1, 1, 1]]
    assert data.test.output.ravel().tolist() == [0, 1]


@pytest.mark.parametrize("name", sorted(OUTPUT))
def test_built_in_tables_are_what_their_names_say(name: str) -> None:
    bits, output = OUTPUT[name]
    data = Dataset.built_in[name]()
    assert len(set(data.inputs)) == len(data.inputs) == 2**bits
    assert [bool(wanted) for (wanted,) in data.output] == [output(row) for row in data.inputs]
    assert data.test.inputs.shape == (0, bits)
    assert data.test.output.shape == (0, 1)


def test_every_built_in_table_has_the_name_it_is_found_by() -> None:
    for name, make in Dataset.built_in.items():
        data = make()
        assert Dataset.built_in[data.name]() == data
        # A drawn one has its numbers in its name.
        assert data.name.partition("-")[0] == name
        assert (data.name == name) == (drawn_set(name) is None)
    assert len(Dataset.built_in) == len({*Dataset.built_in}) == 16


def test_built_in_tables_are_made_once() -> None:
    assert Dataset.truth_table() is Dataset.truth_table()
    for make in Dataset.built_in.values():
        assert make() is make()


def test_rows_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="read-only"):
        Dataset.truth_table().train.inputs[0, 0] = 1


def test_equal_tables_are_equal_and_hash_alike() -> None:
    lists: Any = [[0, 1], [1, 0]], [[1], [0]]
    one, other = Dataset("own", *lists), Dataset("own", ((0, 1), (1, 0)), ((1,), (0,)))
    assert one == other
    assert hash(one) == hash(other)


@pytest.mark.parametrize(
    ("tables", "sentence"),
    [
        (((), ()), "The data have no row to train with. Give at least one."),
        ((((1,),), ()), "The training rows have 1 inputs but 0 outputs: each row needs both."),
        ((((1,),), ((1,),), ((1,),)), "The test rows have 1 inputs but 0 outputs"),
        ((((1,), (1, 2)), ((1,), (1,))), "inputs: every row must have the same number of columns."),
        (((1, 2), ((1,), (1,))), "inputs must be a table: a list of rows"),
        ((((1, "x"),), ((1,),)), "inputs, row 1, column 2 must be a number, got 'x'."),
        ((((1,),), ((float("nan"),),)), "output, row 1, column 1 must be between -1e+09 and 1e+09"),
        ((((2e9,),), ((1,),)), "inputs, row 1, column 1 must be between -1e+09 and 1e+09"),
        ((((1,),), ((1,),), ((1, 2),), ((1,),)), "must have the same number of inputs."),
        ((((1,),), ((1,),), ((1,),), ((1, 2),)), "must have the same number of outputs."),
        ((((0,) * 17,), ((1,),)), "The data have 17 inputs; 1 to 16 are allowed."),
        ((((0,),), ((1,) * 9,)), "The data have 9 outputs; 1 to 8 are allowed."),
        ((((),), ((1,),)), "The data have 0 inputs; 1 to 16 are allowed."),
        ((((0,),) * 513, ((1,),) * 513), "The data have 513 rows; at most 512 are allowed."),
    ],
)
def test_a_bad_table_is_refused_with_its_reason(tables: Any, sentence: str) -> None:
    assert sentence in refusal(lambda: Dataset("own", *tables))


@pytest.mark.parametrize(
    "source",
    [
        CSV,
        CSV.encode(),
        "\ufeff" + CSV,
        CSV.encode("utf-8-sig"),
        CSV.replace(",", ";"),
        CSV.replace(",", "\t"),
        CSV.replace("\n", "\r\n"),
        CSV.replace("\n", "\n\n"),
        CSV.replace("\n", ",,\n") + ",,,,\n",
        CSV.encode("utf-16"),
        CSV.encode("utf-16-le"),
        CSV.encode("utf-16-be"),
        CSV.removeprefix("a,b,y\n"),
        '"a" ,"b","y"\n0,FALSE,0\n0,TRUE,1\n+1.0,0,1e0\n1,1.,\u22120\n',
        "a; b; y\n0,0;0;0\n0;1,0;1\n1;0;1\n1;1;0",
    ],
)
def test_a_text_table_is_read_with_any_separator(source: str | bytes) -> None:
    data = Dataset.from_csv(source)
    assert data.train.inputs.tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]]
    assert data.train.output.ravel().tolist() == [0, 1, 1, 0]


def test_an_open_file_is_read_as_text_or_bytes() -> None:
    expected = Dataset.from_csv(CSV)
    assert Dataset.from_csv(io.StringIO(CSV)) == expected
    assert Dataset.from_csv(io.BytesIO(CSV.encode())) == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1", "cp1252"])
def test_names_are_read_in_every_common_encoding(encoding: str) -> None:
    cells = csv_table.read("größe;été;ñ\n0,5;1;0\n1,5;2;1\n".encode(encoding))
    assert cells.names == ("größe", "été", "ñ")
    assert cells.rows == (("0,5", "1", "0"), ("1,5", "2", "1"))
    assert (cells.separator, cells.decimal_comma, cells.named) == (";", True, True)


def test_columns_without_names_get_default_names() -> None:
    cells = csv_table.read("0;0,5;1\n1;1,5;0")
    assert (cells.names, cells.named, len(cells.rows)) == (("x1", "x2", "y"), False, 2)


def test_cells_may_hold_line_breaks_and_separators() -> None:
    assert csv_table.read('"a\nb","c;d"\n1,2\n').names == ("a\nb", "c;d")


def test_columns_can_be_left_out_and_are_scaled_by_the_training_rows() -> None:
    text = "id;a;y\n9;1;10\n8;2;20\n7;3;30\n6;7;50"
    chosen: Any = {"inputs": "a", "targets": "y", "test_rows": [4]}
    data = Dataset.from_csv(text, **chosen, scale_inputs="standard", scale_output="range")
    root = 1.5**0.5
    assert data.train.inputs.ravel() == pytest.approx([-root, 0, root])
    assert data.train.output.ravel().tolist() == [0, 0.5, 1]
    assert data.test.inputs.ravel() == pytest.approx([5 * root])
    assert data.test.output.ravel().tolist() == [2]
    same = Dataset.from_csv("a,y\n5,1\n5,2\n9,3", test_rows=[3], scale_inputs="range")
    assert same.train.inputs.ravel().tolist() == [0, 0]
    assert same.test.inputs.ravel().tolist() == [4]


def test_targets_and_test_rows_can_be_chosen() -> None:
    data = Dataset.from_csv(CSV, targets=["y", "a"], test_rows=[2, 4], name="mine")
    assert data.name == "mine"
    assert data.train.inputs.tolist() == [[0], [0]]
    assert data.train.output.tolist() == [[0, 0], [1, 1]]
    assert data.test.inputs.tolist() == [[1], [1]]
    assert Dataset.from_csv(CSV, targets="b").train.output.ravel().tolist() == [0, 1, 0, 1]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "The table is empty"),
        ("a,b\n", "The table is empty: give a line of column names and at least one row."),
        ("a\n1\n", "The table has one column: inputs and an output need at least two."),
        ("a,,y\n1,2,3\n", "Column 2 has no name: the first line must name them all."),
        ("a,a,y\n1,2,3\n", "Two columns are called “a”: give each its own name."),
        ("a,b,y\n1,2\n", "Row 1 below the names has 2 cells, but the first line names 3 columns."),
        (
            "a,b,y\n1,,3\n",
            "Row 1 below the names, column “b”: the value is missing. Fill it in or leave",
        ),
        ("a,b,y\n1,2,3\n1,two,3\n", "Row 2 below the names, column “b”: “two” is not a number."),
        ("a,b,y\n1,2,3\n1,inf,3\n", "Row 2 below the names, column “b”: “inf” is not a number."),
        (
            "a,b,y\n1,-2e9,3\n",
            "Row 1 below the names, column “b”: “-2e9” is too large; numbers must be between",
        ),
        (
            "a,b,y\n1,1 000,3\n2,3,4",
            "Row 1 below the names, column “b”: “1 000” is not a number. Write numbers",
        ),
        ("a,b,y\n1,n/a,3\n", "Row 1 below the names, column “b”: the value is missing."),
        (
            "a,b,y\n1,=A2*2,3\n2,2,2",
            "Row 1 below the names, column “b”: “=A2*2” is a formula. Put its value",
        ),
        ("a,b,y\n1,red,3\n2,blue,2", "Column “b” holds text such as “red”, and a network needs"),
        ("a,b,y\n1,7,3\n2,7,3.0", "Column “y” has one value, 3, in every row: nothing can be"),
        ("just some words", "The table is empty: give a line of column names"),
        ('a,b\n1,"2' + "0" * 200_000, "This is not a table: one cell is longer than any"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\x0d", "This is not a table of text: it contains characters"),
        (b"a,b\n1,\x07\n", "This is not a table of text: it contains characters that no text has."),
        (b"a,b\n1,\x81\n", "The encoding of this text is not UTF-8, UTF-16 or Latin-1, or it is"),
        ("a,b\n1,2".encode("utf-16")[:-1], "The encoding of this text is not UTF-8, UTF-16 or"),
        (
            ",".join(f"c{at}" for at in range(25)) + "\n1" + ",1" * 24,
            "The table has 25 columns; at most 24",
        ),
        (
            ",".join(f"c{at}" for at in range(25)) + "\n1\n",
            "has 1 cell, but the first line names 25",
        ),
        ("a,y\n" + "1,2\n" * 513, "The table has 513 rows; at most 512 are allowed."),
        ("1;" * 500_000, "The table has 500,000 columns; at most 250 are read."),
        ("x" * 2_000_001, "The table is too large: at most 2,000,000 characters are read."),
    ],
)
def test_a_bad_text_table_is_refused_with_its_reason(text: str | bytes, sentence: str) -> None:
    assert sentence in refusal(lambda: Dataset.from_csv(text))


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"targets": "z"}, "There is no column “z”. The columns are: a, b, y."),
        ({"targets": []}, "Name at least one target column."),
        ({"targets": ["a", "b", "y"]}, "Every column is a target: leave at least one as an input."),
        ({"test_rows": [5]}, "test_rows must be a whole number from 1 to 4, got 5."),
        ({"test_rows": [1, 2, 3, 4]}, "The data have no row to train with."),
        ({"inputs": ["a", "y"]}, "Column “y” cannot be an input and a target at once."),
        ({"inputs": []}, "Every column is a target: leave at least one as an input."),
        ({"scale_inputs": "log"}, 'scale_inputs must be one of "none", "range", "standard"'),
        ({"scale_output": 1}, "scale_output must be one of"),
    ],
)
def test_a_bad_choice_of_columns_or_rows_is_refused(options: Any, sentence: str) -> None:
    assert sentence in refusal(lambda: Dataset.from_csv(CSV, **options))


def test_rows_are_float64() -> None:
    data = Dataset.truth_table()
    arrays = (*data.train, *data.test)
    assert {array.dtype for array in arrays} == {np.dtype(np.float64)}


@pytest.mark.parametrize("table", [5, None, "12"])
def test_anything_but_a_table_is_refused(table: Any) -> None:
    assert refusal(lambda: Dataset("data", table, table)).startswith("inputs must be a table")


def test_anything_but_a_file_is_refused() -> None:
    missing: Any = None
    assert "text, bytes or an open file" in refusal(lambda: Dataset.from_csv(missing))
