"""The worksheet in the browser: what is on it, and what is said, gives no number away."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from nn_core import Dataset, Settings, train
from nn_core.questions import AGAIN, FOLLOWS, MISTAKE, RIGHT, WRONG, ByHand, Cell, Extent, Place
from nn_view.iteration.blocks import blocks_for
from nn_view.questions.sheet import Own, key_of, sheet_data, too_many
from nn_view.questions.sheet_said import assessed, hints_for, shown
from nn_view.wording.practice import by_hand as words
from tests.helpers.faulty import CLASSES

RUN = train(Settings(rule="exact"))
BATCHES = Settings(batch_size=3, shuffle=True, optimizer="adam", learning_rate=0.1)
RUNS = [
    RUN,
    train(BATCHES),
    train(Settings(rule="exact", output="softmax", dataset=CLASSES)),
    train(Settings(rule="exact", hidden=(), dataset=Dataset.built_in["xor"]())),
]


def by_hand(run: Any = RUN, rows: int = 2) -> ByHand:
    return ByHand(run, 4, Extent(rows, 2), 3)


def own(**numbers: float) -> Own:
    """Numbers of one's own by the name of a single cell each: ``z1_3_0``."""
    found = {}
    for name, number in numbers.items():
        quantity, row, column = name.rsplit("_", 2)
        found[Place(4, quantity, (int(row), int(column)))] = number
    return Own(by_hand(), found)


def entries(hand: ByHand, quantity: Any) -> Iterator[tuple[Cell, Any]]:
    """The cells of a quantity's tables with what stands there."""
    labels = [f"r{row + 1}" for row in hand.run.batch(4)]
    values = hand.situation(hand.run.quantities[0].name).values
    for table in (*quantity["operands"], *filter(None, [quantity["table"]])):
        rows, columns = blocks_for(hand.run.settings).labels(table["name"], labels)
        for label, row in zip(table["rows"], table["cells"], strict=True):
            for column, cell in zip(table["columns"], row, strict=True):
                at = rows.index(label) * len(columns) + columns.index(column)
                index = np.unravel_index(at, np.shape(values[table["name"]]) or (1,))
                shape = np.ndim(values[table["name"]])
                yield Cell(table["name"], tuple(map(int, index))[:shape]), cell


@pytest.mark.parametrize("run", RUNS)
def test_a_number_that_is_to_be_filled_in_stands_nowhere_on_the_sheet(run: Any) -> None:
    hand = by_hand(run)
    sheet = sheet_data(hand)
    assert json.dumps(sheet, allow_nan=False)
    found = [one for quantity in sheet["quantities"] for one in entries(hand, quantity)]
    slots = [cell for _, cell in found if isinstance(cell, dict)]
    # A number is printed where it is given; where it is to be filled in, there is a slot.
    for at, cell in found:
        assert (hand.asked(at) is None) == isinstance(cell, str)
    own_cells = [cell["key"] for cell in slots if "name" in cell]
    assert len(own_cells) == len(set(own_cells)) == sheet["count"] > 10
    assert {cell["key"] for cell in slots} == set(own_cells)
    for quantity in sheet["quantities"]:
        assert bool(quantity["table"]) != bool(quantity["note"])


def test_each_operand_has_the_rows_and_columns_that_are_needed() -> None:
    sheet = {one["name"]: one for one in sheet_data(by_hand())["quantities"]}
    z1 = {one["name"]: one for one in sheet["z1"]["operands"]}
    assert list(z1) == ["inputs", "w1", "b1"]
    assert z1["inputs"]["rows"] == sheet["z1"]["table"]["rows"] == ["r4", "r6"]
    assert z1["w1"]["columns"] == ["h1", "h2"]
    # All rows are needed for a gradient; what is filled in of them stands in its place.
    error = sheet["delta_w2"]["operands"][1]
    assert error["rows"] == [f"r{row}" for row in range(1, 7)]
    assert error["cells"][3] == [{"key": key_of(Place(4, "error_d_z2", (3, 0)))}]
    assert isinstance(error["cells"][0][0], str)
    assert sheet["new_w2"]["constants"] == {"learning_rate": "1"}
    assert sheet["z2_d_w2"]["note"] == words.COPIED.format(name="a1")
    assert sheet["delta_b1"]["note"] == words.GIVEN["long"]


PLACE = Place(4, "a1", (3, 0))


@pytest.mark.parametrize(
    ("text", "verdict", "number"),
    [("0.711", FOLLOWS, 0.711), ("0.9", MISTAKE, 0.9), ("77", WRONG, 77.0), ("x", AGAIN, None)],
)
def test_what_is_said_of_a_number(text: str, verdict: str, number: float | None) -> None:
    said = assessed(own(z1_3_0=0.9), PLACE, text)
    assert (said["verdict"], said["number"]) == (verdict, number)
    right = shown(own(), "a1", PLACE)[0]["text"]
    told = " ".join([*said["sentences"], said["right"], *said["wrong"]])
    if verdict == FOLLOWS:
        assert "0.711" in told
        assert right in told  # both are said
    else:
        assert right not in told
    if verdict in (MISTAKE, WRONG):
        assert said["right"] == "1 / (1 + e^(−0.9))"
        assert said["sentences"][0] == words.NOT_YET


def test_numbers_that_are_still_to_be_filled_in_are_written_by_their_names() -> None:
    said = assessed(own(a1_3_0=0.6), Place(4, "z2", (3, 0)), "77")
    assert said["right"].startswith("0.6 · ")
    assert "a1[r4, h2]" in said["right"]
    assert "[r4, h3]" not in said["right"]  # it is given
    assert hints_for(own(), PLACE)[2] == "Begin with 1 / (1 + e^(−z1[r4, h1]))"
    assert hints_for(own(z1_3_0=0.25), PLACE)[2] == "Begin with 1 / (1 + e^(−0.25))"


@pytest.mark.slow
@pytest.mark.parametrize("run", RUNS)
def test_what_is_shown_is_right(run: Any) -> None:
    sheet = Own(by_hand(run), {})
    for step in by_hand(run).steps():
        if not step.cells:
            continue
        cells = shown(sheet, step.quantity.name, None)
        assert len(cells) == len(step.cells)
        for index, cell in zip(step.cells, cells, strict=True):
            place = next(
                place
                for place in (step.situation.at(one) for one in step.cells)
                if key_of(place) == cell["key"]
            )
            assert place == step.situation.at(index)
            assert assessed(sheet, place, cell["text"])["verdict"] == RIGHT
            assert shown(sheet, step.quantity.name, place) == [cell]


@pytest.mark.parametrize(
    "place",
    [
        Place(4, "a1", (0, 0)),  # of a row that is given
        Place(4, "z2_d_w2", (3, 0)),
        Place(4, "a1", (99, 0)),
        Place(4, "a1", (3, 0), 3),
        Place(4, "a1"),
    ],
)
def test_another_cell_is_refused(place: Place) -> None:
    with pytest.raises(ValueError, match=r"no (such )?cell"):
        assessed(own(), place, "1")
    if place.cell:
        with pytest.raises(ValueError, match=r"no (such )?cell"):
            shown(own(), place.quantity, place)


def test_a_proposal_names_what_there_is() -> None:
    assert too_many(1234, 4, 2, True).endswith(
        "1,234 cells, more than anyone would calculate by hand. Try 4 rows and 2 hidden units."
    )
    assert too_many(500, 1, 2, False).endswith("Try 1 row.")
