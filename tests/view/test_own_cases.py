"""Small tables from real life, each of a kind of which there are many more."""

from __future__ import annotations

from pathlib import Path

import pytest

from nn_core import Dataset
from nn_view.tables import uploaded
from nn_view.tables.table_choice import Choice, proposed
from nn_view.tables.uploaded import OwnTable

CASES = Path(__file__).parent / "cases"

XOR = ((0, 0), (0, 1), (1, 0), (1, 1))
PAIRS = ((1, 2), (3, 4))


def brought(case: str) -> OwnTable:
    (file,) = CASES.glob(f"{case}_*")
    return uploaded.from_file(file.name, file.read_bytes())


def choice(case: str) -> Choice:
    cells = brought(case).cells
    return Choice(cells, proposed(cells))


def data(case: str) -> Dataset:
    """What is used when nothing else is chosen."""
    return choice(case).data()


def notes(case: str) -> str:
    return " ".join(brought(case).notes)


@pytest.mark.parametrize(
    ("case", "inputs", "note"),
    [
        ("02", XOR, "The first line numbers the columns, so these numbers are their names."),
        ("03", XOR, "numbers the rows, so it is called “row” and left out."),
        ("04", ((81.5, 1200), (65, 2950)), "in “Preis”, “1.200” is read as 1200"),
        ("05", ((2104, 399_900), (1600, 329_900)), "in “price”, “399,900” is read as 399900"),
        ("05b", ((0.1, 5), (0.2, 7)), "in “a”, “10%” is read as 0.1"),
        ("05d", ((0.5, 1), (0.7, 0)), "Decimal commas are read as decimal points."),
        ("07", PAIRS, "2 rows, 3 columns."),
        ("08", XOR[:2], "Skipped: line 1, a comment: “# logic gate”."),
        ("08b", XOR[:2], "Skipped: line 1, a title: “Table 1: XOR”."),
        ("08c", ((0, 0), (1, 0), (1, 1), (0, 1)), "Skipped: line 1, the size of the table: “2”."),
        ("08d", PAIRS, "Skipped: line 1, the separator: “sep=;”."),
        ("08e", PAIRS, "Skipped: line 2, units: “cm, kg, class”."),
        ("08f", XOR, "Skipped: line 1, a title: “XOR measurements”."),
        ("08i", XOR, "Skipped: line 8, a note below the table: “Source: own”."),
        ("09", ((1, 1), (1, 0), (0, 0), (0, 1)), "Separated by spaces."),
        ("09b", ((0.00632, 18, 2.31, 0), (0.02731, 0, 7.07, 0)), "2 rows, 5 columns."),
        ("10", ((1, 0),), "1 row, 3 columns."),
    ],
)
def test_each_kind_is_read_and_what_was_made_of_it_is_said(
    case: str, inputs: tuple[tuple[float, ...], ...], note: str
) -> None:
    assert data(case).inputs == inputs
    assert note in notes(case)


def test_a_row_with_a_missing_value_is_found_and_left_out() -> None:
    found = choice("01")
    assert (len(found.cells.rows), found.cells.named) == (4, False)
    assert found.missing == ((0, 3),)
    assert found.rows == (2, 3, 4)
    assert found.data().inputs[0] == (57, 1, 4, 1, 7)
    assert choice("01e").missing == ((0, 1),)
    assert data("01e").inputs == ((4, 5), (7, 8))


def test_a_class_column_becomes_an_output_for_each_class() -> None:
    assert choice("01c").of_classes == {"y": ("Iris-setosa", "Iris-versicolor", "Iris-virginica")}
    assert data("01c").class_names == ("Iris-setosa", "Iris-versicolor", "Iris-virginica")
    assert data("01c").output == ((1, 0, 0), (1, 0, 0), (0, 1, 0), (0, 0, 1))


def test_two_equal_cells_in_the_first_line_are_text() -> None:
    cells = brought("01f").cells
    assert (len(cells.rows), cells.named) == (2, False)
    with pytest.raises(ValueError, match="holds text such as “vhigh”"):
        data("01f")


def test_the_first_line_and_the_decimal_sign_may_be_said_otherwise() -> None:
    numbered = brought("02")
    other = numbered.with_first_line(named=False)
    assert (len(other.cells.rows), other.cells.names) == (5, ("x1", "x2", "y"))
    assert other.with_first_line(named=True) == numbered
    price = brought("05")
    assert price.cells.doubtful == (1,)
    assert Dataset.from_cells(price.with_decimal(",").cells).inputs[0][1] == 399.9
    assert price.with_decimal(",").with_decimal("") == price


def test_an_index_may_be_taken_in() -> None:
    cells = brought("03").cells
    assert proposed(cells).inputs == ("x1", "x2")
    assert Dataset.from_cells(cells, inputs=["row", "x1"]).inputs[2] == (2, 1)


def test_a_constant_input_is_allowed() -> None:
    assert data("06").inputs[0] == (0, 0, 1)
