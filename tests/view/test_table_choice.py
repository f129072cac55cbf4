"""What becomes of a table: its columns, its rows by number, by share or by chance, its classes."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core import Cells, Names
from nn_core.data import csv_table
from nn_view.links import table_codec
from nn_view.tables import row_choice, table_choice
from nn_view.tables.table_choice import EVERY, FIRST, RANDOM, Choice
from tests.helpers.tables import refusal

KINDS = ("red",) * 60 + ("green",) * 30 + ("blue",) * 10


def flowers(rows: int = 100) -> Cells:
    text = "".join(f"{at},{at * 7 % 11},{KINDS[at % 100]}\n" for at in range(rows))
    return csv_table.read(f"a,b,kind\n{text}")


def choice(rows: int = 100) -> Choice:
    cells = flowers(rows)
    return Choice(cells, table_choice.proposed(cells))


@given(st.integers(0, 99), st.integers(0, 1000))
def test_random_rows_are_as_many_as_asked_and_of_each_class_its_share(
    count: int, seed: int
) -> None:
    rows = range(1, 101)
    found = row_choice.drawn(rows, count, seed, KINDS)
    assert len(set(found)) == count
    assert found == sorted(found) == row_choice.drawn(rows, count, seed, KINDS)
    drawn = Counter(KINDS[row - 1] for row in found)
    assert all(abs(drawn[kind] - count * KINDS.count(kind) / 100) < 1 for kind in set(KINDS))


def test_another_seed_draws_other_rows() -> None:
    draws = [row_choice.drawn(range(1, 101), 20, seed) for seed in range(5)]
    assert len({tuple(one) for one in draws}) == 5


def test_test_rows_are_drawn_among_those_that_are_used() -> None:
    found = row_choice.chosen_rows("random 20% seed 3, 1", 100, range(50, 100))
    assert len(found) == 11
    assert found[0] == 1
    assert all(row >= 50 for row in found[1:])
    assert row_choice.chosen_rows("Random 5", 9) == row_choice.chosen_rows("random 5 seed 0", 9)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("random", "are not understood"),
        ("random x", "are not understood"),
        ("random 5 seed", "are not understood"),
        ("random 0", "draw 1 to 7 rows at random"),
        ("random 8", "draw 1 to 7 rows at random"),
        ("random 100%", "draw 1 to 7 rows at random"),
        ("random 3 seed 9999999999", "draw 1 to 7 rows at random"),
    ],
)
def test_a_draw_that_is_none_gets_a_sentence(text: str, sentence: str) -> None:
    assert sentence in refusal(lambda: row_choice.chosen_rows(text, 8))


def test_rows_are_the_first_every_nth_or_random_ones() -> None:
    assert "600 rows; at most 512 are allowed" in refusal(choice(600).data)
    every = choice(400)
    assert replace(every, way=FIRST, count=3).rows == (1, 2, 3)
    assert replace(every, way=EVERY, count=100).rows == (100, 200, 300, 400)
    random = replace(every, way=RANDOM, count=90, test="random 30")
    assert len(random.data().inputs) == 60
    # Of each class its share, among the rows to train with and among those to test.
    assert [sum(column) for column in zip(*random.data().output, strict=True)] == [6, 18, 36]
    assert replace(random, seed=1).rows != random.rows
    assert "No row is left" in refusal(replace(every, way=EVERY, count=401).data)


def test_rows_with_missing_values_are_left_out_before_rows_are_counted() -> None:
    cells = csv_table.read("a,b,y\n?,1,0\n2,,1\n3,5,0\n4,6,1\n5,7,n/a\n")
    found = Choice(cells, Names(("a",), ("y",)), way=FIRST, count=2)
    assert found.missing == ((0, 0), (4, 2))
    assert found.rows == (2, 3)
    assert "value is missing" in refusal(replace(found, leave_out=False).data)


def test_more_columns_than_can_be_used_are_proposed_in_part() -> None:
    names = ",".join(["text", *(f"c{at}" for at in range(40)), "y"])
    rows = "".join(f"word{row}," + f"{row}," * 40 + f"{row % 2}\n" for row in range(5))
    cells = csv_table.read(f"{names}\n{rows}")
    assert table_choice.proposed(cells).inputs == tuple(f"c{at}" for at in range(16))
    assert len(Choice(cells, table_choice.proposed(cells)).data().inputs[0]) == 16


@pytest.mark.parametrize(("first", "inputs"), [("id", ("a",)), ("age", ("age", "a"))])
def test_what_only_counts_the_rows_is_not_proposed(first: str, inputs: tuple[str, ...]) -> None:
    cells = csv_table.read(f"{first},a,y\n1,5,0\n2,7,1\n3,6,1\n")
    assert table_choice.proposed(cells).inputs == inputs


def test_a_column_of_classes_is_the_target_where_the_last_one_measures() -> None:
    text = "".join(f"{at},{'MB'[at % 2]},{at / 7}\n" for at in range(20))
    cells = csv_table.read(f"id,diagnosis,radius\n{text}")
    assert table_choice.proposed(cells) == Names(("radius",), ("diagnosis",))
    rows = "".join(f"{at},{'MB'[at % 2]},{at % 3}\n" for at in range(20))
    graded = csv_table.read(f"id,diagnosis,grade\n{rows}")
    assert table_choice.proposed(graded).outputs == ("grade",)


def test_a_column_that_is_mostly_empty_is_not_the_target() -> None:
    rows = "".join(f"{at},{at % 2},{'note' if at == 3 else ''}\n" for at in range(6))
    cells = csv_table.read(f"x,y,remarks\n{rows}")
    assert table_choice.proposed(cells).outputs == ("y",)
    half = csv_table.read("x,y\n1,0\n2,\n3,1\n4,\n")
    assert table_choice.proposed(half).outputs == ("y",)


def test_classes_of_text_become_outputs_unless_somebody_says_no() -> None:
    found = choice()
    assert found.of_classes == {"kind": ("blue", "green", "red")}
    assert found.data().class_names == ("blue", "green", "red")
    assert "holds text such as “red”" in refusal(replace(found, classes=False).data)


def test_classes_are_never_scaled() -> None:
    scaled = replace(choice(), scale_output="standard").data()
    assert {value for row in scaled.output for value in row} == {0, 1}


def test_counted_classes_of_data_in_use_become_outputs() -> None:
    cells = csv_table.read("a,y\n" + "1,0\n2,1\n3,2\n" * 2)
    data = Choice(cells, Names(("a",), ("y",)), classes=False).data()
    found = table_codec.class_outputs(data)
    assert found is not None
    assert found.output[:3] == ((1, 0, 0), (0, 1, 0), (0, 0, 1))
    assert found.class_names == ("0", "1", "2")
    assert table_codec.class_outputs(found) is None


def test_a_constant_input_is_told() -> None:
    cells = csv_table.read("a,one,y\n0,1,0\n5,1,1\n")
    data = Choice(cells, table_choice.proposed(cells)).data()
    assert table_choice.constant(data).startswith("The value is the same in all rows: “one” (1).")
    assert table_choice.constant(choice().data()) == ""
