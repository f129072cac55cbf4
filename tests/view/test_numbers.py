"""What the browser gets: the same numbers, and a sum behind each cell that adds up to it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from nn_core import FAULTS, MAX_SEED, Run, Settings, Training, quantities_for, train
from nn_core.lines.axes import axes_of
from nn_core.lines.listing import axes_by_name
from nn_core.questions.cells import evaluated
from nn_core.training.classes import classes_of
from nn_view.iteration import curve, form, specification
from nn_view.iteration.blocks import MEAN, OFF_BY, OTHER, blocks_for, parts
from nn_view.iteration.rules import causes, other_way
from nn_view.iteration.window import window, window_length
from tests.helpers import strategies
from tests.helpers.more_data import largest
from tests.helpers.runs import DIVERGING
from tests.helpers.typed import with_line
from tests.helpers.written import cell_value


def sizes(run: Run) -> dict[str, int]:
    """The lengths of the axes in the first iteration, which may use a part of the rows."""
    every = {axis: len(labels) for axis, labels in blocks_for(run.settings).axes.items()}
    return every | {"rows": len(run.batch(0))}


def known_of(run: Run, i: int) -> dict[str, Any]:
    """The operands of an iteration, and the parts of sums that travel as numbers."""
    inputs, output = run.data(i)
    known = {"inputs": inputs, "output": output, "t": i + 1, **run.settings.constants, **run.at(i)}
    return known | {name: evaluated(node, known) for node, name in parts(run.settings).items()}


def cells(run: Run) -> dict[str, np.ndarray]:
    """Every operand of the first iteration with the axes that the specification gives it."""
    places, known = blocks_for(run.settings).places, known_of(run, 0)

    def shape(place: dict[str, Any]) -> list[int]:
        axes = [place["each"]] if "each" in place else []
        return [sizes(run)[axis] for axis in (*axes, place["rows"], place["columns"])]

    return {name: np.reshape(known[name], shape(places[name])) for name in places if name in known}


def written_out(explain: Any, run: Run, cell: tuple[int, ...], known: Any) -> float:
    """What stands behind a cell, computed from the pieces that the page writes.

    ``cell``: its row and column, and before them the row of the data whose matrix it belongs to.
    """
    *row, i, j = cell
    place = {"i": i, "j": j} | ({"row": row[0]} if row else {})
    return cell_value(explain, place, sizes(run), lambda name, *at: float(known[name][at]))


ANY_FAULT = ("", *FAULTS)


def wrong(**given: Any) -> st.SearchStrategy[Settings]:
    """Settings right, with a mistake, and with a typed line."""
    plain = strategies.settings(**given)
    return st.one_of(strategies.settings(faults=ANY_FAULT, **given), with_line(plain))


@pytest.mark.slow
@given(wrong(iterations=2))
@examples(max_examples=25)
def test_what_is_written_behind_a_cell_adds_up_to_it(settings: Settings) -> None:
    run = train(settings)
    known = cells(run)
    for quantity in specification.build(settings)["quantities"]:
        result = known[quantity["name"]]
        last = tuple(length - 1 for length in result.shape)
        for cell in {(0,) * result.ndim, (*last[:-1], 0), last}:
            found = written_out(quantity["explain"], run, cell, known)
            assert found == pytest.approx(result[cell], rel=1e-9, abs=1e-12, nan_ok=True), quantity[
                "name"
            ]


def means(values: Any) -> np.ndarray:
    """The mean of each column: what the network shows where no row is chosen."""
    with np.errstate(all="ignore"):
        averages: np.ndarray = np.atleast_2d(values).mean(axis=0)
    return averages


def of_all_rows(run: Run, i: int, values: Any) -> dict[str, np.ndarray]:
    """What has a row for each row that an iteration uses, with a row for each training row.

    Rows that the iteration does not use have their forward values, else NaN.
    """
    inputs, output = run.settings.dataset.train
    parameters = [run.at(i)[name] for name in run.settings.parameter_shapes]
    with np.errstate(all="ignore"):
        forward = run.settings.feedforward(inputs, output, parameters)
    axes = {one.name: one.axes for one in quantities_for(run.settings)}
    known = axes_by_name(run.settings.network)
    axes |= {name: axes_of(node, known) for node, name in parts(run.settings).items()}
    found = {}
    for name, value in values.items():
        if axes.get(name.removeprefix(OTHER), ())[:1] == ("rows",):
            full = np.array(forward.get(name, np.full((len(inputs), *value.shape[1:]), np.nan)))
            full[run.batch(i)] = value
            found[name] = full
    return found


@pytest.mark.slow
@given(wrong())
@examples(max_examples=50)
def test_the_network_finds_the_means_of_all_that_it_shows(settings: Settings) -> None:
    places = blocks_for(settings).places
    for name in ("inputs", *(quantity.name for quantity in quantities_for(settings))):
        by_row = "rows" in (places[name]["rows"], places[name].get("each"))
        shown = by_row and places[name]["columns"] != "one"
        assert (f"{MEAN}{name}" in places) == shown
    known = blocks_for(settings).constants
    if settings.network.batched:
        assert f"{MEAN}inputs" not in known  # it changes with the batch
    else:
        assert known[f"{MEAN}inputs"] == settings.dataset.train.inputs.mean(axis=0).tolist()


def test_each_row_is_told_how_far_its_prediction_is_off() -> None:
    settings = Settings()
    run, blocks = train(settings), blocks_for(settings)
    row = np.frombuffer(window(run, 0), "<f8").reshape(-1, blocks.stride)[12]
    start = blocks.places[f"test:{OFF_BY}"]["offset"]
    test = settings.dataset.test
    expected = np.abs(test.output - run.predict(test.inputs, 12)).max(axis=1)
    assert row[start : start + len(expected)].tolist() == expected.tolist()


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"hidden": (16,) * 3},
        {"hidden": (16,) * 6, "dataset": largest()},
        {"hidden": (16,) * 6, "dataset": largest(20), "output": "softmax", "optimizer": "adam"},
    ],
)
def test_a_window_is_at_most_a_megabyte_or_one_iteration(given: dict[str, Any]) -> None:
    settings = Settings(rule="exact", iterations=200, **given)
    training = Training(settings)
    length = window_length(settings)
    training.advance(length)
    size = len(window(training.run, 0))
    assert size == length * 8 * blocks_for(settings).stride
    assert size <= 1_000_000 or length == 1


@pytest.mark.slow
@given(wrong())
@examples(max_examples=50)
def test_a_window_holds_the_runs_numbers(settings: Settings) -> None:
    run, blocks = train(settings), blocks_for(settings)
    table = np.frombuffer(window(run, 0), "<f8").reshape(-1, blocks.stride)
    reached = run.completed + bool(run.diverged)
    assert len(table) == min(reached, window_length(settings))
    for i, row in enumerate(table):
        other = run.under(other_way(settings), i, run.at(i))
        values = known_of(run, i)
        values |= {f"{OTHER}{name}": number for name, number in other.items()}
        values |= {f"{MEAN}{name}": means(number) for name, number in run.at(i).items()}
        if settings.network.batched:
            values |= of_all_rows(run, i, values)
            values["train_error"] = run.train_errors_at(np.array([i]))
            values[f"{MEAN}inputs"] = means(run.data(i)[0])
            values["batch"] = np.isin(np.arange(len(settings.dataset.inputs)), run.batch(i))
        predicted = values[f"a{len(settings.layers) - 1}"]
        wanted = settings.dataset.train.output
        values[OFF_BY] = np.abs(wanted - predicted).max(axis=1)
        values["right"] = (classes_of(predicted) == classes_of(wanted)).sum()
        for name, start, end in blocks.own:
            if not name.startswith(("test", "change")):
                expected = np.ravel(values[name])
                # A sum over a batch may run in another order of its rows.
                summed = settings.network.batched and name.startswith((MEAN, "train_error"))
                if summed:
                    close = pytest.approx(expected, rel=1e-9, abs=1e-12, nan_ok=True)
                    assert row[start:end] == close, name
                else:
                    assert np.array_equal(row[start:end], expected, equal_nan=True), name


@pytest.mark.slow
@given(wrong())
@examples(max_examples=25)
def test_the_specification_is_json_and_names_every_quantity(settings: Settings) -> None:
    built = specification.build(settings)
    json.dumps(built, allow_nan=False)
    listed = quantities_for(settings)
    assert [one["name"] for one in built["quantities"]] == [one.name for one in listed]
    for ours, theirs in zip(listed, built["quantities"], strict=True):
        assert theirs["code"] == ours.code
        assert theirs["formula"].startswith("<math")
        operands = {token["operand"] for token in theirs["tokens"] if "operand" in token}
        assert operands == set(ours.operands)
        assert theirs["name"] in built["blocks"]
        marked = theirs["differs"]
        here = bool(ours.correct) if settings.mistake else ours.differs
        assert bool(marked and marked["sentence"]) == here
        assert not marked or marked["block"] in built["blocks"]


@pytest.mark.slow
@given(wrong(), st.integers(0, MAX_SEED))
@examples(max_examples=15)
def test_the_specification_does_not_depend_on_where_the_training_starts(
    settings: Settings, seed: int
) -> None:
    start = {name: np.full(shape, 0.5) for name, shape in settings.parameter_shapes.items()}
    others = (
        replace(settings, seed=seed),
        replace(settings, initial_biases="random"),
        replace(settings, initial_weights="he", initial_scale=0.5),
        replace(settings, start=start),
    )
    assert all(specification.build(other) is specification.build(settings) for other in others)
    with patch.object(form, "form_of", lambda settings: settings):
        assert all(specification.build(other) == specification.build(settings) for other in others)


@pytest.mark.slow
@given(wrong(iterations=2))
@examples(max_examples=50)
def test_values_differ_the_other_way_only_where_a_cause_is_named(settings: Settings) -> None:
    run = train(settings)
    own = run.at(0)
    other = run.under(other_way(settings), 0, own)
    names = [quantity.name for quantity in run.quantities]
    different = {name for name in names if not np.array_equal(own[name], other[name])}
    assert different <= set(causes(settings))


def test_what_follows_from_a_difference_names_it() -> None:
    found = causes(Settings())
    assert found["z2_d_b2"] == found["new_b2"] == ("z2_d_b2",)
    assert found["delta_w1"] == ("z2_d_a1",)
    assert found["new_b1"] == ("z2_d_a1", "z1_d_b1")
    assert not {"z1", "error", "delta_w2", "new_w2", "a1_d_z1"} & set(found)


def test_a_mistake_is_all_that_is_marked_while_it_is_made() -> None:
    found = causes(Settings(rule="exact", fault="mean_over_rows"))
    assert found["delta_w2"] == found["new_w2"] == ("delta_w2",)
    assert found["delta_b2"] == found["new_b2"] == ("delta_b2",)
    assert not {"z2_d_b2", "z2_d_a1", "a1_d_z1"} & set(found)


def test_a_diverged_iteration_is_part_of_its_window() -> None:
    run = train(DIVERGING)
    blocks = blocks_for(DIVERGING)
    table = np.frombuffer(window(run, 0), "<f8").reshape(-1, blocks.stride)
    assert len(table) == 2
    place = blocks.places["z2"]["offset"]
    assert not np.isfinite(table[1, place : place + 2]).all()


def test_nothing_trained_is_an_empty_window() -> None:
    assert window(Training(Settings()).run, 0) == b""


def test_whole_data_is_said_to_be_whole() -> None:
    assert blocks_for(Settings()).places["inputs"]["whole"] is True
    assert "whole" not in blocks_for(Settings.mazur()).places["inputs"]
    assert "whole" not in blocks_for(Settings()).places["w1"]


def test_a_long_curve_keeps_its_ends_and_its_extremes() -> None:
    random = np.random.RandomState(0)
    errors = random.rand(100_000)
    errors[[123, 77_777]] = 9.0, -9.0
    points = curve.chosen_points(errors)
    assert len(points) <= curve.MOST_POINTS
    assert {0, 99_999, 123, 77_777} <= set(points.tolist())
    assert curve.chosen_points(errors[:50]).tolist() == list(range(50))


def test_numbers_that_are_not_finite_are_null() -> None:
    training = Training(Settings.mazur())
    training.advance(5)
    state = curve.state(training, waiting=3)
    assert state["curve"]["test"] == [None] * 5
    assert (state["completed"], state["finished"], state["waiting"]) == (5, False, 3)
    json.dumps(state, allow_nan=False)
