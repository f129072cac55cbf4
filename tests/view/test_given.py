"""What a question gives is all that is needed, by the names that the question uses."""

from __future__ import annotations

import pytest

from nn_core import Dataset, Run, Settings, train
from nn_core.questions import Place, ask, solve
from nn_view.questions.given import MOST_ROWS, given
from nn_view.questions.sentences import asked

EXACT = train(Settings(rule="exact"))


def test_the_line_comes_with_the_numbers_of_its_operands() -> None:
    question = ask(EXACT, Place(3, "new_w1", (2, 1)), "value")
    found = given(EXACT, question)
    assert found.line == "new_w1 = w1 - learning_rate * delta_w1"
    assert found.constants == {"learning_rate": "1"}
    assert [(one.name, one.shape, len(one.cells)) for one in found.tables] == [
        ("w1", "3 × 5", 3),
        ("delta_w1", "3 × 5", 3),
    ]


@pytest.mark.parametrize("kind", ["shape", "operand", "order"])
def test_what_is_asked_for_is_not_given(kind: str) -> None:
    question = ask(EXACT, Place(3, "delta_w1"), kind)
    found = given(EXACT, question)
    assert all(not one.cells for one in found.tables)
    assert bool(found.line) == (kind == "shape")


def test_the_error_is_given_up_to_now() -> None:
    found = given(EXACT, ask(EXACT, Place(5, "new_w1"), "after"))
    assert found.tables[0].columns == [f"iteration {one}" for one in (2, 3, 4, 5)]


def test_of_a_long_table_the_rows_that_are_needed_are_given() -> None:
    run = train(Settings(dataset=Dataset.built_in["iris"](), rule="exact", iterations=5))
    question = ask(run, Place(2, "z1", (50, 1)), "value")
    inputs = given(run, question).tables[0]
    assert (len(inputs.cells), inputs.of) == (MOST_ROWS, 120)
    assert "r51" in inputs.rows


@pytest.fixture(scope="module")
def batches() -> Run:
    return train(Settings(batch_size=2, shuffle=True, rule="exact", iterations=20))


@pytest.mark.parametrize("iteration", range(5))
def test_rows_of_a_batch_are_called_as_in_the_data(batches: Run, iteration: int) -> None:
    question = solve(batches, Place(iteration, "a2"), "value").question
    assert question.place.cell is not None
    row = f"r{batches.batch(iteration)[question.place.cell[0]] + 1}"
    assert f"a2[{row}, " in asked(batches.settings, question)
    table = given(batches, question).tables[0]
    assert table.rows[question.place.cell[0]] == row
