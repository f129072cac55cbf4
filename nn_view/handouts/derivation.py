"""The derivation of one iteration with its numbers, as a LaTeX document.

The formulas are those of the pages. The document needs amsmath, geometry and graphicx.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from nn_core import Quantity, Run
from nn_core.lines.names import symbol
from nn_view.handouts.latex_text import constant, matrix, number, text
from nn_view.links.setting_rows import told
from nn_view.style.numbers import notation
from nn_view.wording.handouts import derivation as words

_MOST, _FEW, _MATRICES = 12, 10, 3
_IN_TITLE = ("seed", "rule", "hidden", "iterations", "start", "dataset")
_BEGIN = r"""\documentclass{article}
\usepackage[a4paper, margin=2cm]{geometry}
\usepackage{amsmath}
\usepackage{graphicx}
\setcounter{MaxMatrixCols}{20}
\setlength{\parindent}{0pt}
% What is wider than the page becomes as wide as the page.
\newcommand{\fitted}[1]{\[\resizebox{\ifdim\width>\linewidth\linewidth\else\width\fi}{!}{%
  $\displaystyle #1$}\]}
\begin{document}
"""
_END = "\\end{document}\n"


def derivation(run: Run, at: int, digits: int) -> str:
    """Every formula of iteration ``at`` with its value, in the order of computation."""
    return "\n".join([_BEGIN, *_introduction(run, at, digits), *_steps(run, at, digits), _END])


def _introduction(run: Run, at: int, digits: int) -> Iterator[str]:
    settings = run.settings
    layers = "-".join(map(str, settings.layers))
    yield _heading(words.TITLE.format(at=at, layers=layers))
    others = "".join(f", {one}" for one in told(settings, but=_IN_TITLE))
    yield text(words.SETTINGS.format(rule=settings.rule, seed=settings.seed, others=others))
    yield text(words.NUMBERS.format(digits=digits))
    if settings.batch_size is not None:
        rows = ", ".join(str(row + 1) for row in run.batch(at).tolist())
        yield text(words.ROWS.format(rows=rows))
    if any(map(_is_cut, run.at(at).values())):
        yield text(words.PARTS.format(most=_MOST, few=_FEW, matrices=_MATRICES))


def _is_cut(value: Any) -> bool:
    """Whether only a part of a value is written."""
    shape = np.shape(value)
    return len(shape) > 1 and shape[0] > (_MOST if len(shape) == 2 else _MATRICES)


def _steps(run: Run, at: int, digits: int) -> Iterator[str]:
    settings, values = run.settings, run.at(at)
    inputs, output = run.data(at)
    yield _heading(words.GIVEN)
    counted = {"t": at + 1} if settings.network.updates.counts else {}
    given: dict[str, Any] = {"inputs": inputs, "output": output, **settings.constants, **counted}
    for name, value in given.items():
        if np.ndim(value):
            yield from _value(run, at, name, value, digits)
        else:
            yield rf"\fitted{{{symbol(name)} = {constant(value)}}}"
    for name in settings.state_shapes:
        yield from _value(run, at, name, values[name], digits)
    group = ""
    for one in run.quantities:
        if one.group != group:
            group = one.group
            yield _heading(group)
        yield from _quantity(one)
        if one.number is None:
            yield from _value(run, at, one.name, values[one.name], digits)


def _heading(title: str) -> str:
    return rf"\section*{{{text(title)}}}"


def _quantity(one: Quantity) -> Iterator[str]:
    yield f"\n{text(one.sentence)}"
    if one.cancelled:
        yield text(words.CANCELLED)
    if one.correct is not None:
        yield words.WRONG.format(formula=f"${one.correct.latex}$")
    yield rf"\fitted{{{one.latex}}}"


def _value(run: Run, at: int, name: str, value: Any, digits: int) -> Iterator[str]:
    """The value of a name; of a matrix for each row, those of the first rows."""
    array = np.asarray(value, dtype=np.float64)
    whole = name in ("inputs", "output") and bool((array == np.round(array)).all())
    if array.ndim < 3:
        yield rf"\fitted{{{symbol(name)} = {_written(array, digits, whole)}}}"
        return
    for row, each in zip(run.batch(at).tolist(), array[:_MATRICES], strict=False):
        where = rf"\text{{{words.ROW.format(row=row + 1)}:}}\quad"
        yield rf"\fitted{{{where} {symbol(name)} = {_written(each, digits, whole)}}}"


def _written(array: np.ndarray, digits: int, whole: bool) -> str:
    if array.size == 1:
        return number(float(array.ravel()[0]), notation(array, digits, whole))
    rows = array.reshape((1, *array.shape)[-2:])
    return matrix(rows, notation(array, digits, whole), _MOST, _FEW)
