"""A typed line in odd spellings, and of a quantity that there is not."""

from __future__ import annotations

import pytest

from nn_core import Settings, train
from nn_core.lines.faults.typed import LineError, normalized
from nn_core.lines.listing import tree_of


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("1e9*" * 40 + "w1", "too long"),
        ("+".join(["(" + "+".join(["1e9"] * 10) + ")"] * 3), "at most 200 characters"),
        ("np.matmul(w1)", "matmul"),
        ("w1.matmul(w1)", "matmul"),
    ],
)
def test_odd_spellings_are_refused(text: str, sentence: str) -> None:
    with pytest.raises(LineError, match=sentence):
        normalized(text, "delta_w1")


def test_a_number_may_be_transposed() -> None:
    assert normalized("(2).T * 3 * w1", "delta_w1").endswith("* 3 * w1")
    assert normalized("-(2) * 3 * w1", "delta_w1") == "-2 * 3 * w1"


def test_a_number_of_rows_is_no_float() -> None:
    run = train(Settings(lines=(("delta_b1", "len(w1) + 1"),), iterations=1))
    assert run.at(0)["delta_b1"] == 4


def test_a_line_of_a_quantity_that_there_is_not_is_not_found() -> None:
    with pytest.raises(ValueError, match="There is no z3 in layer 3"):
        tree_of(Settings().network, "z3", 3)
