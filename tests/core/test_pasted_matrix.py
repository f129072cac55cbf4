"""A number or a matrix is read as people paste it, or refused with a sentence."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from nn_core.data import pasted_matrix

SQUARE = [[1.0, 2.0], [3.0, 4.0]]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.5", 0.5),
        (" 0,5 ", 0.5),
        ("1.234", 1.234),
        ("−2", -2.0),
        ("[-1e-3]", -0.001),
        ("[[1, 2], [3, 4]]", SQUARE),
        ("delta_w1 = [[1,2],[3,4]]", SQUARE),
        ("array([[1., 2.],\n       [3., 4.]])", SQUARE),
        ("np.array([[1, 2], [3, 4]], dtype=np.float64)", SQUARE),
        ("tensor([[1., 2.], [3., 4.]], dtype=torch.float64)", SQUARE),
        ("[[1. 2.]\n [3. 4.]]", SQUARE),
        ("[1 2; 3 4]", SQUARE),
        ("w = [1, 2; 3, 4];", SQUARE),
        ("1 2; 3 4", SQUARE),
        ("0,5;0,25", [[0.5], [0.25]]),
        ("1\t2\n3\t4\n", SQUARE),
        ("1 2\n3 4", SQUARE),
        ("1,0\t2,0\n3,0\t4,0", SQUARE),
        ("1, 2\n3, 4", SQUARE),
        ("[0.1 0.2\n 0.3]", [0.1, 0.2, 0.3]),
        ("1,2,3", [[1.0, 2.0, 3.0]]),
        ("0,5, 0,3", [[0.5, 0.3]]),
        ("[1. 2.]\n[3. 4.]", SQUARE),
        ("[[[1. 2.]\n  [3. 4.]]]", SQUARE),
        ("[1 3; 2 4]'", SQUARE),
        ("tensor(0.5, dtype=torch.float64, grad_fn=<MulBackward0>)", 0.5),
        ("np.float64(0.5)", 0.5),
        ("[[1], [2]]", [[1.0], [2.0]]),
        ("[[nan, -inf]]", [[float("nan"), float("-inf")]]),
    ],
)
def test_a_text_is_read_as_its_numbers(text: str, value: Any) -> None:
    found = pasted_matrix.read(text)
    assert found.shape == np.shape(value)
    assert np.array_equal(found, value, equal_nan=True)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "no number in the text"),
        ("[[]]", "no number in the text"),
        ("abc", "“abc” is not a number"),
        ("[[1, x]]", "“x” is not a number"),
        ("12,345", "may be 12345 or 12.345; write it with a decimal point"),
        ("[[1, 2]", "bracket is not closed"),
        ("[" * 9000 + "1" + "]" * 9000, "Give a matrix, a row or a single number"),
        ("[1, [2]]", "Give a matrix, a row or a single number"),
        ("[[1, 2]] * 2", r"“\* 2” after the brackets is not understood"),
        ("[[1 ... 2]]", "Some numbers are left out"),
        ("true", "“true” is not a number"),
        ("[[1, 2], [3]]", "row 1 has 2.*row 2 has 1"),
        ("1 " * 200_000, "more than 300,000 characters"),
    ],
)
def test_what_is_no_matrix_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        pasted_matrix.read(text)


@given(
    st.lists(st.lists(st.floats(-1e9, 1e9), min_size=2, max_size=2), min_size=2, max_size=4),
    st.sampled_from([repr, lambda rows: repr(np.array(rows)), str]),
)
@examples(max_examples=100)
def test_a_printed_matrix_is_read_back(rows: list[list[float]], printed: Any) -> None:
    with np.printoptions(precision=17, floatmode="unique", threshold=1000):
        text = printed(rows)
    assert np.array_equal(pasted_matrix.read(text), rows)


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        found = pasted_matrix.read(text)
    except ValueError as problem:
        sentence = str(problem)
    else:
        assert found.ndim <= 2
        return
    assert sentence.endswith(".")
