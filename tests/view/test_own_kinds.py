"""Tables in the forms of other programs: ARFF, JSON, .ods; and in other encodings."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from nn_core import Dataset
from nn_view.tables import uploaded
from nn_view.wording import data as words
from tests.helpers.tables import refusal
from tests.helpers.workbooks import open_document

ARFF = """% by me
@RELATION 'flowers'
@attribute 'petal length' NUMERIC
@attribute width real
@ATTRIBUTE class {'Iris setosa', versicolor}

@DATA
% rows
1.5, 2, 'Iris setosa'
?, 3, versicolor
2.5, 4, versicolor
"""
RECORDS = [{"a": 1.234, "kind": "x"}, {"a": 2, "b": True, "kind": None}, {"a": 3, "kind": "y"}]


def test_arff_is_read_with_its_names_and_classes() -> None:
    brought = uploaded.from_file("f.arff", ARFF.encode())
    assert brought.cells.names == ("petal length", "width", "class")
    assert brought.cells.rows[0] == ("1.5", "2", "Iris setosa")
    assert brought.cells.missing([0]) == [(1, 0)]
    assert brought.cells.classes(2) == ("Iris setosa", "versicolor")
    assert brought.notes[0] == words.FROM_ARFF
    # Whatever the columns are called, they have names.
    numbers = "@relation r\n@attribute 1 real\n@attribute 2 real\n@data\n5 6\n7 8\n"
    assert uploaded.from_text(numbers).cells.names == ("1", "2")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("@relation r\n@data\n1,2\n", "has no columns (@attribute) or no rows"),
        ("@relation r\n@attribute a real\n", "has no columns (@attribute) or no rows"),
        ("@relation r\n@attribute a real\n@data\n{0 1}\n", "Line 4 of this ARFF file is sparse"),
        ("@relation r\n@attribute a\n", "Line 2 of this ARFF file is not understood: “@attribute"),
        ("@relation r\nwhat is this\n", "Line 2 of this ARFF file is not understood: “what"),
    ],
)
def test_arff_that_is_not_understood_is_told_by_its_line(text: str, sentence: str) -> None:
    assert sentence in refusal(lambda: uploaded.from_text(text))


@pytest.mark.parametrize(
    "content",
    [
        [{"a": 1, "y": 0}, {"a": 2.5, "y": 1}],
        [["a", "y"], [1, 0], [2.5, 1]],
        {"a": [1, 2.5], "y": [0, 1]},
        {"a": {"0": 1, "1": 2.5}, "y": {"0": 0, "1": 1}},
        {"count": 2, "rows": [{"a": 1, "y": 0}, {"a": 2.5, "y": 1}]},
        {"columns": ["a", "y"], "index": [0, 1], "data": [[1, 0], [2.5, 1]]},
        {"0": {"a": 1, "y": 0}, "1": {"a": 2.5, "y": 1}},
        {"Ann": {"a": 1, "y": 0}, "Bob": {"a": 2.5, "y": 1}, "Cy": {"a": 3, "y": 1}},
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_json_is_read_in_the_forms_that_tables_have(content: object, encoding: str) -> None:
    brought = uploaded.from_file("t.json", json.dumps(content).encode(encoding))
    assert brought.cells.names == ("a", "y")
    assert Dataset.from_cells(brought.cells).inputs[:2] == ((1,), (2.5,))
    assert brought.notes[0] == words.FROM_JSON


def test_records_may_lack_values_and_numbers_stay_numbers() -> None:
    cells = uploaded.from_text(json.dumps(RECORDS)).cells
    assert cells.names == ("a", "kind", "b")
    assert cells.missing([1, 2]) == [(0, 2), (1, 1), (2, 2)]
    assert cells.written[0].value(cells.rows[0][0]) == 1.234
    assert cells.doubtful == ()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ({"a": 1}, "This is not a table but JSON."),
        ({"a": [1, 2], "y": [1]}, "This is not a table but JSON."),
        ({"a": [[1], [2]], "y": [[0], [1]]}, "This is not a table but JSON."),
        ({"X": [[1, 2], [3, 4]], "y": [0, 1]}, "This is not a table but JSON."),
        ([1, 2], "This is not a table but JSON."),
        ([{"a": [1, 2], "y": 0}], "Record 2 holds “[1, 2]”. Each value must be a number or"),
        (
            {"format": "backprop-inspector", "settings": {}},
            "This file contains settings, not a table",
        ),
        ({"nbformat": 4, "cells": []}, "This file contains settings, not a table"),
        ([[at, 1] for at in range(10_002)], "The table has 10,001 rows; at most 10,000 are read."),
    ],
)
def test_json_that_holds_no_table_gets_its_sentence(content: object, sentence: str) -> None:
    assert sentence in refusal(lambda: uploaded.from_file("t.json", json.dumps(content).encode()))


@pytest.mark.parametrize("text", ['[{"a": 1, "y": 0}, {"a": 2,', '{"a": [1, 2], "y": [0, 1],}'])
def test_json_that_is_cut_off_is_told_to_be_that(text: str) -> None:
    assert refusal(lambda: uploaded.from_text(text)) == words.DAMAGED_JSON


@pytest.mark.parametrize(
    "text",
    [
        "@relation r\n@attribute a real\n@attribute y {no,yes}\n@data\n?,yes\n1,no\nmean,yes\n",
        '[{"a": "?", "y": "yes"}, {"a": 1, "y": "no"}, {"a": "mean", "y": "yes"}]',
    ],
)
def test_what_names_its_columns_has_neither_units_nor_sums(text: str) -> None:
    cells = uploaded.from_text(text).cells
    assert (cells.names, len(cells.rows), cells.skipped) == (("a", "y"), 3, ())
    assert uploaded.from_text('[{"1": 5, "2": 0}, {"1": 6, "2": 1}]').cells.names == ("1", "2")


def test_a_row_of_arff_has_as_many_values_as_there_are_columns() -> None:
    rows = "@data\n1,x,{3}\n2,y,{1}\n"
    text = f"@relation r\n@attribute a real\n@attribute y {{x,y}}\n{rows}"
    assert "has 3 cells, but the first line names 2" in refusal(lambda: uploaded.from_text(text))


def test_settings_of_ours_are_sent_to_where_they_are_opened() -> None:
    (file,) = (Path(__file__).parent / "cases").glob("14_*")
    told = refusal(lambda: uploaded.from_file(file.name, file.read_bytes()))
    assert "Open it on the page Take it home" in told


def test_an_open_document_is_read_by_its_sheets() -> None:
    rows: list[list[Any]] = [
        ["Doors", "", ""],
        ["h", "w", "open"],
        [2.5, "0,9", 1],
        [0.4, "0,6", 0],
    ]
    brought = uploaded.from_file("d.ods", open_document(First=[], Doors=rows))
    assert (brought.sheet, brought.sheets) == ("Doors", ("First", "Doors"))
    assert Dataset.from_cells(brought.cells).inputs == ((2.5, 0.9), (0.4, 0.6))
    assert [row[2] for row in brought.cells.rows] == ["1", "0"]
    assert words.SAVED_VALUES in brought.notes
    assert "a title: “Doors”" in " ".join(brought.notes)
    assert refusal(lambda: brought.other("First")).endswith(words.NO_CELLS_THERE)


def test_a_damaged_open_document_gets_the_sentence_of_a_damaged_workbook() -> None:
    content = open_document(Doors=[["a", "y"], [1, 2]], content=b"<broken")
    assert refusal(lambda: uploaded.from_file("d.ods", content)) == words.DAMAGED


def test_another_encoding_is_found_and_said() -> None:
    text = "年齢,身長,合格\n" + "".join(f"{at},{at * 7 % 13},{at % 2}\n" for at in range(20))
    brought = uploaded.from_file("t.csv", text.encode("shift-jis"))
    assert brought.cells.names == ("年齢", "身長", "合格")
    assert any(one.startswith("Read in the encoding") for one in brought.notes)


def test_an_encoding_that_nothing_tells_is_said() -> None:
    table = "Größe,y\n1,0\n2,1\n"
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert "encoding" not in " ".join(uploaded.from_file("t.csv", table.encode(encoding)).notes)
    brought = uploaded.from_file("t.csv", table.encode("latin-1"))
    assert words.ENCODING.format(encoding="Windows-1252") in brought.notes
    assert brought.cells.names == ("Größe", "y")


def test_a_sign_that_a_file_names_itself_separates() -> None:
    brought = uploaded.from_text("sep=:\na:b:y\n1:2:0\n3:4:1\n")
    assert "Separated by “:”." in brought.notes
    assert Dataset.from_cells(brought.cells).inputs == ((1, 2), (3, 4))
    for none in ("sep=a", 'sep="', "sep=1", "sep=."):
        assert uploaded.from_text(f"{none}\na;y\n1;0\n2;1\n").cells.names == ("a", "y")
