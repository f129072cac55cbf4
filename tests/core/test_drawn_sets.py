"""Built-in data that are drawn: by the numbers in their name, as their docstrings say."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core import MAX_ROWS, MAX_SEED, Dataset, DrawnSet, Settings, drawn_set, train
from nn_core.data.drawn_sets import BOUNDS, SETS, SPECIES

IN_A_PLANE = ["blobs", "circles", "flower", "moons", "noisy_xor", "spirals"]
WITH_NOISE = [*IN_A_PLANE, "line", "sine"]


def every_row(data: Dataset) -> tuple[np.ndarray, np.ndarray]:
    """Inputs and outputs of the rows to train with, and then of those to test."""
    inputs, output = (np.concatenate(pair) for pair in zip(data.train, data.test, strict=True))
    return inputs, output


def exact(name: str, points: int = 120) -> tuple[np.ndarray, np.ndarray]:
    """The points of a shape without noise, and their classes or outputs as numbers."""
    inputs, output = every_row(Dataset.built_in[name](points=points, noise=0))
    return inputs, output @ np.arange(output.shape[1]) if output.shape[1] > 1 else output[:, 0]


def by_hand(seed: int, points: int, noise: float) -> tuple[np.ndarray, np.ndarray]:
    """Circles as somebody draws them who has read how."""
    random = np.random.RandomState(seed)
    angles = random.uniform(0, 2 * np.pi, points)
    moved = noise * random.randn(points, 2)
    order = random.permutation(points)
    rows, classes = [], []
    for place in order:
        radius = [1, 0.5][place % 2]
        point = radius * np.cos(angles[place]), radius * np.sin(angles[place])
        rows.append(np.round(np.array(point) + moved[place], 3))
        classes.append(place % 2)
    return np.array(rows), np.array(classes)


def test_anybody_can_draw_the_same() -> None:
    data = Dataset.built_in["circles"](points=30, noise=0.2, seed=7, test_share=0.3)
    assert data.name == "circles-30-0.2-7-0.3"
    rows, classes = by_hand(7, 30, 0.2)
    assert len(data.inputs) == 21
    assert np.array_equal(every_row(data)[0], rows)
    assert np.array_equal(every_row(data)[1][:, 0], classes)


def test_circles_lie_on_two_radii() -> None:
    inputs, inner = exact("circles")
    assert np.hypot(*inputs.T) == pytest.approx(np.where(inner == 1, 0.5, 1), abs=1e-3)


def test_moons_lie_on_two_half_circles() -> None:
    inputs, lower = exact("moons")
    centre = np.where(lower[:, None] == 1, (1.0, 0.5), (0.0, 0.0))
    assert np.hypot(*(inputs - centre).T) == pytest.approx(1, abs=1e-3)
    assert ((inputs - centre)[:, 1] * np.where(lower == 1, -1, 1) > -1e-3).all()


def test_spirals_lie_opposite_to_each_other() -> None:
    inputs, second = exact("spirals")
    radius = np.hypot(*inputs.T)
    turned = radius * 2 * np.pi + np.pi * second
    assert inputs[:, 0] == pytest.approx(radius * np.cos(turned), abs=5e-3)
    assert inputs[:, 1] == pytest.approx(radius * np.sin(turned), abs=5e-3)
    assert 0.09 < radius.min() < radius.max() < 1.01


def test_blobs_lie_around_the_corners_of_a_triangle() -> None:
    inputs, corner = exact("blobs")
    names = Dataset.built_in["blobs"]().class_names
    assert names == Dataset.built_in["blobs"]().output_names == ("top", "left", "right")
    half, height = round(np.sqrt(3) / 2, 3), 0.5
    places = [(0.0, 1.0), (-half, -height), (half, -height)]
    assert np.array_equal(inputs, np.array(places)[corner.astype(int)])
    spread = every_row(Dataset.built_in["blobs"](points=510, noise=0.4))[0]
    own = np.array(places)[every_row(Dataset.built_in["blobs"](points=510))[1].argmax(axis=1)]
    assert (spread - own).std() == pytest.approx(0.4, abs=0.03)


def test_noisy_xor_lies_around_the_rows_of_xor() -> None:
    inputs, output = exact("noisy_xor")
    assert np.array_equal(output, inputs[:, 0] != inputs[:, 1])
    assert len({*map(tuple, inputs.tolist())}) == 4


def test_the_flower_has_the_points_of_its_course() -> None:
    """Drawn as the course draws them: from NumPy's global generator, after ``seed(1)``."""
    random = np.random.RandomState(1)
    expected = set()
    for kind in range(2):
        t = np.linspace(kind * 3.12, (kind + 1) * 3.12, 200) + random.randn(200) * 0.2
        r = 4 * np.sin(4 * t) + random.randn(200) * 0.2
        points = np.c_[r * np.sin(t), r * np.cos(t)].round(3).tolist()
        expected |= {(x, y, float(kind)) for x, y in points}
    inputs, output = every_row(Dataset.built_in["flower"](seed=1))
    assert {
        (*row, kind) for row, kind in zip(inputs.tolist(), output[:, 0], strict=True)
    } == expected


@pytest.mark.parametrize(
    ("name", "curve"), [("line", lambda x: 2 * x + 1), ("sine", lambda x: np.sin(np.pi * x))]
)
def test_a_curve_has_its_formula(name: str, curve: Any) -> None:
    inputs, output = exact(name)
    assert output == pytest.approx(curve(inputs[:, 0]), abs=4e-3)
    assert -1 <= inputs.min() < -0.8 < 0.8 < inputs.max() <= 1
    assert Dataset.built_in[name]().class_names == ()


@pytest.mark.parametrize("name", IN_A_PLANE)
def test_classes_are_as_frequent_as_each_other_and_named(name: str) -> None:
    data = Dataset.built_in[name](points=101)
    _, output = every_row(data)
    counts = output.sum(axis=0) if output.shape[1] > 1 else np.bincount(output[:, 0].astype(int))
    assert np.ptp(counts) <= 1
    assert counts.sum() == 101
    assert len(data.class_names) == len(counts)
    assert set(np.unique(output)) == {0.0, 1.0}


def test_iris_has_the_flowers_of_the_paper() -> None:
    data = Dataset.built_in["iris"]()
    inputs, output = every_row(data)
    assert inputs.shape == (150, 4)
    assert output.sum(axis=0).tolist() == [50, 50, 50]
    assert data.columns.inputs == ("sepal length", "sepal width", "petal length", "petal width")
    assert data.class_names == data.columns.outputs == SPECIES
    # Fisher's table I: the means of the three species.
    means = [inputs[output[:, at] == 1].mean(axis=0) for at in range(3)]
    assert means[0] == pytest.approx([5.006, 3.428, 1.462, 0.246])
    assert means[1] == pytest.approx([5.936, 2.770, 4.260, 1.326])
    assert means[2] == pytest.approx([6.588, 2.974, 5.552, 2.026])
    # Two of the flowers that other files have wrong.
    assert {(4.9, 3.1, 1.5, 0.2), (4.9, 3.6, 1.4, 0.1)} <= {*map(tuple, inputs.tolist())}
    other = Dataset.built_in["iris"](seed=1, test_share=0)
    assert other.inputs[:120] != data.inputs
    assert sorted(other.inputs) == sorted(data.inputs + data.test_inputs)
    assert other.test_inputs == ()


@given(
    st.sampled_from(WITH_NOISE),
    st.integers(4, MAX_ROWS),
    st.floats(0, 10),
    st.integers(0, MAX_SEED),
    st.floats(0, 0.9),
)
def test_the_name_of_drawn_data_draws_them_again(
    name: str, points: int, noise: float, seed: int, share: float
) -> None:
    data = Dataset.built_in[name](points=points, noise=noise, seed=seed, test_share=share)
    assert data.name.count("-") == 4
    assert Dataset.built_in[data.name]() == data
    assert drawn_set(data.name) is Dataset.built_in[name]
    assert len(data.inputs) >= 1
    assert len(data.inputs) + len(data.test_inputs) == points
    assert abs(len(data.test_inputs) - share * points) <= 1
    assert np.array_equal(np.round(every_row(data)[0], 3), every_row(data)[0])


def test_drawing_leaves_the_global_generator_alone() -> None:
    np.random.seed(3)
    before = np.random.get_state()[1].tolist()  # type: ignore[index]
    Dataset.built_in["moons"](seed=12345)
    assert np.random.get_state()[1].tolist() == before  # type: ignore[index]


@pytest.mark.parametrize(
    "name",
    [
        "circles-100",
        "circles-100-0.10-0-0.25",
        "circles-0100-0.1-0-0.25",
        "circles-513-0.1-0-0.25",
        "circles-100-0.1-0-0.25-1",
        "circles-",
        "xor-4",
        "rings-100-0.1-0-0.25",
        "",
    ],
)
def test_no_other_name_is_one_of_built_in_data(name: str) -> None:
    assert name not in Dataset.built_in


def test_a_set_has_the_data_of_its_name_even_where_others_claim_it() -> None:
    data = Dataset.built_in["line"]()
    claimed = Dataset(data.name, ((1.0,),), ((2.0,),))
    assert Dataset.built_in[claimed.name]() == data != claimed


@pytest.mark.parametrize(
    ("numbers", "sentence"),
    [
        ({"points": 3}, "points must be a whole number from 4 to 512, got 3."),
        ({"points": 513}, "points must be a whole number from 4 to 512, got 513."),
        ({"points": 7.5}, "points must be a whole number from 4 to 512, got 7.5."),
        ({"noise": -0.1}, "noise must be a number from 0 to 10, got -0.1."),
        ({"noise": float("nan")}, "noise must be a number from 0 to 10, got nan."),
        ({"noise": True}, "noise must be a number from 0 to 10, got True."),
        ({"noise": "much"}, "noise must be a number from 0 to 10, got 'much'."),
        ({"seed": -1}, "seed must be a whole number from 0 to 4294967295, got -1."),
        ({"test_share": 1}, "test_share must be a number from 0 to 0.9, got 1."),
    ],
)
def test_a_number_out_of_bounds_is_refused(numbers: Any, sentence: str) -> None:
    with pytest.raises(ValueError, match="must be") as refused:
        Dataset.built_in["circles"](**numbers)
    assert str(refused.value) == sentence


def test_a_number_that_a_set_has_not_is_refused() -> None:
    with pytest.raises(TypeError, match=r"iris has no points, only seed, test_share\."):
        Dataset.built_in["iris"](points=20)


def test_every_set_can_be_learned_from() -> None:
    for one in SETS:
        assert isinstance(one, DrawnSet)
        assert {*one.usual} <= {*BOUNDS}
        run = train(Settings(rule="exact", learning_rate=0.01, iterations=30, dataset=one()))
        assert run.errors[-1] < run.errors[0], one.name
