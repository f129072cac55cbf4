"""The derivation of an iteration in LaTeX: it compiles, and has every formula with its numbers."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import numpy as np
import pytest

from nn_core import FAULTS, Dataset, Edit, Settings, train
from nn_core.lines.names import symbol
from nn_view.handouts.derivation import derivation
from nn_view.handouts.latex_text import constant, number, text
from nn_view.style.numbers import notation
from scripts import programs
from tests.helpers.browser import found
from tests.helpers.every_kind import DATA, every_kind
from tests.helpers.faulty import wrong_settings

AT, DIGITS = 3, 4


def cases() -> dict[str, Settings]:
    few = {"iterations": AT + 1, "hidden": (3, 2), "learning_rate": 0.001}
    circles = Dataset.built_in["circles"]()
    return {
        "the tutorial": Settings(),
        "a typed line": Settings(lines=(("delta_w1", "np.minimum(w1, 1) ** 2 * (w1 > 0)"),)),
        "by hand": Settings(edits=(Edit(AT, "w1", 2, 1, 0.75),)),
        "large": Settings(dataset=circles, hidden=(16,) * 6, batch_size=40, shuffle=True),
        **{fault: wrong_settings(fault, **few) for fault in FAULTS},
        **every_kind(AT + 1),
    }


def documents() -> dict[str, str]:
    return {name: derivation(train(one), AT, DIGITS) for name, one in cases().items()}


def body(document: str) -> str:
    return document.partition(r"\begin{document}")[2].partition(r"\end{document}")[0]


def unbalanced(document: str) -> str:
    r"""The first brace, environment or ``\left`` that nothing closes, or that closes nothing."""
    opened: list[str] = []
    closing = {"}": "{", r"\right": r"\left"}
    signs: list[str] = re.findall(r"\\(?:begin|end)\{\w+\*?\}|\\left|\\right|\\.|[{}]", document)
    for sign in signs:
        if sign in ("{", r"\left") or sign.startswith(r"\begin"):
            opened.append(sign)
        elif sign in closing or sign.startswith(r"\end"):
            begun = closing.get(sign, sign.replace("end", "begin"))
            if not opened or opened.pop() != begun:
                return sign
    return opened[-1] if opened else ""


@pytest.mark.slow
def test_every_document_is_plain_and_balanced() -> None:
    for name, document in documents().items():
        assert document.isascii(), name
        assert unbalanced(document) == "", name
        assert document.count("$") % 2 == 0, name
        assert "?" not in body(document), name


def test_every_formula_stands_there_with_its_numbers() -> None:
    run = train(Settings(rule="exact", biases="per_unit"))
    document = derivation(run, AT, DIGITS)
    for one in run.quantities:
        assert rf"\fitted{{{one.latex}}}" in document
        assert text(one.sentence) in document
        if one.number is not None:
            continue
        value = np.asarray(run.at(AT)[one.name])
        place = document.index(rf"\fitted{{{symbol(one.name)} = ", document.index(one.latex) + 1)
        written = document[place : document.index("}\n", place + 1) + 2]
        if value.size > 1:
            end = document.index(r"\end{bmatrix}", place)
            written = document[place:end].partition(r"\begin{bmatrix}")[2]
            powers = re.findall(r"10\^\{(-?\d+)\} \\cdot \\begin", document[place:end])
            factor = 10.0 ** int(powers[0]) if powers else 1.0
            numbers = [float(cell) * factor for cell in re.split(r"&|\\\\", written)]
            assert numbers == pytest.approx(
                value.ravel().tolist(), abs=np.abs(value).max() * 10.0 ** (1 - DIGITS)
            )
        else:
            assert number(value.item(), notation(value, DIGITS)) in written


def test_of_large_matrices_a_part_is_shown_and_said() -> None:
    part = "its first 10 rows and its last one"
    assert part not in derivation(train(Settings(iterations=1)), 0, DIGITS)
    document = derivation(train(cases()["large"]), AT, DIGITS)
    assert part in document
    assert r"\vdots" in document
    assert "The rows of the data in this iteration are " in document
    softmax = Settings(iterations=1, dataset=DATA, output="softmax", loss="cross_entropy")
    document = derivation(train(softmax), 0, DIGITS)
    assert part in document
    assert re.findall(r"\\text\{row (\d)", document) == ["1", "2", "3"]
    assert "cancels with another factor" in document


def test_a_mistake_stands_beside_the_right_formula() -> None:
    document = derivation(train(Settings(fault="sign_flipped", iterations=1)), 0, DIGITS)
    assert r"Right: $\frac{\partial E}{\partial a_{2}} = a_{2} - y$." in document


def test_text_and_numbers_are_ascii() -> None:
    assert text("λ/2 − 50 % of a_1, β₂² é ☃") == (
        r"$\lambda$/2 $-$ 50 \% of a\_1, $\beta$$_{2}$$^{2}$ e ?"
    )
    whole = notation([1.0, np.inf], 3)
    assert number(-np.inf, whole) == r"-\infty"
    assert number(np.nan, whole) == r"\text{NaN}"
    assert constant(1e-8) == r"1 \cdot 10^{-8}"
    assert constant(0.1) == "0.1"


@pytest.mark.slow
def test_every_document_compiles(tmp_path: Path) -> None:
    made = documents()
    (preamble,) = {one.partition(r"\begin{document}")[0] for one in made.values()}
    bodies = "\n\\clearpage\n".join(map(body, made.values()))
    document = f"{preamble}\\begin{{document}}\n{bodies}\n\\end{{document}}\n"
    (tmp_path / "all.tex").write_text(document, encoding="ascii")
    command = [found(programs.LATEX), "-halt-on-error", "-interaction=nonstopmode", "all.tex"]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stdout[-2000:]
    assert "Overfull" not in ended.stdout
    assert (tmp_path / "all.pdf").read_bytes().startswith(b"%PDF")
