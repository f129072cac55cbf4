"""The dialog of own initial weights: pasted, uploaded, refused without losing anything."""

from __future__ import annotations

import io
from typing import Any

import numpy as np

from nn_core import Settings
from nn_view.links import address
from nn_view.wording.setup import own_start as words
from nn_view.wording.setup import proposals
from tests.helpers.pages import opened, press, settings, state, unfold


def asked(**query: str) -> Any:
    """The page with the dialog open."""
    at = unfold(opened(hidden="2", bias_shape="per_unit", **query), "Start")
    return press(at, words.BUTTON)


def button(at: Any, label: str) -> Any:
    return next(one for one in at.button if one.label == label)


def test_pasted_parameters_are_the_start_and_stand_in_the_address() -> None:
    at = asked(seed="3")
    before = settings(at)
    assert "w1 (3 × 2), b1 (2 numbers)" in " ".join(one.value for one in at.markdown)
    assert button(at, words.USE).disabled
    at.text_area(key="start_text").set_value("W1 = [1 2; 3 4; 5 6]; b1 = [7 8]").run()
    assert "Read: w1, b1. Unchanged: w2, b2." in [one.value for one in at.caption]
    press(at, words.USE)
    start = settings(at).initial_parameters()
    assert start["w1"].tolist() == [[1, 2], [3, 4], [5, 6]]
    assert start["b1"].tolist() == [7, 8]
    assert start["w2"].tolist() == before.initial_parameters()["w2"].tolist()
    assert at.query_params["start"].startswith("w1_1_2__3_4__5_6__b1_7_8__w2_")
    assert address.parse(dict(at.query_params.items())).settings == settings(at)
    assert words.TITLE not in [one.value for one in at.subheader]
    press(at, proposals.UNDO)
    assert settings(at) == before


def test_a_wrong_shape_keeps_the_text_and_the_start() -> None:
    at = asked()
    text = "w1 = [[1, 2, 3], [4, 5, 6]]"
    at.text_area(key="start_text").set_value(text).run()
    assert f"w1 must be 3 × 2, but yours is 2 × 3.{words.TRANSPOSE}" in at.warning[0].value
    assert button(at, words.USE).disabled
    assert settings(at) == Settings(hidden=(2,), biases="per_unit")
    state(at).start_asked = False  # the dialog is dismissed
    at.run()
    press(at, words.BUTTON)
    assert at.text_area(key="start_text").value == text
    at.toggle(key="start_transposed").set_value(True).run()
    press(at, words.USE)
    assert settings(at).initial_parameters()["w1"].tolist() == [[1, 4], [2, 5], [3, 6]]


def test_a_file_is_filled_in_and_another_one_changes_nothing() -> None:
    file = io.BytesIO()
    np.savez(file, w2=np.array([[0.5], [-1.5]]))
    at = asked()
    at.file_uploader[0].set_value(("mine.npz", file.getvalue(), "application/zip")).run()
    assert at.text_area(key="start_text").value == "w2 = [[0.5],\n      [-1.5]]"
    at.file_uploader[0].set_value(("mine.pkl", b"\x80\x04}.", "")).run()
    assert words.OTHER_FILE in at.warning[0].value
    assert at.text_area(key="start_text").value == "w2 = [[0.5],\n      [-1.5]]"
    press(at, words.USE)
    assert dict(settings(at).start or ())["w2"] == ((0.5,), (-1.5,))
    assert state(at).start_problem == ""


def test_the_present_numbers_are_there_to_be_changed_and_random_ones_come_back() -> None:
    at = press(asked(seed="5"), words.PRESENT)
    text = str(at.text_area(key="start_text").value)
    assert text.startswith("w1 = [[0.44122748688504143, ")
    press(at, words.USE)
    assert settings(at).start is not None
    state(at).open_groups.clear()
    assert 'summary p::after { content: ": given weights"' in "".join(
        one.proto.body for one in at.run().get("html")
    )
    unfold(at, "Start")
    press(press(at, words.BUTTON), words.RANDOM)
    assert settings(at) == Settings(seed=5, hidden=(2,), biases="per_unit")
