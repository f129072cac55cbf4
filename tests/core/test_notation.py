"""Formulas: derived from the lines of code, in the usual notation."""

from __future__ import annotations

import re

import pytest

from nn_core import Settings, quantities_for
from nn_core.lines import latex
from nn_core.lines.names import symbol


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("inputs", "x"),
        ("output", "y"),
        ("error", "E"),
        ("learning_rate", r"\eta"),
        ("w1", "w_{1}"),
        ("new_b2", "b_{2}^{+}"),
        ("delta_w1", r"\frac{\partial E}{\partial w_{1}}"),
        ("past_delta_w1", r"\left(\frac{\partial E}{\partial w_{1}}\right)^{-}"),
        ("error_d_a2", r"\frac{\partial E}{\partial a_{2}}"),
        ("z2_d_a1", r"\frac{\partial z_{2}}{\partial a_{1}}"),
    ],
)
def test_names_have_the_usual_symbols(name: str, expected: str) -> None:
    assert symbol(name) == expected


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("inputs @ w1 + b1", r"x \cdot w_{1} + b_{1}"),
        ("1 / (1 + np.exp(-z1))", r"\frac{1}{1 + e^{-z_{1}}}"),
        ("np.tanh(z1)", r"\tanh(z_{1})"),
        ("np.maximum(z1, 0.0)", r"\max(z_{1}, 0)"),
        ("1.0 * (z1 > 0)", r"[z_{1} > 0]"),
        ("1 - a1 ** 2", r"1 - a_{1}^{2}"),
        ("a1 * (1 - a1)", r"a_{1} \circ \left(1 - a_{1}\right)"),
        ("(1 / 2 * (output - a2) ** 2).sum()", r"\sum \frac{1}{2} \, \left(y - a_{2}\right)^{2}"),
        (
            "(error_d_z1 * z1_d_b1).sum(axis=0)",
            r"\sum_{r} \frac{\partial E}{\partial z_{1}} \circ "
            r"\frac{\partial z_{1}}{\partial b_{1}}",
        ),
        (
            "z1_d_w1.T @ error_d_z1",
            r"\left(\frac{\partial z_{1}}{\partial w_{1}}\right)^{\top} \cdot "
            r"\frac{\partial E}{\partial z_{1}}",
        ),
        (
            "w1 - learning_rate * delta_w1",
            r"w_{1} - \eta \, \frac{\partial E}{\partial w_{1}}",
        ),
        ("np.ones_like(w2)", "1"),
        (
            "z1_d_w1.T @ error_d_z1 / len(z1_d_w1)",
            r"\frac{\left(\frac{\partial z_{1}}{\partial w_{1}}\right)^{\top} \cdot "
            r"\frac{\partial E}{\partial z_{1}}}{n}",
        ),
        ("a1 - (b1 - w1)", r"a_{1} - \left(b_{1} - w_{1}\right)"),
        ("1.0", "1"),
    ],
)
def test_a_line_of_code_becomes_its_formula(expression: str, expected: str) -> None:
    assert latex.formula(expression) == expected


@pytest.mark.parametrize("expression", ["a1 if b1 else w1", "a1 // b1", "np.sin(z1)"])
def test_a_part_that_a_line_may_not_contain_is_refused(expression: str) -> None:
    with pytest.raises(ValueError, match=re.escape(f"A line may not contain {expression}")):
        latex.formula(expression)


def test_the_last_lines_formula_is_an_update() -> None:
    last = quantities_for(Settings())[-1]
    assert last.latex == r"b_{1}^{+} = b_{1} - \eta \, \frac{\partial E}{\partial b_{1}}"
