"""Files and pasted texts: what is read, and for each bad one its own sentence."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nn_core import Dataset, Settings
from nn_core.checks import quoted
from nn_view.style import html
from nn_view.tables import excel, row_choice, uploaded
from nn_view.wording import data as words
from tests.helpers.workbooks import with_saved_values, workbook

ROWS: list[list[Any]] = [["a", "b", "y"], [0.5, 1, True], [1.25, 2, False]]


def archive(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return file.getvalue()


def with_entity(encoding: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(workbook(*ROWS))) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    name = "xl/worksheets/sheet1.xml"
    parts[name] = '<!DOCTYPE x [<!ENTITY a "aaaa">]>'.encode(encoding) + parts[name]
    return archive(parts)


def refusal(make: Callable[[], object]) -> str:
    with pytest.raises(ValueError) as refused:  # noqa: PT011
        make()
    return str(refused.value)


def sentence(make: Callable[[], object]) -> str:
    """Why something was refused; nothing where it was not."""
    try:
        make()
    except ValueError as refused:
        return str(refused)
    return ""


@pytest.mark.parametrize(
    ("name", "content", "note"),
    [
        ("t.csv", b"a,b,y\n0.5,1,1\n1.25,2,0\n", "Separated by commas."),
        ("t.csv", b"a;b;y\r\n0,5;1;1\r\n1,25;2;0\r\n", words.DECIMAL_COMMA),
        ("t.jsonl", b'{"a": 0.5, "b": 1, "y": 1}\n{"a": 1.25, "b": 2, "y": 0}\n', words.FROM_JSON),
        ("t.json", b'["a", "b", "y"]\n\n[0.5, 1, 1]\n[1.25, 2, 0]', words.FROM_JSON),
        ("t.tsv", "a\tb\ty\n0,5\t1\t1\n1,25\t2\t0\n".encode("utf-16"), "Separated by tabs."),
        ("t.xlsx", workbook(*ROWS), "From the sheet “Sheet”."),
        ("t.xlsx", workbook([None], [], *[[*row, None] for row in ROWS], []), "2 rows, 3 columns."),
    ],
)
def test_the_same_table_is_read_from_every_kind_of_file(
    name: str, content: bytes, note: str
) -> None:
    brought = uploaded.from_file(name, content)
    assert brought.title == "t"
    assert note in brought.notes
    assert Dataset.from_cells(brought.cells).inputs == ((0.5, 1.0), (1.25, 2.0))
    assert Dataset.from_cells(brought.cells).output == ((1.0,), (0.0,))


WHOLE = workbook(*ROWS)

BAD: dict[str, tuple[bytes, str]] = {
    "nothing": (b" \n ", words.EMPTY_FILE),
    "only a head": (b"a,b,y\n", "The table is empty: give a line of column names and at least one"),
    "prose": (
        b"Dear all, hello\nsee you at noon.\n",
        "Row 1 below the names has 1 cell, but the first line",
    ),
    "one column": (b"a\n1\n2\n", "The table has one column: inputs and an output need at least"),
    "pdf": (
        b"%PDF-1.7\n%\xe2\xe3",
        "This is not a table but PDF. Upload a table as CSV, TSV or Excel",
    ),
    "picture": (b"\x89PNG\r\n\x1a\n\0\0", "This is not a table but a picture."),
    "web page": (b"\xef\xbb\xbf\n<!doctype html><html>", "This is not a table but HTML or XML."),
    "json": (b'{"a": 1}', "This is not a table but JSON."),
    "binary": (b"\1\2\3\0abcdefgh", "This is not a table of text"),
    "old excel": (b"\xd0\xcf\x11\xe0\xa1\xb1", words.OLD_EXCEL),
    "archive": (archive({"a.csv": b"a,b\n1,2"}), words.NO_WORKBOOK),
    "cut off workbook": (workbook(*ROWS)[:2000], words.DAMAGED),
    "hollow workbook": (archive({"xl/workbook.xml": b"<workbook/>"}), words.DAMAGED),
    "zip bomb": (
        archive({"xl/workbook.xml": b"0" * (excel.MOST_UNPACKED + 1)}),
        "This workbook unpacks to more than 20 MB",
    ),
    "entities": (with_entity("utf-8"), words.DAMAGED),
    "hidden entities": (with_entity("utf-16"), words.DAMAGED),
    "empty workbook": (workbook(), words.NO_CELLS),
    "formula": (
        workbook(["a", "y"], [1, 2], [3, "=A3*2"]),
        "Cell B3 contains a formula, but its value was not saved in the file.",
    ),
    "long file": (b"a,y\n" + b"1,2\n" * 10_001, "The table has 10,002 lines; at most 10,000"),
    "wide file": (b"2," * 299 + b"2", "300 columns; at most 250 are read"),
    "50 MB": (b"1,2\n" * 12_500_000, "It has 50.0 MB, and at most 2 MB are read."),
}


@pytest.mark.parametrize("name", BAD)
def test_every_bad_file_gets_its_own_sentence(name: str) -> None:
    content, sentence = BAD[name]
    told = refusal(lambda: uploaded.from_file(f"{name}.csv", content))
    assert sentence in told
    assert len(told) < 300


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            workbook(["a", "y"], *([[at, 1] for at in range(600)])),
            "The table has 600 rows; at most 512 are allowed.",
        ),
        (b"a,y\n" + b"1,2\n" * 600, "The table has 600 rows; at most 512 are allowed."),
        (
            b",".join([b"c%d" % at for at in range(30)]) + b"\n1" + b",1" * 29,
            "30 columns; at most 24",
        ),
    ],
)
def test_a_table_beyond_the_limits_is_read_so_that_one_can_choose(
    content: bytes, sentence: str
) -> None:
    brought = uploaded.from_file("t", content)
    assert sentence in refusal(lambda: Dataset.from_cells(brought.cells))


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (
            [["a", "y"], [1, None], [2, 3]],
            "Row 1 below the names, column “y”: the value is missing. Fill it in",
        ),
        (
            [["a", "y"], [1, "high"], [2, 3]],
            "Row 1 below the names, column “y”: “high” is not a number.",
        ),
        ([["a", "y"], ["Ann", 1], ["Bob", 0]], "Column “a” holds text such as “Ann”, and a"),
        ([["a", "y"], [1, 5], [2, 5]], "Column “y” has one value, 5, in every row: nothing"),
        (
            [["a", "y"], [1, "#DIV/0!"], [2, 5]],
            "Row 1 below the names, column “y”: “#DIV/0!” is not a number.",
        ),
    ],
)
def test_what_is_wrong_in_a_sheet_is_told_with_its_place(
    rows: list[list[Any]], sentence: str
) -> None:
    brought = uploaded.from_file("t.xlsx", workbook(*rows))
    assert sentence in refusal(lambda: Dataset.from_cells(brought.cells))


def test_one_sheet_of_several_is_taken_and_any_other_can_be() -> None:
    content = workbook(["Dear all"], Rows=ROWS, Sums=[["a", "y"], [1, "=A2"]], Last=[])
    brought = uploaded.from_file("t.xlsx", content)
    assert (brought.sheet, brought.sheets) == ("Rows", ("Sheet", "Rows", "Sums", "Last"))
    assert "Sheet “Sheet”: The table is empty" in " ".join(brought.notes)
    assert brought.other("Rows").cells == brought.cells
    assert "Sheet “Sums”: Cell B2 contains a formula" in refusal(lambda: brought.other("Sums"))
    assert refusal(lambda: brought.other("Last")) == "Sheet “Last”: it has no cell with a value."
    assert uploaded.from_file("t.xlsx", WHOLE).workbook == b""


def test_a_formula_has_the_value_that_was_saved_with_it() -> None:
    rows: list[list[Any]] = [["a", "y"], [1, 2], [3, "=A3*2"], ["Mittel", "=(B2+B3)/2"]]
    saved = with_saved_values(workbook(*rows), {"B3": 6, "B4": 4})
    brought = uploaded.from_file("t.xlsx", saved)
    assert Dataset.from_cells(brought.cells).output == ((2.0,), (6.0,))
    assert words.SAVED_VALUES in brought.notes
    assert "a sum or a mean: “Mittel, 4”" in " ".join(brought.notes)
    assert words.SAVED_VALUES not in uploaded.from_file("t.xlsx", WHOLE).notes


def test_a_pasted_text_is_a_table_too() -> None:
    brought = uploaded.from_text("a\ty\n1\t0\n2\t1")
    assert (brought.title, brought.cells.names) == (words.PASTED, ("a", "y"))
    assert refusal(lambda: uploaded.from_text("  \n")) == words.EMPTY_TEXT


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", ()),
        ("7, 8", (7, 8)),
        ("2-4; 3 ,8", (2, 3, 4, 8)),
        ("5–7", (5, 6, 7)),
        ("every 4", (4, 8)),
        ("1,,2,", (1, 2)),
    ],
)
def test_rows_are_named_as_one_writes_them(text: str, rows: tuple[int, ...]) -> None:
    assert row_choice.chosen_rows(text, 8) == rows


@pytest.mark.parametrize(
    "text", ["0", "9", "a", "1-", "-1", "4-2", "every", "every 0", "²", "9" * 99]
)
def test_rows_that_are_none_get_a_sentence(text: str) -> None:
    assert "are not understood: give row numbers from 1 to 8" in refusal(
        lambda: row_choice.chosen_rows(text, 8)
    )


def test_a_title_fits_a_control() -> None:
    assert uploaded.titled("a\nb" * 40) == ("a b" * 40)[:40]
    assert uploaded.titled("\x00") == words.UNTITLED


def test_outputs_beyond_a_sigmoid_are_noticed() -> None:
    network = Settings().network
    assert uploaded.outside(network, Dataset.truth_table()) is None
    assert uploaded.outside(network, Dataset("own", ((1,), (2,)), ((-1,), (3,)))) == (-1, 3)


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_file_is_too_odd(content: bytes) -> None:
    told = sentence(lambda: uploaded.from_file("odd", content))
    assert len(told) < 300


@settings(max_examples=60)
@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=4), st.integers(0, 300))
def test_no_damage_of_a_workbook_shows_its_inner_parts(at: int, by: bytes, cut: int) -> None:
    content = WHOLE[: len(WHOLE) - cut]
    place = at % len(content)
    content = b"PK\x03\x04" + content[4:place] + by + content[place + len(by) :]
    told = sentence(lambda: uploaded.from_file("odd.xlsx", content))
    # A damaged size may be one that is too large.
    large = words.BOMB.partition("{most}")[0]
    known = ("", words.DAMAGED, words.NO_WORKBOOK, words.NO_CELLS)
    assert told in known or told.startswith(large)


@pytest.mark.parametrize(
    "text", ["a*b*", "[x](http://y)", "$a$", "<b>", "a_b_", "_a", "`c`", ":red[a]", ":smile:", "a:"]
)
def test_own_words_mean_nothing_to_markdown(text: str) -> None:
    escaped = html.plain(text)
    assert escaped != text
    assert re.sub(r"\\(.)", r"\1", escaped) == text


@pytest.mark.parametrize("text", ["delta_w1[x3, h2] = −0.5", "Row 2: nothing", "[a], (b)"])
def test_what_means_nothing_to_markdown_stays_as_it_is(text: str) -> None:
    assert html.plain(text) == text


def test_names_that_data_cannot_have_are_cleaned_and_said() -> None:
    name = "n" * 90
    text = f'"petal\nlength";width;"width\u200b";{name};{name}x;kind\n1;2;3;4;5;0\n2;3;4;5;6;1\n'
    brought = uploaded.from_text(text)
    long = "n" * 79 + "…"
    assert brought.cells.names == (
        "petal length",
        "width",
        "width 2",
        long,
        "n" * 78 + " 2",
        "kind",
    )
    told = f"Changed: “petal length”, “width 2”, {quoted(long)} and 1 more."
    assert told in brought.notes[-1]
    assert not any("changed" in one for one in uploaded.from_text("a;b\n1;2\n2;3\n").notes)
    data = Dataset.from_cells(brought.cells, "kind", name="own")
    assert data.input_names == brought.cells.names[:-1]


def test_names_of_a_workbook_are_cleaned_too() -> None:
    brought = uploaded.from_file("a.xlsx", workbook(["a\nb", "y"], [1, 0], [2, 1]))
    assert brought.cells.names == ("a b", "y")
    assert "Changed: “a b”." in brought.notes[-1]
