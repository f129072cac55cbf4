"""Workbooks of an iteration, computed by LibreOffice: its formulas give our numbers."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pytest

from nn_core import FAULTS, Dataset, Edit, Settings, train
from nn_core.lines.spreadsheet import range_name
from nn_view.handouts import workbook
from nn_view.handouts.workbook import Workbook
from nn_view.wording.handouts import workbook as words
from tests.helpers.every_kind import DATA, every_kind
from tests.helpers.faulty import wrong_settings
from tests.helpers.spreadsheets import Values, computed

AT = 3
#: Lines that somebody types, each with a form that no other line has.
TYPED = {
    "delta_w1": ["(error_d_z1.T @ z1_d_w1).T", "-w1**2 * (w1 > -0.5)"],
    "delta_w2": ["np.outer(b1, b2)"],
    "delta_b1": [
        "(error_d_z1 * np.where(z1 > 0, 1, 0.5)).sum(axis=0)",
        "error_d_z1.mean(axis=0) * len(b1)",
    ],
    "a1": [
        "np.minimum(np.maximum(z1, -1), 1)",
        "z1 / z1.max(axis=1, keepdims=True)",
        "z1 - z1.mean(axis=0)",
    ],
    "error": ["np.abs(a2 - output).mean()"],
}
ITERATIONS = 6
#: The cells to change: the sheet's named ranges, each with its first number.
CHANGED = {"inputs": 0.75, "w_1": -0.5, "learning_rate": 0.25}


def cases() -> dict[str, Settings]:
    """Every kind of settings, and every mistake."""
    tutorial = Settings(iterations=ITERATIONS)
    few = {"iterations": ITERATIONS, "hidden": (3, 2), "learning_rate": 0.001}
    far = {"w1": [[900.0]], "b1": 0.0, "w2": [[-1.0]], "b2": 0.0}
    saturated = Dataset("two", ((-1.0,), (0.001,)), ((1.0,), (0.0,)))
    units = replace(tutorial, biases="per_unit", rule="exact")
    return {
        **{
            f"{name} = {text}": replace(units, lines=((name, text),))
            for name, texts in TYPED.items()
            for text in texts
        },
        "changed": replace(tutorial, rule="exact", dataset=DATA, output="softmax", loss="squared"),
        "the tutorial": tutorial,
        "saturated": replace(tutorial, hidden=(1,), start=far, dataset=saturated),
        "one unit": replace(tutorial, hidden=(1,), dataset=Dataset("one", ((0.5,),), ((1.0,),))),
        "edits": replace(tutorial, edits=(Edit(AT, "w1", 2, 1, 0.75),)),
        **{fault: wrong_settings(fault, **few) for fault in FAULTS},
        **every_kind(ITERATIONS),
    }


def books() -> dict[str, Workbook]:
    """Workbooks in which each line occurs, of those cases that have one of their own."""
    seen: set[tuple[str, int, bool]] = set()
    made = {}
    for name, settings in cases().items():
        lines = {
            (re.sub(r"\d", "", one.code), len(one.axes), name == "saturated")
            for one in settings.quantities
        }
        if not lines <= seen:
            made[name] = Workbook(train(settings), AT)
            seen |= lines
    return made


def changed(content: bytes) -> bytes:
    """The workbook with other given numbers, as a reader would type them."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    for name, number in CHANGED.items():
        ((sheet, place),) = book.defined_names[name].destinations
        book[sheet][place.replace("$", "").split(":")[0]] = number
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def differences(book: Workbook, values: Mapping[str, Any], found: Values) -> list[str]:
    """The names whose cells are not the values."""
    cancelled = {one.name for one in book.run.quantities if one.cancelled}
    wrong = []
    for name, value in values.items():
        cells = found[range_name(name)]
        array = np.asarray(value, dtype=float)
        array = array.reshape(len(cells), len(cells[0]))
        if name in cancelled and not np.isfinite(array).all():
            continue
        bound = 1e-12 * max(1.0, np.abs(array).max())
        try:
            if not np.abs(np.array(cells, dtype=float) - array).max() <= bound:
                wrong.append(name)
        except (TypeError, ValueError):  # a text, such as #VALUE!
            wrong.append(f"{name}: {cells[0][0]}")
    return wrong


def by_hand(book: Workbook) -> dict[str, Any]:
    """All numbers of the iteration from the changed ones, as the engine computes them."""
    settings, given = book.run.settings, dict(book.values)
    for name in ("inputs", "w1"):
        given[name] = given[name].copy()
        given[name].flat[0] = CHANGED[range_name(name)]
    given["learning_rate"] = CHANGED["learning_rate"]
    names = ("inputs", "output", *settings.constants, *settings.state_shapes)
    return given | settings.engine.iterate(AT + 1, *(given[name] for name in names))


@pytest.mark.slow
def test_a_spreadsheet_computes_our_numbers_and_follows_a_change(tmp_path: Path) -> None:
    made = books()
    names = {f"book-{at}": name for at, name in enumerate(made)}
    files = {file: made[name].file() for file, name in names.items()}
    other = changed(made["changed"].file())
    found = computed(files | {"other": other}, tmp_path)
    wrong = {
        name: differences(made[name], made[name].values, found[file])
        for file, name in names.items()
    }
    assert {name: these for name, these in wrong.items() if these} == {}
    expected = by_hand(made["changed"])
    assert differences(made["changed"], expected, found["other"]) == []
    before = made["changed"].values
    assert not np.array_equal(expected["new_w2"], before["new_w2"])


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def cells(book: openpyxl.Workbook, name: str) -> list[Any]:
    ((sheet, place),) = book.defined_names[range_name(name)].destinations
    found = book[sheet][place]
    return (
        [cell.value for row in found for cell in row] if isinstance(found, tuple) else [found.value]
    )


def test_each_step_has_a_sheet_and_each_value_a_range() -> None:
    run = train(Settings(iterations=ITERATIONS))
    book = opened(Workbook(run, AT).file())
    steps = dict.fromkeys(one.group.replace(":", "") for one in run.quantities)
    assert book.sheetnames == [words.ABOUT, words.GIVEN, *steps]
    names = [one.name for one in run.quantities]
    given = ["inputs", "output", "learning_rate", *run.settings.parameter_shapes]
    assert book.defined_names.keys() == {*map(range_name, names + given)}
    # A workbook has 16 digits.
    assert cells(book, "w1") == pytest.approx(run.parameters(AT)["w1"].ravel().tolist(), rel=1e-15)
    formula = cells(book, "delta_w1")[0]
    assert formula.text == "=MMULT(TRANSPOSE(z1_d_w1),error_d_z1)"
    assert cells(book, "new_b2") == ["=b_2-learning_rate*delta_b2"]


def test_in_the_edition_with_blanks_the_cells_to_compute_are_empty() -> None:
    run = train(Settings(iterations=ITERATIONS, rule="exact"))
    book = opened(Workbook(run, AT).file(blank=True))
    for one in run.quantities:
        found = cells(book, one.name)
        given = one.copied is not None or one.number is not None
        assert any(found) == given, one.name
    assert all(isinstance(one, float) for one in cells(book, "w1"))


def test_the_matrices_of_softmax_are_named_by_row_and_unit() -> None:
    settings = Settings(iterations=1, dataset=DATA, output="softmax")
    sheet = opened(Workbook(train(settings), 0).file())["Step 1 derivatives, layer 2"]
    found = [cell.value for cell in sheet["A"]]
    at = found.index("a2_d_z2")
    assert found[at + 3 : at + 6] == ["r1, y1", "r1, y2", "r2, y1"]


def test_a_name_from_a_table_is_no_formula() -> None:
    data = Dataset("own", ((0.5,),), ((1.0,),), input_names=("=1+1",), output_names=("-y",))
    sheet = opened(Workbook(train(Settings(iterations=1, dataset=data)), 0).file())[words.GIVEN]
    assert [(cell.value, cell.data_type) for cell in sheet["B"] if cell.value == "=1+1"] == [
        ("=1+1", "s")
    ]


def test_what_a_spreadsheet_cannot_compute_is_refused_by_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run = train(Settings(iterations=1, lines=(("a2", "1 / (1 / (z2 * 0))"),)))
    with pytest.raises(ValueError, match="a2 is not finite, or overflows"):
        Workbook(run, 0)

    def refuse(*_: object) -> None:
        raise ValueError("q: no formula.")

    monkeypatch.setattr(workbook, "formulas", refuse)
    with pytest.raises(ValueError, match="This iteration has no workbook: q: no formula"):
        Workbook(train(Settings(iterations=1)), 0)
