"""Lines of code: what they may contain, their formulas, and the checks of the list."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from nn_core.lines import latex, listing, rows, tree
from nn_core.lines.axes import axes_of
from nn_core.lines.line import declare, line_of
from nn_core.lines.names import parse, symbol, term
from nn_core.lines.network import Network
from tests.helpers.lines import MATRICES, evaluated, expressions, operands, value_of

SHOWN = {
    "np.maximum(z1, 0.01 * z1)": r"\max(z_{1}, 0.01 \, z_{1})",
    "2 * z1": r"2 \, z_{1}",
    "z1 < 0": "[z_{1} < 0]",
    "z1 ** 3": "z_{1}^{3}",
    "(1 / 3) * z1": r"\frac{1}{3} \, z_{1}",
    "-(a1 + z1)": r"-\left(a_{1} + z_{1}\right)",
    "a1.sum(axis=1, keepdims=True)": r"\sum_{k} a_{1}",
    "np.log(a1)": r"\ln(a_{1})",
    "np.where(z1 > 0, z1, 0.01 * z1)": r"\begin{cases} z_{1} & z_{1} > 0 \\ "
    r"0.01 \, z_{1} & \text{otherwise} \end{cases}",
    "(a1 - w1).sum(axis=0)": r"\sum_{r} \left(a_{1} - w_{1}\right)",
    "a1.mean() * z1": r"\left(\operatorname{mean} a_{1}\right) \circ z_{1}",
    "1e-08 * z1": r"1 \times 10^{-8} \, z_{1}",
    "a1 - (b1 - w1)": r"a_{1} - \left(b_{1} - w_{1}\right)",
}
REFUSED = {
    "a1 // b1": "a1 // b1",
    "np.sin(z1)": "np.sin(z1)",
    "z1[0]": "z1[0]",
    "a1 if b1 else w1": "a1 if b1 else w1",
    "0 < z1 < 1": "0 < z1 < 1",
    "+z1": "+z1",
    "a1.sum(axis=2)": "a1.sum(axis=2)",
    "a1.sum(0)": "a1.sum(0)",
    "a1.max()": "a1.max()",
    "a1.sum(axis=1, keepdims=z1)": "a1.sum(axis=1, keepdims=z1)",
    "np.where(z1 > 0)": "np.where(z1 > 0)",
    "np.exp(z1, out=z1)": "np.exp(z1, out=z1)",
    "z1.real": "z1.real",
    "'text'": "'text'",
    "True": "True",
    "2 + open(z1)": "open(z1)",
}


@pytest.mark.parametrize(("expression", "formula"), SHOWN.items())
def test_a_lines_formula_is_what_it_computes(expression: str, formula: str) -> None:
    assert latex.formula(expression) == formula


@pytest.mark.parametrize(("expression", "part"), REFUSED.items())
def test_a_part_that_a_line_may_not_contain_is_named(expression: str, part: str) -> None:
    with pytest.raises(ValueError, match=re.escape(f"A line may not contain {part}:")):
        tree.read(expression)


@pytest.mark.parametrize(
    "expression", ["-(z1 > 0)", "(z1 > 0) + (a1 > 0)", "np.exp(z1 > 0)", "(z1 > 0) * (a1 > 0)"]
)
def test_a_comparison_is_not_a_number(expression: str) -> None:
    with pytest.raises(ValueError, match=r"Multiply a comparison by 1\.0"):
        tree.read(expression)


def test_anything_but_an_expression_is_refused() -> None:
    with pytest.raises(ValueError, match="not an expression: z1 ="):
        tree.read("z1 =")


@given(expressions(), st.integers(0, 2**16))
@examples(max_examples=300)
def test_a_formula_read_by_its_signs_alone_gives_the_lines_value(line: str, seed: int) -> None:
    known = operands(seed)
    expected = evaluated(line, known)
    assume(bool(np.isfinite(expected).all()))
    by_symbol = {symbol(name): value for name, value in known.items()}
    found = np.asarray(value_of(latex.formula(line), by_symbol), dtype=float)
    np.testing.assert_allclose(found + 0 * expected, expected, rtol=1e-8, atol=1e-10)


@given(expressions(), st.integers(0, 2**16))
@examples(max_examples=200)
def test_the_axes_of_a_line_are_those_of_its_value(line: str, seed: int) -> None:
    known = operands(seed)
    axes = dict.fromkeys(MATRICES, ("rows", "rows")) | {"learning_rate": ()}
    value = evaluated(line, known)
    assume(bool(np.isfinite(value).all()))
    sizes = {"rows": 3, "one": 1}
    assert tuple(sizes[one] for one in axes_of(tree.read(line), axes)) == value.shape


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("z1 + w1", "rows × outputs and inputs × outputs do not fit together"),
        ("z1 @ w1", "rows × outputs and inputs × outputs cannot be multiplied as matrices"),
        ("b1 @ w1", "outputs and inputs × outputs cannot be multiplied"),
        ("len(learning_rate)", "A single number has no rows"),
        ("b1.sum(axis=1)", "outputs has no axis 1"),
        ("a7 + 1", "There is no a7 here"),
    ],
)
def test_axes_that_cannot_be_combined_are_refused(line: str, sentence: str) -> None:
    known = {
        "z1": ("rows", "outputs"),
        "w1": ("inputs", "outputs"),
        "b1": ("outputs",),
        "learning_rate": (),
    }
    with pytest.raises(ValueError, match=sentence):
        axes_of(tree.read(line), known)


@declare("product")
def misspelled(error_d_a, a_d_zz):  # type: ignore[no-untyped-def]
    """A line with an operand that does not exist in any layer."""
    return error_d_a * a_d_zz


@declare("product")
def too_early(error_d_a, delta):  # type: ignore[no-untyped-def]
    """A line with an operand that is computed later."""
    return error_d_a * delta


@declare("product")
def unreadable(error_d_a, a_d_z):  # type: ignore[no-untyped-def]
    """A line with a function that cannot be displayed."""
    return np.sin(error_d_a * a_d_z)


@declare("product")
def two_sums(error_d_a, a_d_z):  # type: ignore[no-untyped-def]
    """A line with two sums."""
    return error_d_a.sum() * a_d_z.sum()


@pytest.mark.parametrize(
    ("function", "sentence"),
    [
        (misspelled, "error_d_z2: there is no 'a_d_zz' in layer 2"),
        (too_early, r"error_d_z2 = error_d_a2 \* delta_w2: There is no delta_w2 here"),
        (unreadable, r"error_d_z2 = .*: A line may not contain np.sin\(error_d_a2 \* a2_d_z2\)"),
        (two_sums, "error_d_z2 = .*: A line may contain at most one sum or matrix product"),
    ],
)
def test_a_list_with_a_wrong_line_is_refused_when_it_is_built(
    function: object, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = [
        rows.Row(row.role, row.name, row.step, lambda _, __: line_of(function), row.by)
        if row.role == "error_d_z"
        else row
        for row in rows.BACKWARD
    ]
    monkeypatch.setattr(listing, "BACKWARD", changed)
    with pytest.raises(ValueError, match=sentence):
        listing.quantities_of.__wrapped__(Network((3, 5, 1)))


def no_sentence(z):  # type: ignore[no-untyped-def]
    return z


def two_lines(z):  # type: ignore[no-untyped-def]
    """A function with more than one line."""
    z += 1
    return 2 * z


@declare("copy")
def not_declared_as_a_line(z):  # type: ignore[no-untyped-def]
    """Nothing is returned."""
    z += 1


def not_declared(z):  # type: ignore[no-untyped-def]
    """A line of which nobody says what kind it is."""
    return z


@pytest.mark.parametrize("function", [no_sentence, two_lines, not_declared_as_a_line, not_declared])
def test_a_function_that_is_not_a_line_is_refused(function: object) -> None:
    with pytest.raises(ValueError, match=f"{function.__name__} must"):  # type: ignore[attr-defined]
        line_of(function)


@pytest.mark.parametrize("name", ["w", "w10", "weights", "delta_", "x1", "z1_d_", "median_w1"])
def test_an_invalid_name_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="is not a value of a layer"):
        parse(name)


def test_a_name_is_parsed_into_its_parts() -> None:
    parse.cache_clear()  # read again, and measured, whatever ran before
    assert parse("z2_d_a1").of == term("z2")
    assert parse("z2_d_a1").by == term("a1")
    assert parse("new_velocity_w1").memory == "velocity"
    assert parse("new_velocity_w1").new
    assert parse("past_delta_b2").past
    assert parse("past_delta_b2").by == term("b2")
    assert (term("w3").layer, term("w3").is_weight, term("b3").is_weight) == (3, True, False)


def test_axes_that_have_no_product_for_each_row_are_refused() -> None:
    known = {"a": ("rows", "units"), "b": ("units", "rows"), "m": ("rows", "units", "units")}
    for line in ("outer(a, b)", "diagonal(m)", "row_by_row(b, m)", "row_by_row(a, a)"):
        with pytest.raises(ValueError, match=r"do not have the same rows|multiplied row by row"):
            axes_of(tree.read(line), known)
