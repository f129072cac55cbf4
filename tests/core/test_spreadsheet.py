"""The formula of a line in a spreadsheet. That it gives the number is tested with LibreOffice."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from nn_core import Settings, train
from nn_core.exports import overflowing
from nn_core.lines.spreadsheet import Formula, formulas, range_name
from nn_core.lines.tree import Call, Name, Node, read

SIZES = {"rows": 2, "inputs": 3, "outputs": 2, "one": 1}
KNOWN = {
    "x": ("rows", "inputs"),
    "y": ("rows", "outputs"),
    "w1": ("inputs", "outputs"),
    "b": ("outputs",),
    "n": (),
    "m": ("rows", "outputs", "outputs"),
    "r": ("rows",),
    "one": ("rows", "one"),
}
LIKE_Y = KNOWN["y"]


def written(line: str | Node, axes: tuple[str, ...]) -> list[Formula]:
    tree = read(line) if isinstance(line, str) else line
    quantity = replace(Settings().quantities[0], name="q", tree=tree, axes=axes)
    return formulas(quantity, KNOWN, SIZES)


@pytest.mark.parametrize(
    ("line", "axes", "formula"),
    [
        ("x @ w1 + b", LIKE_Y, "MMULT(x,w_1)+b"),
        ("x.T @ y", KNOWN["w1"], "MMULT(TRANSPOSE(x),y)"),
        ("1 / (1 + np.exp(-y))", LIKE_Y, "1/(1+EXP(-y))"),
        ("-y**2", LIKE_Y, "-(y^2)"),
        ("(-y)**2", LIKE_Y, "(-y)^2"),
        ("(y - b) ** (n - 1)", LIKE_Y, "(y-b)^(n-1)"),
        ("y - (b - n)", LIKE_Y, "y-(b-n)"),
        ("y / (b * n) * 1e-08", LIKE_Y, "y/(b*n)*1E-08"),
        ("y * -b", LIKE_Y, "y*(-b)"),
        ("1.0 * (y > 0)", LIKE_Y, "IF(y>0,1,0)"),
        ("y * (y != 0)", LIKE_Y, "y*IF(y<>0,1,0)"),
        ("np.where(y >= 0, 1.0, 0.01)", LIKE_Y, "IF(y>=0,1,0.01)"),
        ("np.where(y, y, b)", LIKE_Y, "IF(y<>0,y,b)"),
        ("np.maximum(y, 0.01 * y)", LIKE_Y, "IF(y>0.01*y,y,0.01*y)"),
        ("np.ones_like(y - 1)", LIKE_Y, "((y-1)*0+1)"),
        ("np.log1p(y) + np.log(np.sqrt(np.abs(y)))", LIKE_Y, "LN(1+y)+LN(SQRT(ABS(y)))"),
        ("((y - b) ** 2).sum() / len(y)", (), "SUM((y-b)^2)/ROWS(y)"),
        ("y.mean()", (), "AVERAGE(y)"),
        ("b.T * len(b)", KNOWN["b"], "b*COLUMNS(b)"),
        ("np.outer(b, b)", ("outputs", "outputs"), "MMULT(TRANSPOSE(b),b)"),
    ],
)
def test_a_line_is_one_formula_for_its_range(
    line: str, axes: tuple[str, ...], formula: str
) -> None:
    height, width = (1, 1, *(SIZES[axis] for axis in axes))[-2:]
    assert written(line, axes) == [Formula(formula, 0, 0, height, width)]


def test_an_exponential_that_overflows_is_a_very_large_number() -> None:
    quantity = replace(Settings().quantities[0], tree=read("1 / (1 + np.exp(-y))"), axes=LIKE_Y)
    (found,) = formulas(quantity, KNOWN, SIZES, bounded=True)
    assert found.text == "1/(1+IFERROR(EXP(-y),1E+307))"


def test_what_reduces_rows_has_a_formula_for_each_row() -> None:
    assert written("y / y.sum(axis=1, keepdims=True)", LIKE_Y) == [
        Formula("INDEX(y,1,0)/SUM(INDEX(y,1,0))", 0, 0, 1, 2),
        Formula("INDEX(y,2,0)/SUM(INDEX(y,2,0))", 1, 0, 1, 2),
    ]
    assert written("np.exp(y - y.max(axis=1, keepdims=True)) + b", LIKE_Y)[1].text == (
        "EXP(INDEX(y,2,0)-MAX(INDEX(y,2,0)))+b"
    )


def test_the_matrices_of_the_rows_are_below_each_other() -> None:
    assert written("diagonal(y * 2) - outer(y, y)", KNOWN["m"]) == [
        Formula(
            f"(_xlfn.MUNIT(2)*(INDEX(y,{row},0)*2))"
            f"-MMULT(TRANSPOSE(INDEX(y,{row},0)),INDEX(y,{row},0))",
            2 * (row - 1),
            0,
            2,
            2,
        )
        for row in (1, 2)
    ]
    assert written("row_by_row(y, m)", LIKE_Y)[1].text == (
        "MMULT(INDEX(y,2,0),INDEX(m,3,1):INDEX(m,4,2))"
    )


def test_what_reduces_columns_has_a_formula_for_each_column() -> None:
    assert written("(y * b).sum(axis=0) / len(y) + n", KNOWN["b"]) == [
        Formula(f"SUM(INDEX(y,0,{at})*INDEX(b,0,{at}))/ROWS(y)+n", 0, at - 1, 1, 1) for at in (1, 2)
    ]
    assert written("(y * one).sum(axis=0)", KNOWN["b"])[1].text == "SUM(INDEX(y,0,2)*one)"


REFUSED: list[tuple[str | Node, tuple[str, ...], str]] = [
    ("y.sum(axis=0) / y.sum(axis=1, keepdims=True)", LIKE_Y, "reduces rows and columns at once"),
    ("y.sum(axis=1)", ("outputs",), "reduced to one number"),
    ("y.sum(axis=1, keepdims=True) * (x @ w1)", LIKE_Y, "matrix product"),
    ("y.sum(axis=1, keepdims=True) * y.sum()", LIKE_Y, "sum of all numbers"),
    ("len(y - 1)", (), "number of rows"),
    ("m.sum(axis=0)", ("outputs", "outputs"), "a part of the axes"),
    ("y.sum(axis=0) + m", KNOWN["m"], "several matrices"),
    ("b.sum(axis=0)", (), "reduced to one number"),
    ("b.sum(axis=0) * y", LIKE_Y, "a part of the axes"),
    ("w1.sum(axis=1, keepdims=True) * y", LIKE_Y, "reduced to one number"),
    ("y.max(axis=1, keepdims=True) * r", LIKE_Y, "one number of each row"),
    ("y.sum(axis=0) * x.T", LIKE_Y, "transpose"),
    ("m.T", KNOWN["m"], "transpose"),
    ("y.sum(axis=0) * np.outer(b, b)", LIKE_Y, "np.outer"),
    ("len(m)", (), "number of rows"),
    ("np.maximum(" * 12 + "y" + ", b)" * 12, LIKE_Y, "too long"),
    (Call("np.sinc", (Name("y"),)), LIKE_Y, "np.sinc has no formula"),
]


@pytest.mark.parametrize(("line", "axes", "why"), REFUSED)
def test_what_cannot_be_written_is_refused_by_name(
    line: str | Node, axes: tuple[str, ...], why: str
) -> None:
    with pytest.raises(ValueError, match=rf"q: .*{why}"):
        written(line, axes)


def test_the_name_of_a_range_is_no_cell() -> None:
    names = ["w1", "l2", "exp_z2", "delta_w1", "beta2", "new_b2", "inputs"]
    assert [range_name(one) for one in names] == ["w_1", "l_2", *names[2:]]


def test_a_quantity_that_overflows_on_its_way_is_named() -> None:
    run = train(Settings(iterations=1))
    values = {"inputs": run.data(0)[0], "output": run.data(0)[1]}
    values |= run.settings.constants | dict(run.at(0))
    assert overflowing(run.quantities, values) == []
    saturated = values | {"z2": np.full((6, 1), -800.0)}
    assert overflowing(run.quantities, saturated) == ["a2"]
    # A factor that is shown for information only may divide by 0.
    entropy = train(Settings(iterations=1, loss="cross_entropy"))
    certain = values | dict(entropy.at(0)) | {"a2": np.ones((6, 1))}
    assert overflowing(entropy.quantities, certain) == []
