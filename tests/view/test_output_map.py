"""The maps beside an iteration: every number is the run's own, at the right point of the inputs."""

from __future__ import annotations

import json

import numpy as np
import pytest

from nn_core import Dataset, Run, Settings, train
from nn_view.iteration import output_map
from nn_view.links import address


def run_of(query: str) -> Run:
    link = address.parse(query)
    assert link.problems == ()
    return train(link.settings)


def blocks(run: Run, name: str, start: int) -> np.ndarray:
    """The maps of a block (iterations, values of the last input, …, of the first one)."""
    lengths = [len(axis) for axis in output_map.described(run.settings)["axes"]]
    return np.frombuffer(output_map.maps(run, name, start), "<f4").reshape(-1, *lengths[::-1])


@pytest.mark.parametrize(("name", "start"), [("a2,1", 0), ("a2,1", 32), ("a1,3", 32)])
def test_each_value_is_that_of_the_unit_at_its_point_and_iteration(name: str, start: int) -> None:
    run = run_of("data=moons&rule=exact&hidden=4&iterations=50")
    across, upwards = output_map.described(run.settings)["axes"]
    found = blocks(run, name, start)
    assert len(found) == min(output_map.BLOCK, 50 - start)
    layer, unit = name.split(",")
    for k, i in ((0, start), (17, start + 17)):
        for x, y in ((0, 0), (5, 20), (32, 1)):
            values = run.activations([[across[x], upwards[y]]], i)
            assert found[k, y, x] == pytest.approx(values[layer][0, int(unit) - 1], rel=1e-5)


def test_a_curve_has_the_values_over_its_only_input() -> None:
    run = run_of("data=sine&hidden=5&output=linear&activation=tanh&rule=exact&iterations=5")
    [x] = output_map.described(run.settings)["axes"]
    found = blocks(run, "a2,1", 0)
    assert found.shape == (5, 101)
    expected = run.predict(np.reshape(x, (-1, 1)), 4)[:, 0]
    assert found[4] == pytest.approx(expected, rel=1e-5)


def test_of_several_classes_the_map_has_the_one_with_the_largest_output() -> None:
    run = run_of("data=blobs&output=softmax&loss=cross_entropy&rule=exact&lr=0.05&iterations=60")
    known = output_map.described(run.settings)
    assert known["first"] == output_map.CLASS
    assert known["classes"] == ["top", "left", "right"]
    [across, upwards], found = known["axes"], blocks(run, output_map.CLASS, 32)
    grid = [[x, y] for y in upwards for x in across]
    assert found[8].ravel().tolist() == run.predict(grid, 40).argmax(axis=1).tolist()
    assert set(np.unique(found[8])) == {0, 1, 2}


def test_the_points_cover_all_rows_and_some_room_around_them() -> None:
    settings = address.parse("data=moons").settings
    inputs = np.concatenate([settings.dataset.train.inputs, settings.dataset.test.inputs])
    for axis, values in zip(output_map.described(settings)["axes"], inputs.T, strict=True):
        assert axis[0] < values.min() < values.max() < axis[-1]


def test_outputs_come_before_hidden_units_and_each_has_its_bounds() -> None:
    data = Dataset("two", ((0.0,), (1.0,)), ((-2.0, 3.0), (4.0, 3.0)))
    settings = Settings(dataset=data, hidden=(2, 1), activation=("tanh", "relu"), output="linear")
    units = output_map.described(settings)["units"]
    assert [(one["map"], one["label"], one["bounds"]) for one in units] == [
        ("a3,1", "a3[y1]", [-2.0, 4.0]),
        ("a3,2", "a3[y2]", None),  # the same target in all rows spans nothing
        ("a1,1", "a1[h1]", [-1.0, 1.0]),
        ("a1,2", "a1[h2]", [-1.0, 1.0]),
        ("a2,1", "a2[h1]", None),
    ]


def test_a_curve_is_that_of_an_output_even_of_several_classes() -> None:
    data = Dataset("line", ((0.0,), (1.0,)), ((0.0, 1.0), (1.0, 0.0)))
    known = output_map.described(Settings(dataset=data))
    assert (known["first"], known["classes"]) == ("a2,1", ["y1", "y2"])


def test_more_inputs_than_two_have_no_map() -> None:
    run = train(Settings(iterations=2))
    known = output_map.described(run.settings)
    assert (known["axes"], known["first"]) == ([], "a2,1")
    json.dumps(known, allow_nan=False)
    with pytest.raises(ValueError, match="“map” must be one of"):
        output_map.maps(run, "a2,1", 0)


@pytest.mark.parametrize("name", ["", "a2,2", "a3,1", "class", "w1,1"])
def test_a_map_that_there_is_not_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=r"one of a2,1, a2,1, a1,1|one of a2,1"):
        output_map.maps(run_of("data=xor&hidden=2&iterations=2"), name, 0)


def test_a_typed_row_has_its_predictions_in_the_place_of_a_map() -> None:
    run = train(Settings(dataset=Dataset.built_in["mazur"](), iterations=40))
    sent = np.frombuffer(output_map.maps(run, "row:0.5,-2e-1", 32), "<f4").reshape(-1, 2)
    expected = [run.predict([[0.5, -0.2]], i)[0] for i in range(32, 40)]
    assert sent == pytest.approx(np.array(expected), rel=1e-6)


@pytest.mark.parametrize(
    "name", ["row:", "row:1", "row:1,2,3", "row:1,nan", "row:1,1e10", "row:a,b"]
)
def test_a_typed_row_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="“map” must have 2 numbers after “row:”"):
        output_map.maps(run_of("data=xor&iterations=2"), name, 0)


def test_what_is_not_finite_has_no_value_and_beyond_the_last_iteration_there_is_none() -> None:
    start = {"w1": ((1e300,),), "b1": 1.0, "w2": ((1e300,),), "b2": 1.0}
    data = Dataset("line", ((0.0,), (1.0,)), ((0.0,), (1.0,)))
    run = train(
        Settings(dataset=data, hidden=(1,), activation="linear", output="linear", start=start)
    )
    assert run.diverged
    found = blocks(run, "a2,1", 0)
    assert len(found) == run.last + 1
    assert np.isnan(found).any()
    assert not np.isinf(found).any()
    assert output_map.maps(run, "a2,1", 64) == b""
