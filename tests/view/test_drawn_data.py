"""Drawn data in links and in words: their name has all their numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from nn_core import MAX_ROWS, Dataset, Settings
from nn_view.handouts.report import setting_texts
from nn_view.links import address, drawn_data, table_codec
from nn_view.tables import editor

MOONS = Dataset.built_in["moons"](points=80, noise=0.2, seed=3, test_share=0.5)


@given(st.integers(4, MAX_ROWS), st.floats(0, 10), st.floats(0, 0.9))
@examples(max_examples=30)
def test_a_link_names_drawn_data_with_their_numbers(points: int, noise: float, rest: float) -> None:
    data = Dataset.built_in["spirals"](points=points, noise=noise, test_share=rest)
    query = address.settings_query(Settings(dataset=data))
    assert query == f"data={data.name}"
    read = address.parse(query)
    assert (read.settings.dataset, read.problems) == (data, ())
    assert table_codec.travels(data)


@pytest.mark.parametrize(
    ("given", "used", "sentence"),
    [
        ("circles", "circles-100-0.1-0-0.25", ""),
        ("circles-40", "circles-40-0.1-0-0.25", ""),
        ("circles-040-0.10", "circles-40-0.1-0-0.25", ""),
        ("iris-5", "iris-5-0.2", ""),
        (
            "circles-9999-0.2-7-0.5",
            "circles-100-0.2-7-0.5",
            "points must be a whole number from 4 to 512",
        ),
        ("circles-40-x-7-0.5", "circles-40-0.1-7-0.5", "noise must be a number from 0 to 10"),
        (
            "circles-40-0.2-4294967296",
            "circles-40-0.2-0-0.25",
            "seed must be a whole number from 0 to 4294967295",
        ),
        ("iris-5-1", "iris-5-0.2", "the share of test rows must be a number from 0 to 0.9"),
        ("line-1-99", "line-40-0.1-0-0.25", "from 4 to 512; noise must be a number from 0 to 10"),
        ("iris-5-0.2-3", "iris-5-0.2", "it must have seed, the share of test rows, as in iris-0"),
        ("circles-40--0.2", "circles-40-0.1-0-0.25", "noise must be a number from 0 to 10"),
        ("circles-", "circles-100-0.1-0-0.25", "points must be a whole number"),
        ("circles-40-1e-3", "circles-40-0.1-3-0.25", "noise must be a number from 0 to 10"),
        ("xor-40", "truth_table", "it must be one of truth_table, xor,"),
    ],
)
def test_a_wrong_number_gets_a_sentence_and_the_usual_one(
    given: str, used: str, sentence: str
) -> None:
    read = address.parse(f"data={given}")
    assert read.settings.dataset.name == used
    assert len(read.problems) == (1 if sentence else 0)
    assert sentence in "".join(read.problems)
    assert f"Using {used}." in "".join(read.problems) or not sentence


def test_drawn_data_are_called_by_their_numbers() -> None:
    assert drawn_data.title(MOONS.name) == "moons"
    assert (
        drawn_data.described(MOONS.name) == "moons, 80 points, noise 0.2, seed 3, 50% for testing"
    )
    assert drawn_data.described("iris-0-0.2") == "iris (Fisher), seed 0, 20% for testing"
    assert drawn_data.described("xor") == "XOR"
    assert setting_texts(Settings(dataset=MOONS))["data"] == drawn_data.described(MOONS.name)
    assert drawn_data.numbers(Dataset.built_in["moons"], MOONS.name) == {  # type: ignore[arg-type]
        "points": 80,
        "noise": 0.2,
        "seed": 3,
        "test_share": 0.5,
    }


def test_other_rows_under_the_name_of_drawn_data_are_own_data() -> None:
    assert table_codec.named(MOONS) == MOONS
    claimed = replace(MOONS, inputs=((9.0, 9.0), *MOONS.inputs[1:]))
    assert table_codec.named(claimed).name == table_codec.OWN
    bare = replace(MOONS, class_names=())
    assert table_codec.named(bare).name == table_codec.OWN


@pytest.mark.parametrize("name", ["moons", "blobs", "iris", "line"])
def test_the_editor_gives_drawn_data_back_until_somebody_changes_them(name: str) -> None:
    data = Dataset.built_in[name]()
    frame = editor.frame_of(data)
    assert editor.dataset_of(frame, data, editor.texts_of(data)) == data
    frame.loc[0, "in1"] = "7"
    changed = editor.dataset_of(frame, data, editor.texts_of(data))
    assert changed.name == table_codec.OWN
    assert changed.inputs[0][0] == 7
    assert changed.class_names == data.class_names
