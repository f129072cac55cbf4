"""Bringing a file back: exactly there again, or one sentence."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core import Dataset, Edit, Names, Settings
from nn_core.data.column_names import cleaned
from nn_core.exports import METADATA, Unreadable, notebook
from nn_view.handouts.imported_file import MOST_MEGABYTES, carried, read_file, saved
from nn_view.links import address, starts, table_codec
from nn_view.links.table_codec import OWN
from nn_view.wording import take_home as take_home_words

SETTINGS = Settings(
    seed=5,
    hidden=(4, 2),
    rule="exact",
    fault="sign_flipped",
    edits=(Edit(3, "w1", 0, 1, 0.25), Edit(40, "b2", 0, 0, -1.5)),
)
PLACE = {
    "at": "12",
    "quantity": "delta_w2",
    "row": "mean",
    "cell": "2,1",
    "digits": "5",
    "view": "",
}


GIVEN = {"w1": [[0.1]] * 3, "b1": 1, "w2": [[0.5]], "b2": 1}
LARGE = replace(
    Settings(hidden=(12, 12)),
    start={
        name: np.random.RandomState(0).randn(*shape)
        for name, shape in Settings(hidden=(12, 12)).parameter_shapes.items()
    },
)
"""Settings whose start has more numbers than fit into a link."""
CASES = Path(__file__).parent / "cases"


def as_notebook(settings: Settings, place: dict[str, str]) -> str:
    return notebook(settings, 12, carried=carried(settings, place))


@pytest.mark.parametrize("write", [saved, as_notebook])
def test_a_file_brings_settings_and_place_back(write: Any) -> None:
    brought = read_file(write(SETTINGS, PLACE).encode())
    assert brought.settings == SETTINGS
    assert brought.place == PLACE
    assert brought.problems == ()


def test_a_notebook_that_was_run_and_kept_elsewhere_is_still_ours() -> None:
    content = json.loads(as_notebook(SETTINGS, PLACE))
    content["metadata"]["language_info"] = {"version": "3.13"}
    content["cells"][1]["outputs"] = [{"output_type": "stream", "text": ["x"] * 1000}]
    brought = read_file(b"\xef\xbb\xbf" + json.dumps(content).encode())
    assert (brought.settings, brought.place) == (SETTINGS, PLACE)


def test_a_place_of_no_use_has_its_sentence_and_the_settings_stay() -> None:
    brought = read_file(saved(SETTINGS, PLACE | {"at": "1000000", "quantity": "<b>"}).encode())
    assert brought.settings == SETTINGS
    assert brought.place["at"] == "99"
    assert len(brought.problems) == 2


def test_own_data_keep_their_numbers_and_what_they_are_called() -> None:
    data = Dataset("mine", ((0.1, 2.5), (3.0, -1e-7)), ((0.5,), (1.0,)), ((9.0, 9.0),), ((0.0,),))
    data = replace(data, input_names=("petal", "sepal"), output_names=("kind",))
    settings = Settings(dataset=data)
    brought = read_file(saved(settings, PLACE, "flowers").encode())
    assert brought.settings == replace(settings, dataset=replace(data, name=OWN))
    assert brought.title == "flowers"
    assert brought.settings.dataset.columns == Names(("petal", "sepal"), ("kind",))
    # A name says nothing: rows that are those of a built-in table are that table.
    parity = replace(Dataset.built_in["parity"](), name="mine")
    assert (
        read_file(saved(Settings(dataset=parity), PLACE).encode()).settings.dataset.name == "parity"
    )
    xor = replace(data, name="xor")
    assert read_file(saved(Settings(dataset=xor), PLACE).encode()).settings.dataset.name == OWN


@pytest.mark.parametrize(
    "table",
    [None, 5, [], {"title": 5}, {"title": "x" * 999}, {"inputs": ["a"] * 3}, {"inputs": ["y", 1]}],
)
def test_names_of_no_use_are_the_usual_ones(table: Any) -> None:
    brought = read_file(changed(table=table))
    data = brought.settings.dataset
    assert data.columns == Names(("x1", "x2", "x3"), ("y",))
    assert brought.title == ""
    asked = isinstance(table, dict) and "inputs" in table
    assert brought.problems == ((take_home_words.NO_NAMES,) if asked else ())


def test_names_of_an_older_file_are_taken_or_cleaned_with_a_sentence() -> None:
    beside = {"title": "t", "inputs": ["width", "a\nb", "n" * 90], "outputs": ["b\u00a0c"]}
    brought = read_file(changed(table=beside))
    assert brought.settings.dataset.columns == Names(("width", "a b", "n" * 79 + "…"), ("b c",))
    assert brought.settings.dataset.inputs == SETTINGS.dataset.inputs
    (told,) = brought.problems
    assert "Changed: “a b”, “nn" in told
    assert "width" not in told
    usual = read_file(changed(table={"inputs": ["x1", "x2", "x3"], "outputs": ["y"]}))
    assert (usual.settings, usual.problems) == (SETTINGS, ())


NAMES = st.text(max_size=120).map(cleaned).filter(bool)


@given(st.lists(NAMES, min_size=3, max_size=3, unique=True))
def test_any_name_that_data_can_have_comes_back_from_a_file(names: list[str]) -> None:
    data = Dataset("mine", ((0.5, 2.5),), ((0.5,),))
    named = replace(data, input_names=tuple(names[:2]), output_names=tuple(names[2:]))
    brought = read_file(saved(Settings(dataset=named), {}).encode())
    assert brought.settings.dataset == table_codec.named(named)


def changed(**values: Any) -> bytes:
    return json.dumps(json.loads(saved(SETTINGS, PLACE)) | values).encode()


def test_a_start_of_its_own_is_opened_and_stands_in_the_address() -> None:
    brought = read_file((CASES / "14_own_start.json").read_bytes())
    start = dict(brought.settings.start or ())
    assert start["w1"] == ((0.9, 0.1), (0.3, 0.5))
    assert brought.problems == ()
    values = address.settings_values(brought.settings)
    assert values["start"].startswith("w1_0.9_0.1__0.3_0.5__b1_")
    assert address.parse(values).settings == brought.settings
    large = address.settings_values(LARGE)
    assert re.fullmatch("own-[0-9a-f]{20}", large["start"])
    assert address.parse(large).settings == LARGE
    narrow = read_file(changed(settings={"hidden": [1], "start": GIVEN})).settings
    assert address.parse(address.settings_query(narrow)).settings == narrow
    assert address.settings_values(narrow)["start"] != values["start"]


def test_a_start_that_the_server_lost_is_asked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    values = address.settings_values(LARGE)
    monkeypatch.setattr(starts, "STORE", starts.new_store())
    read = address.parse(values)
    assert read.settings.start is None
    (told,) = read.problems
    assert "Import their file again" in told
    assert "Using random weights." in told


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "not JSON"),
        (saved(SETTINGS, PLACE).encode()[:200], "incomplete"),
        (as_notebook(SETTINGS, PLACE).encode()[:-400], "incomplete"),
        (b"<!DOCTYPE html><script>alert(1)</script>", "not JSON"),
        (b"\x89PNG\r\n\x1a\n\x00\xff", "not text"),
        (saved(SETTINGS, PLACE).encode("utf-16"), "not text"),
        (b" " * (MOST_MEGABYTES * 1_000_000 + 1), "at most 5 MB are allowed"),
        (b"[" * 200_000, "too deeply"),
        (b'{"format":' * 100_000, "too deeply"),
        (b'{"format": NaN}', "NaN"),
        (b'{"settings": -Infinity}', "-Infinity"),
        (b'{"settings": ' + b"9" * 10_000 + b"}", "thousands of digits"),
        (b"{}", "does not come from"),
        (b"[1, 2]", "does not come from"),
        (b'"backprop-inspector"', "does not come from"),
        (b'{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}', "does not come"),
        (b'{"cells": 5, "metadata": [5]}', "does not come"),
        (json.dumps({"cells": [], "metadata": {METADATA: {}}}).encode(), "does not come"),
        (changed(version=2), "another version"),
        (changed(version={"deep": "x" * 1000}), "another version"),
        (changed(settings=None), "settings must map"),
        (changed(settings={"seed": 1e999}), "Infinity"),
        (changed(settings={"iterations": 10**12}), "iterations must be"),
        (changed(settings={"dataset": {"name": "x", "inputs": "<b>", "output": []}}), "inputs"),
        (changed(settings={"learning_rate": "1"}), "learning_rate must be"),
        (changed(settings={"evil": 1}), "is unknown"),
        (changed(place=[1]), "place"),
        (changed(settings={"learning_rate": 1e-9}), "because of: learning_rate"),
    ],
    ids=range(28),
)
def test_a_file_that_is_not_ours_gets_its_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(Unreadable, match=sentence) as refused:
        read_file(content)
    assert str(refused.value).endswith(".")
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 300


def test_a_number_too_large_for_a_float_is_refused() -> None:
    with pytest.raises(Unreadable, match="learning_rate must be"):
        read_file(changed().replace(b'"learning_rate": 1.0', b'"learning_rate": 1e999'))
