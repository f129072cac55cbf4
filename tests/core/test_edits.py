"""Edits: the training continues from them, exactly as in code written by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as examples

from nn_core import MAX_EDITS, Edit, Settings, Training, check_gradient, sweep, train
from nn_core.training import history
from tests.helpers import strategies


def by_hand(settings: Settings) -> tuple[list[float], list[dict[str, Any]]]:
    """Errors and parameters of training to an edit, setting it, and training on from there."""
    plain = settings.without_edits()
    parameters = plain.initial_parameters()
    errors: list[float] = []
    before: list[dict[str, Any]] = []
    for i in range(settings.iterations + 1):
        for edit in settings.edits:
            if edit.iteration == i:
                table = np.array(parameters[edit.name], ndmin=2)
                table[edit.row, edit.column] = edit.value
                parameters[edit.name] = table.reshape(np.shape(parameters[edit.name]))
        start = {name: np.asarray(value).tolist() for name, value in parameters.items()}
        before.append(start)
        one = train(replace(plain, iterations=1, start=start))
        if i == settings.iterations or one.diverged:
            break
        errors.append(float(one.errors[0]))
        parameters = dict(one.parameters())
    return errors, before


def bits(value: Any) -> tuple[tuple[int, ...], bytes]:
    """What an array holds; where it is not a number, that too."""
    array = np.asarray(value)
    return array.shape, array.tobytes()


def assert_as_by_hand(settings: Settings) -> None:
    run = train(settings)
    errors, before = by_hand(settings)
    assert run.errors.tolist() == errors
    for i in range(run.completed + 1):
        found = {name: np.asarray(one).tolist() for name, one in run.parameters(i).items()}
        assert found == before[i], i
    for i, values in enumerate(run.walk(0, run.completed)):
        asked = run.at(i)
        for name, value in asked.items():
            assert bits(value) == bits(values[name]), (i, name)
        for name in settings.parameter_shapes:
            assert np.asarray(asked[name]).tolist() == before[i][name]


@given(strategies.edited())
@examples(max_examples=60)
def test_training_goes_on_from_an_edit_as_by_hand_to_the_bit(settings: Settings) -> None:
    assert_as_by_hand(settings)


def test_a_derivative_that_is_no_number_comes_back_as_it_was() -> None:
    # A prediction of exactly 1, the target, makes its derivative 0 / 0; the loss cancels that.
    edits = (Edit(1, "w1", 2, 0, 60.0),)
    settings = Settings(hidden=(), iterations=2, loss="cross_entropy", edits=edits)
    assert np.isnan(train(settings).at(1)["error_d_a1"]).any()
    assert_as_by_hand(settings)


@pytest.mark.parametrize("bytes_kept", [3_000, 20_000])
def test_edits_are_replayed_where_not_every_iteration_is_kept(
    monkeypatch: pytest.MonkeyPatch, bytes_kept: int
) -> None:
    monkeypatch.setattr(history, "HISTORY_BYTES", bytes_kept)
    edits = (
        Edit(0, "w1", 0, 0, 0.5),
        Edit(38, "w1", 2, 4, -2.0),
        Edit(39, "b1", 0, 0, 0.25),
        Edit(40, "w2", 1, 0, 3.0),
        Edit(300, "w2", 4, 0, 1.0),
        Edit(320, "b2", 0, 0, -1.0),
    )
    assert_as_by_hand(Settings(iterations=320, edits=edits))


def test_a_training_in_chunks_has_the_same_edits() -> None:
    settings = Settings(iterations=40, edits=(Edit(9, "w1", 0, 0, 2.0), Edit(10, "b2", 0, 0, 0.0)))
    training = Training(settings)
    while not training.finished:
        training.advance(3)
    assert training.run.errors.tolist() == train(settings).errors.tolist()


def test_nothing_changes_before_the_edit_and_everything_after_it() -> None:
    edited = train(Settings(edits=(Edit(12, "w1", 2, 1, 0.5),)))
    original = train(Settings())
    assert edited.errors[:12].tolist() == original.errors[:12].tolist()
    assert (edited.errors[12:] != original.errors[12:]).all()
    assert edited.parameters(12)["w1"][2, 1] == 0.5
    assert edited.at(11)["new_w1"].tolist() == original.at(11)["new_w1"].tolist()
    assert edited.settings.without_edits() == Settings()
    assert Settings().without_edits() == Settings()
    assert edited.settings != Settings()
    assert hash(edited.settings) != hash(Settings())


def test_edits_apply_before_the_first_and_after_the_last_iteration() -> None:
    edits = (Edit(0, "b1", 0, 0, 3.0), Edit(100, "w2", 0, 0, -7.0))
    run = train(Settings(edits=edits))
    assert run.parameters(0)["b1"] == 3.0
    assert run.parameters()["w2"][0, 0] == -7.0


def test_the_gradient_is_checked_at_the_edited_weights() -> None:
    run = train(Settings(rule="exact", edits=(Edit(5, "w1", 1, 1, -2.5),)))
    for check in check_gradient(run, 5).values():
        assert check.relative_error < 1e-9


@pytest.mark.parametrize("biases", ["shared", "per_unit"])
def test_a_sweep_applies_the_edits_to_each_network(biases: str) -> None:
    edits = (
        Edit(0, "w1", 2, 3, 1.5),
        Edit(7, "b1", 0, 0, -0.5),
        Edit(7, "b2", 0, 0, 0.5),
        Edit(20, "w2", 1, 0, 2.0),
    )
    settings = Settings(iterations=20, biases=biases, edits=edits)
    found = sweep(settings, range(6))
    for seed in range(6):
        run = train(replace(settings, seed=seed))
        np.testing.assert_allclose(found.errors[:, seed], run.errors, rtol=1e-12)
        for name, value in run.parameters().items():
            np.testing.assert_allclose(found.parameters[name][..., seed], value, rtol=1e-12)


def test_edits_are_sorted_and_made_of_plain_tuples() -> None:
    one, other = (12, "w1", 0, 0, -0.0), Edit(3, "w2", 0, 0, 1.0)
    settings = Settings(edits=[one, other])  # type: ignore[arg-type]
    assert settings.edits == (other, Edit(12, "w1", 0, 0, 0.0))
    assert str(settings.edits[1].value) == "0.0"
    assert settings == Settings(edits=(other, Edit(12, "w1", 0, 0, 0.0)))


@pytest.mark.parametrize(
    ("edits", "sentence"),
    [
        ("w1", "edits must be a list of at most 16, got 'w1'."),
        (((1,),), "each must be an Edit(iteration, name, row, column, value), got (1,)."),
        ((7,), "each must be an Edit(iteration, name, row, column, value), got 7."),
        (((101, "w1", 0, 0, 1.0),), "iteration must be a whole number from 0 to 100, got 101."),
        (((0, "w3", 0, 0, 1.0),), "there is no 'w3' here, only w1, b1, w2, b2."),
        (((0, ["w1"], 0, 0, 1.0),), "there is no ['w1'] here, only w1, b1, w2, b2."),
        (((0, "w1", 3, 0, 1.0),), "row of w1 must be a whole number from 0 to 2, got 3."),
        (((0, "w1", 0, 5, 1.0),), "column of w1 must be a whole number from 0 to 4, got 5."),
        (((0, "b1", 0, 1, 1.0),), "column of b1 must be a whole number from 0 to 0, got 1."),
        (((0, "w1", 0, 0, float("nan")),), "value of w1 must be between -1e+09 and 1e+09, got nan"),
        (((0, "w1", 0, 0, 1e10),), "value of w1 must be between -1e+09 and 1e+09, got 10000000000"),
        (((0, "w1", 0, 0, "one"),), "value of w1 must be a number, got 'one'."),
        (
            ((4, "w1", 0, 1, 1.0), (4, "w1", 0, 1, 2.0)),
            "w1, row 0, column 1 is set twice before iteration 4. Give one value.",
        ),
        (tuple((i, "w1", 0, 0, 1.0) for i in range(MAX_EDITS + 1)), "a list of at most 16, got"),
    ],
)
def test_an_impossible_edit_is_refused_with_its_reason(edits: Any, sentence: str) -> None:
    with pytest.raises(ValueError, match="edits") as refused:
        Settings(edits=edits)
    assert sentence in str(refused.value)


def test_biases_per_unit_have_one_row() -> None:
    settings = Settings(biases="per_unit", edits=(Edit(2, "b1", 0, 4, 9.0),))
    assert train(settings).parameters(2)["b1"][4] == 9.0
    with pytest.raises(ValueError, match="row of b1"):
        Settings(biases="per_unit", edits=(Edit(2, "b1", 1, 4, 9.0),))


def test_the_value_before_an_edit_is_known() -> None:
    edits = (Edit(0, "b2", 0, 0, 3.0), Edit(12, "w1", 2, 1, 0.5))
    run = train(Settings(edits=edits))
    assert run.unedited(0)["b2"] == 1.0
    assert run.unedited(12)["w1"][2, 1] == run.at(11)["new_w1"][2, 1] != 0.5
    assert list(run.unedited(12)) == list(run.settings.parameter_shapes)
