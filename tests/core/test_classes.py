"""Classes: which targets are some, which class a prediction stands for, and how many are right."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from nn_core import Dataset, Settings, sweep, train
from nn_core.training.classes import (
    NO_CLASS,
    class_names,
    classes_of,
    confusion,
    has_classes,
    right_answers,
)


def three_classes() -> Dataset:
    """Three points for each of three classes, one of them a test row."""
    inputs = tuple((x + dx, y) for x, y in ((0, 0), (1, 0), (0, 1)) for dx in (0.0, 0.1))
    output = tuple(tuple(float(k == one) for k in range(3)) for one in (0, 0, 1, 1, 2, 2))
    tests = ((0.05, 0.05), (1.05, 0.05), (0.05, 1.05))
    wanted = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
    return Dataset("three", inputs, output, tests, wanted)


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        (((0.0,), (1.0,)), True),
        (((0.0,), (0.5,)), False),
        (((1.0, 0.0), (0.0, 1.0)), True),
        (((1.0, 1.0), (0.0, 1.0)), False),
        (((0.0, 0.0), (0.0, 1.0)), False),
    ],
)
def test_targets_are_classes_where_they_are_0_and_1_with_a_single_1(
    output: tuple[tuple[float, ...], ...], expected: bool
) -> None:
    assert has_classes(Dataset("some", ((0.0,), (1.0,)), output)) is expected


def test_the_targets_of_test_rows_count_as_well() -> None:
    assert not has_classes(Dataset("some", ((0.0,),), ((1.0,),), ((1.0,),), ((0.25,),)))


def test_classes_have_their_own_names_or_those_of_their_outputs() -> None:
    data = Dataset("some", ((0.0,), (1.0,)), ((0.0,), (1.0,)))
    assert class_names(data) == ("0", "1")
    named = Dataset("some", ((0.0,), (1.0,)), ((0.0,), (1.0,)), class_names=("below", "above"))
    assert class_names(named) == ("below", "above")
    assert class_names(three_classes()) == ("y1", "y2", "y3")


def test_one_output_stands_for_1_from_a_half_on_and_of_several_the_largest_counts() -> None:
    assert classes_of(np.array([[0.4999], [0.5], [np.nan], [np.inf]])).tolist() == [0, 1, -1, 1]
    several = np.array([[0.1, 0.2, 0.1], [0.3, 0.3, 0.1], [np.nan, 1.0, 0.0]])
    assert classes_of(several).tolist() == [1, 0, NO_CLASS]
    assert classes_of(np.stack([several, several])).shape == (2, 3)


def test_the_confusion_matrix_counts_each_row_once_at_its_wanted_and_its_answered_class() -> None:
    settings = Settings(
        dataset=three_classes(),
        output="softmax",
        loss="cross_entropy",
        rule="exact",
        biases="per_unit",
        iterations=300,
    )
    run = train(settings)
    for i in (0, 3, None):
        for rows in (settings.dataset.train, settings.dataset.test):
            found = confusion(run, rows, i)
            assert found.sum(axis=1).tolist() == rows.output.sum(axis=0).tolist()
            predicted = run.predict(rows.inputs, i)
            expected = np.zeros((3, 3))
            for wanted, answer in zip(rows.output, predicted, strict=True):
                expected[list(wanted).index(1), list(answer).index(max(answer))] += 1
            assert found.tolist() == expected.tolist()
    assert right_answers(run) == (6, 3)
    assert sum(right_answers(run, 0)) < 9


def test_a_row_without_a_number_as_its_prediction_is_not_right() -> None:
    start = {"w1": ((1e308, 1e308),) * 3, "b1": 1.0, "w2": ((1.0,), (-1.0,)), "b2": 1.0}
    settings = Settings(activation="linear", hidden=(2,), start=start, output="linear")
    run = train(settings)
    predicted = run.predict(settings.dataset.train.inputs, 0)
    assert 0 < np.isnan(predicted).sum() < len(predicted)
    found = confusion(run, settings.dataset.train, 0)
    assert found.sum() == np.isfinite(predicted).sum()


@pytest.mark.parametrize(
    "chosen",
    [
        {},
        {"batch_size": 5, "shuffle": True, "output": "softmax", "loss": "cross_entropy"},
        {"lines": (("a2", "np.ones_like(z2)"),)},
    ],
)
def test_a_sweep_has_the_shares_that_each_network_has_alone(chosen: dict[str, Any]) -> None:
    data = three_classes() if "output" in chosen else Dataset.built_in["moons"]()
    settings = Settings(dataset=data, rule="exact", learning_rate=0.03, iterations=9, **chosen)
    rows = np.array([len(data.inputs), len(data.test_inputs)])
    together = sweep(settings, [3, 0, 8])
    for at, seed in enumerate(together.seeds):
        alone = train(replace(settings, seed=seed))
        assert together.right[:, at].tolist() == (right_answers(alone, 8) / rows).tolist()
    if not chosen:
        assert len(set(together.right[0])) > 1


def test_a_sweep_has_no_shares_where_there_are_no_classes_or_no_test_rows() -> None:
    numbers = Dataset("one", ((0.0,), (1.0,)), ((0.0,), (0.5,)))
    assert np.isnan(sweep(Settings(dataset=numbers), [1]).right).all()
    untested = sweep(Settings(dataset=Dataset("one", ((0.0,), (1.0,)), ((0.0,), (1.0,)))), [1])
    assert np.isfinite(untested.right).tolist() == [[True], [False]]


def test_without_test_rows_none_is_right() -> None:
    run = train(Settings(dataset=Dataset("one", ((0.0,), (1.0,)), ((0.0,), (1.0,)))))
    assert right_answers(run)[1] == 0
