"""Right answers on Data and in the comparison of runs, and the prediction for a typed row."""

from __future__ import annotations

import json

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from nn_core import train
from nn_core.training.classes import confusion, right_answers
from nn_view.figures import compare
from nn_view.links import address
from nn_view.wording.reading import right_answers as words
from tests.helpers.data_page import texts, unescaped
from tests.helpers.pages import opened, settings

BLOBS = {"data": "blobs", "output": "softmax", "loss": "cross_entropy", "rule": "exact"}


def typed(at: AppTest, row: str) -> AppTest:
    at.text_input(key="data_own_row").set_value(row).run()
    assert not at.exception
    return at


def matrices(at: AppTest) -> list[dict[str, object]]:
    """The matrices of the board on the page."""
    boards = [one for one in at.get("bidi_component") if "confusion" in str(one.proto)]
    [found] = [json.loads(one.proto.json) for one in boards]
    return [item for group in found["groups"] for item in group["items"]]


def test_data_counts_the_right_answers_of_the_trained_network() -> None:
    at = opened("data.py", lr="0.05", **BLOBS)
    run = train(settings(at))
    train_right, test_right = right_answers(run)
    told = f"**{train_right} of 75 training rows and {test_right} of 25 test rows**"
    assert told in texts(at)
    assert words.SEVERAL in texts(at)
    for found, rows in zip(
        matrices(at), (run.settings.dataset.train, run.settings.dataset.test), strict=True
    ):
        assert found["values"] == confusion(run, rows).ravel().tolist()
        assert found["row_labels"] == found["column_labels"] == ["top", "left", "right"]


def test_one_output_stands_for_two_classes_and_targets_that_are_numbers_for_none() -> None:
    at = opened("data.py", data="moons")
    assert "counts as “lower”, a smaller one as “upper”" in unescaped(texts(at))
    assert words.HEADER not in [one.value for one in opened("data.py", data="mazur").header]


@pytest.mark.parametrize("row", ["0.1, 0.9", "0.1 0.9", "[0.1;\t9e-1]", "  .1,0.90 ", "0,1; 0,9"])
def test_a_row_typed_by_hand_is_predicted(row: str) -> None:
    at = typed(opened("data.py", lr="0.05", **BLOBS), row)
    first = train(settings(at)).predict([[0.1, 0.9]])[0, 0]
    said = unescaped(texts(at))
    assert f"top = {first:.4g}" in said
    assert "which is class “top”" in said


def test_a_prediction_that_is_no_class_is_a_number_alone() -> None:
    at = typed(opened("data.py", data="mazur"), "1, 2")
    predicted = train(settings(at)).predict([[1.0, 2.0]])[0]
    assert "which is class" not in texts(at)
    assert all(f"{one:.4g}" in texts(at) for one in predicted)


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("1, 2", "Type one number for each input: x1, x2, x3. You typed 2, not 3."),
        ("−1, 2", "Type one number for each input: x1, x2, x3. You typed 2, not 3."),
        ("1, 2, three", "three is not a number."),
        ("1, 2, nan", "nan is not a number."),
        ("1, 2, 1e300", "1e300 is not a number."),
    ],
)
def test_what_is_no_row_is_refused_with_what_it_must_be(row: str, problem: str) -> None:
    at = typed(opened("data.py"), row)
    assert problem in [unescaped(one.value) for one in at.warning]
    typed(at, " ")
    assert problem not in [unescaped(one.value) for one in at.warning]


def test_compared_runs_have_their_shares_of_right_answers_where_there_are_any() -> None:
    queries = ["", "data=mazur", "data=xor"]
    runs = [train(address.parse(query).settings) for query in queries]
    table = compare.table(runs, queries, 0.1)
    train_right, test_right = right_answers(runs[0], 99)
    assert table[words.RIGHT][0] == train_right / 6
    assert table[words.TEST_RIGHT][0] == test_right / 2
    assert np.isnan(table[words.RIGHT][1])
    assert table[words.RIGHT][2] == right_answers(runs[2], 99)[0] / 4
    assert np.isnan(table[words.TEST_RIGHT][2])
    assert words.RIGHT not in compare.table(runs[1:2], queries[1:2], 0.1)
