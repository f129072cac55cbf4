"""A typed line in odd spellings, and of a quantity that there is not."""

from __future__ import annotations

import pytest

from nn_core import Settings
from nn_core.lines.faults.typed import LineError, normalized
from nn_core.lines.listing import tree_of


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("1e9*" * 40 + "w1", "too long"), ("np.matmul(w1)", "matmul")],
)
def test_odd_spellings_are_refused(text: str, sentence: str) -> None:
    with pytest.raises(LineError, match=sentence):
        normalized(text, "delta_w1")


def test_a_number_may_be_transposed() -> None:
    assert normalized("w1 * (2).T", "delta_w1").startswith("w1 * 2")


def test_a_line_of_a_quantity_that_there_is_not_is_not_found() -> None:
    with pytest.raises(ValueError, match="There is no z3 in layer 3"):
        tree_of(Settings().network, "z3", 3)
