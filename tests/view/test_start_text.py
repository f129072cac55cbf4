"""Parameters as people write them, in a text or in a file; and what is none, in one sentence."""

from __future__ import annotations

import io
import json
import pickle
import re
import zipfile
from contextlib import suppress
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core import Settings
from nn_view.setup import own_start, start_file, start_text
from nn_view.wording.setup import own_start as words

W1, TURNED = ((1.0, 2.0), (3.0, 4.0)), ((1.0, 3.0), (2.0, 4.0))
PARAMETERS = ("w1", "b1", "w2", "b2")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("w1 = [[1, 2], [3, 4]]", {"w1": W1}),
        (
            "w1 = np.array([[1., 2.],\n               [3., 4.]])\nb1 = 0.35",
            {"w1": W1, "b1": ((0.35,),)},
        ),
        ("W1 = [1 2; 3 4];\nb1 = [5; 6];", {"w1": W1, "b1": ((5.0,), (6.0,))}),
        ("W1=[1,2;3,4]'; b1=[5 6]", {"w1": TURNED, "b1": ((5.0, 6.0),)}),
        ("w1 = [1 2\n      3 4]", {"w1": W1}),
        ("b1 = [1, 2, ...\n 3]; eta = 0.5;", {"b1": ((1.0, 2.0, 3.0),)}),
        ("w1 = np.array([[1, 2], [3, 4]]).T", {"w1": TURNED}),
        ("w1 = torch.tensor([[1, 2], [3, 4]], dtype=torch.float64)", {"w1": W1}),
        (
            "import numpy as np\nw1 = [[1, 2]]  # first\nlr = 3\nb1 = [1]",
            {"w1": ((1, 2),), "b1": ((1,),)},
        ),
        (
            "{'w1': array([[1, 2], [3, 4]]), 'b1': np.float64(0.5), 'x': 3}",
            {"w1": W1, "b1": ((0.5,),)},
        ),
        ('{"w1": [[1, 2], [3, 4]], "b1": 1}', {"w1": W1, "b1": ((1.0,),)}),
        ("w_1: ((1, 2), (3, 4))", {"w1": W1}),
        ("w1\t1\t2\n\t3\t4\nb1\t0,5\t0,3", {"w1": W1, "b1": ((0.5, 0.3),)}),
        ("w1\n1,5\t2\n3\t4\nb1\n0,5", {"w1": ((1.5, 2.0), (3.0, 4.0)), "b1": ((0.5,),)}),
        ("w1;0,1;0,2\n;0,3;0,4", {"w1": ((0.1, 0.2), (0.3, 0.4))}),
        ("w1 1 2\n3 4", {"w1": W1}),
        ("w1 = 1; eta = 0.5", {"w1": ((1.0,),)}),
        ("b1 = −.5e-3", {"b1": ((-0.0005,),)}),
        ("w1\t1.200\t2", {"w1": ((1.2, 2.0),)}),
    ],
)
def test_parameters_are_read_as_they_are_written(text: str, expected: dict[str, Any]) -> None:
    assert start_text.read(text) == expected


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", words.NO_NAME),
        ("[[1, 2]]", words.NO_NAME),
        ("delta_w1 = [[1, 2]]", words.NO_NAME),
        ("w1", words.EMPTY.format(name="w1")),
        ("w1 = []", words.EMPTY.format(name="w1")),
        ("w1 = 1; w1 = 2", words.TWICE.format(name="w1")),
        (
            "w1 = [[1, 2], [3]]",
            "w1: All rows need the same number of entries: row 1 has 2, row 2 has 1.",
        ),
        ("w1 = [[1, 2], [3, x]]", words.NO_NUMBER.format(name="w1", text="“x”")),
        ("w1 = nan", words.NO_NUMBER.format(name="w1", text="“nan”")),
        ("w1 = [[1, 2]", "w1: A bracket is not closed."),
        ("w1 = [[[1]]]", words.DEPTH.format(name="w1")),
        ("w1 = [[1 ... 2]]", "w1: Some numbers are left out (“…”). Give all of them."),
        (
            "w1 = np.array([[1]]) * 0.01",
            "w1: “) * 0.01” after the brackets is not understood. Give the numbers themselves.",
        ),
        ("w1 = np.ones((3, 5))", words.NO_NUMBER.format(name="w1", text="“np.ones((3”")),
        ("w1 = __import__('os').getcwd()", "w1: “__import__('os').getcwd()” is not a number."),
        ("w1 = 1" + " " * start_text.LONGEST, words.TOO_LONG.format(most="200,000")),
    ],
)
def test_what_is_none_gets_its_sentence(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        start_text.read(text)


@given(st.text(alphabet="wb12=[](); ,.'\n\t-e+T\"", max_size=60))
def test_any_text_gives_numbers_or_a_sentence(text: str) -> None:
    found: dict[str, Any] = {}
    with suppress(ValueError):
        found = start_text.read(text)
    assert all(len({len(row) for row in rows}) == 1 for rows in found.values())


def saved(array: Any) -> bytes:
    file = io.BytesIO()
    np.save(file, array)
    return file.getvalue()


def archive(*unnamed: Any, **arrays: Any) -> bytes:
    file = io.BytesIO()
    np.savez(file, *unnamed, **arrays)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("w1.npy", saved(np.array(W1)), {"w1": W1}),
        ("b1.npy", saved(np.array([1, 2])), {"b1": ((1.0, 2.0),)}),
        ("all.npz", archive(W1=np.array(W1), b_1=np.float64(2)), {"w1": W1, "b1": ((2.0,),)}),
        (
            "all.npz",
            archive(W1, 2, [[5], [6]], 7),
            {"w1": W1, "b1": ((2.0,),), "w2": ((5.0,), (6.0,)), "b2": ((7.0,),)},
        ),
        ("a.json", json.dumps({"w1": W1, "b1": 2}).encode(), {"w1": W1, "b1": ((2.0,),)}),
        ("a.json", json.dumps({"settings": {"start": {"w1": W1}}}).encode(), {"w1": W1}),
        ("a.py", b"parameters = {'w1': [[1, 2], [3, 4]]}", {"w1": W1}),
        ("a.m", b"W1 = [1 2; 3 4];", {"w1": W1}),
    ],
)
def test_a_file_gives_the_same_numbers(name: str, content: bytes, expected: dict[str, Any]) -> None:
    assert start_file.read(name, content, PARAMETERS) == expected


def huge() -> bytes:
    """The header of an array that would need 8 GB, without its numbers."""
    file = io.BytesIO()
    header = {"descr": "<f8", "fortran_order": False, "shape": (10**9,)}
    np.lib.format.write_array_header_1_0(file, header)
    return file.getvalue()


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("w1.npy", b"\0" * 50_000_000)
    return file.getvalue()


class Evil:
    def __reduce__(self) -> Any:
        raise AssertionError("a pickle was opened")


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("w1.npy", saved(np.array([{}], dtype=object)), words.NO_NUMBERS.format(name="w1.npy")),
        ("w1.npy", saved(np.array(["a"])), words.NO_NUMBERS.format(name="w1.npy")),
        ("w1.npy", huge(), words.NO_NUMBERS.format(name="w1.npy")),
        ("w1.npy", saved(np.array(W1))[:-9], words.OTHER_FILE),
        ("w1.npy", b"\x93NUMPY\x09\x00", words.OTHER_FILE),
        ("w1.npy", saved(np.zeros((2, 2, 2))), words.DEPTH.format(name="w1.npy")),
        ("weights.npy", saved(np.array(W1)), words.FILE_NAME.format(name="weights")),
        ("a.npz", bomb(), words.TOO_LARGE.format(most="1")),
        ("a.npz", b"PK\x03\x04rest", words.OTHER_FILE),
        ("a.npz", archive(first=[1]), words.FILE_NAME.format(name="first")),
        ("a.pkl", pickle.dumps({"w1": 1}), words.OTHER_FILE),
        ("a.json", b"[1, 2]", words.NO_NAME),
        ("a.json", b'{"w1": "x"}', words.NO_NUMBERS.format(name="w1")),
        ("a.txt", b"0" * 1_000_001, words.TOO_LARGE.format(most="1")),
    ],
)
def test_another_file_gets_its_sentence(name: str, content: bytes, sentence: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        start_file.read(name, content, PARAMETERS)


SETTINGS = Settings(hidden=(2,), seed=4)


def test_what_is_not_given_keeps_its_present_numbers() -> None:
    drawn = SETTINGS.initial_parameters()
    found = own_start.with_own(SETTINGS, {"b1": ((0.5,),), "w2": ((1,), (2,))})
    assert found.kept == ("w1", "b2")
    start = found.settings.initial_parameters()
    assert start["b1"] == 0.5
    assert start["w2"].tolist() == [[1], [2]]
    assert start["w1"].tolist() == drawn["w1"].tolist()
    again = own_start.with_own(found.settings, {"b2": ((3,),)}).settings
    assert dict(again.start or ())["b1"] == 0.5


@given(st.integers(0, 2**32 - 1), st.sampled_from(["shared", "per_unit", "none"]))
def test_the_present_numbers_are_written_and_read_to_the_bit(seed: int, biases: str) -> None:
    settings = Settings(seed=seed, hidden=(3, 2), biases=biases, initial_biases="random")
    text = start_text.written(own_start.present(settings))
    found = own_start.with_own(settings, start_text.read(text))
    assert found.kept == ()
    ours, theirs = (one.initial_parameters() for one in (settings, found.settings))
    assert all(np.array_equal(ours[name], theirs[name]) for name in ours)


@pytest.mark.parametrize(
    ("given_text", "transposed", "sentence"),
    [
        ("w1 = [1 2 3]", False, "w1 must be 3 × 2, but yours is 1 × 3."),
        ("w1 = [1 2 3; 4 5 6]", False, "w1 must be 3 × 2, but yours is 2 × 3." + words.TRANSPOSE),
        (
            "w1 = [1 2; 3 4; 5 6]",
            True,
            "w1 must be 3 × 2, but yours is 2 × 3." + words.UNDO_TRANSPOSE,
        ),
        ("b1 = [1, 2]", False, "b1 must be a single number, but yours is 1 × 2." + words.ONE_BIAS),
        ("w3 = 1", False, "This network has no w3, only w1, b1, w2, b2."),
        ("b2 = 1e999", False, "The numbers of b2 must be finite."),
    ],
)
def test_a_wrong_shape_says_what_was_expected_and_what_came(
    given_text: str, transposed: bool, sentence: str
) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        own_start.with_own(SETTINGS, start_text.read(given_text), transposed)


def test_weights_are_transposed_and_biases_stand_in_a_row_or_a_column() -> None:
    settings = replace(SETTINGS, biases="per_unit")
    given = start_text.read("w1 = [1 2 3; 4 5 6]; b1 = [7; 8]; w2 = [1 2]; b2 = 9")
    start = own_start.with_own(settings, given, transposed=True).settings.initial_parameters()
    assert start["w1"].tolist() == [[1, 4], [2, 5], [3, 6]]
    assert start["b1"].tolist() == [7, 8]
    assert start["w2"].tolist() == [[1], [2]]
    assert start["b2"].tolist() == [9]
