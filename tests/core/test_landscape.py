"""The error landscape: its errors match the run's, and its directions are those of the path."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as examples

from nn_core import MAX_ROWS, Dataset, Settings, landscape, plane_along, plane_of, train
from nn_core.gradients.perturbation import entries_of
from nn_core.surfaces.landscape import MAX_PATH_POINTS, grid, path_iterations, points_for, surface
from tests.helpers import strategies


@given(strategies.settings())
@examples(max_examples=60)
def test_a_surface_has_the_runs_error_at_the_paths_own_point(settings: Settings) -> None:
    run = train(settings)
    known = entries_of(settings)
    if not run.completed or len(known) == 1:
        return
    at = run.completed // 2
    for plane in (plane_along(run), plane_of(settings, known[0], known[-1])):
        land = landscape(run, at, plane, points=5)
        here = land.path[land.place]
        error = surface(run, at, plane, here[:1], here[1:])
        assert land.at == at
        assert error[0, 0] == pytest.approx(run.train_errors[at], rel=1e-12, abs=1e-12)
        assert np.allclose(plane.directions @ plane.directions.T, np.eye(2), atol=1e-12)


@given(strategies.settings())
@examples(max_examples=40)
def test_each_point_of_a_surface_is_the_error_of_one_network(settings: Settings) -> None:
    run = train(settings)
    known = entries_of(settings)
    if len(known) == 1:
        return
    first, second = known[len(known) // 2], known[0]
    plane = plane_of(settings, first, second)
    x, y = np.linspace(-2, 2, 4), np.linspace(-1, 3, 3)
    found = surface(run, 0, plane, x, y)
    parameters = {name: np.array(one) for name, one in run.parameters(0).items()}
    for row, column in np.ndindex(3, 4):
        parameters[first[0]][first[1]] = x[column]
        parameters[second[0]][second[1]] = y[row]
        one = train(replace(settings, start=parameters, edits=(), iterations=1))
        assert found[row, column] == pytest.approx(one.train_errors[0], rel=1e-12, abs=1e-12)


def test_a_single_weight_has_no_plane() -> None:
    data = Dataset("line", ((1.0,), (2.0,)), ((1.0,), (0.0,)))
    settings = Settings(hidden=(), biases="none", rule="exact", dataset=data)
    with pytest.raises(ValueError, match="one weight only"):
        plane_along(train(settings))
    with pytest.raises(ValueError, match="one weight only"):
        plane_of(settings, ("w1", (0, 0)), ("w1", (0, 0)))


def test_the_main_directions_are_those_of_the_covariance() -> None:
    run = train(Settings(seed=3, iterations=40))
    rows = np.array(
        [np.concatenate([np.ravel(p) for p in run.parameters(i).values()]) for i in range(41)]
    )
    values, vectors = np.linalg.eigh(np.cov(rows.T))
    plane = plane_along(run)
    assert plane.shares == pytest.approx((values[-2:] / values.sum())[::-1])
    for direction, expected in zip(plane.directions, vectors.T[:-3:-1], strict=True):
        assert abs(direction @ expected) == pytest.approx(1)
        assert (rows[-1] - rows[0]) @ direction > 0
    assert np.array_equal(plane.coordinates(rows[:1]), [[0, 0]])


def test_a_training_of_one_iteration_has_a_straight_path() -> None:
    run = train(Settings(iterations=1))
    plane = plane_along(run)
    assert plane.free == 1
    assert plane.shares == pytest.approx((1, 0))
    land = landscape(run, 0, plane, points=3)
    assert np.isfinite(land.errors).all()
    assert land.x[-1] - land.x[0] == pytest.approx(2.6)


def test_a_training_without_updates_gets_two_axes_as_directions() -> None:
    dead = {"w1": ((-1.0,),) * 3, "b1": -1.0, "w2": ((1.0,),), "b2": 0.0}
    run = train(
        Settings(hidden=(1,), activation="relu", start=dead, learn_biases=False, iterations=3)
    )
    still = plane_along(run)
    assert still.free == 2
    assert still.shares == (0.0, 0.0)
    assert np.array_equal(still.directions, np.eye(2, 6))


def test_the_directions_of_huge_parameters_are_found() -> None:
    huge = {"w1": ((1e200, -1e200),), "b1": 1.0, "w2": ((1e180,), (2e180,)), "b2": 1.0}
    data = Dataset("one", ((1.0,),), ((0.5,),))
    run = train(Settings(hidden=(2,), start=huge, dataset=data, iterations=1, learning_rate=1000))
    plane = plane_along(run)
    assert np.isfinite(plane.directions).all()
    land = landscape(run, 0, plane, points=3)
    assert np.isfinite(land.x).all()


def test_a_long_path_is_drawn_at_equally_spaced_stored_iterations() -> None:
    run = train(Settings(iterations=2 * MAX_PATH_POINTS + 1))
    drawn = path_iterations(run)
    assert drawn[1] == 3
    assert len(drawn) <= MAX_PATH_POINTS
    land = landscape(run, 1000, plane_along(run), points=2)
    assert land.at == 999
    assert land.iterations[land.place] == 999
    assert land.path_errors[land.place] == run.errors[999]


def test_rows_of_parameters_are_exact_whether_stored_or_replayed() -> None:
    run = train(Settings(hidden=(16, 16, 16), iterations=7000, biases="per_unit"))
    assert run.kept_every > 1
    asked = np.array([0, 1, run.kept_every, 6999, 7000])
    for i, row in zip(asked, run.parameter_rows(asked), strict=True):
        parts = [np.ravel(one) for one in run.parameters(int(i)).values()]
        assert np.array_equal(row, np.concatenate(parts))
    assert not (path_iterations(run) % run.kept_every).any()


def test_a_single_point_gets_a_plot_the_size_of_weights() -> None:
    x, y = grid(np.array([[2.0, -1.0]] * 3), 3)
    assert x == pytest.approx([0.7, 2, 3.3])
    assert y == pytest.approx([-2.3, -1, 0.3])
    x, _ = grid(np.array([[2.0, -1.0]]), 3, reach=10)
    assert x == pytest.approx([-11, 2, 15])


def test_a_narrow_path_gets_a_plot_that_is_wider() -> None:
    x, y = grid(np.array([[0.0, 0.0], [10.0, 0.0]]), 3)
    assert x == pytest.approx([-1.5, 5, 11.5])
    assert y == pytest.approx([-1.3, 0, 1.3])


def test_larger_networks_get_coarser_surfaces() -> None:
    random = np.random.RandomState(0)
    tables = [tuple(map(tuple, random.rand(MAX_ROWS, width).tolist())) for width in (16, 8)]
    large = Settings(hidden=(16, 16, 16), dataset=Dataset("large", *tables))
    assert points_for(Settings()) == 101
    assert points_for(large) == 21


def test_an_error_that_is_not_finite_is_a_gap() -> None:
    start = {"w1": ((1e308,) * 2,), "b1": 0.0, "w2": ((1e308,), (-1e308,)), "b2": 0.0}
    data = Dataset("one", ((2.0,),), ((0.5,),))
    run = train(Settings(hidden=(2,), start=start, dataset=data, activation="relu"))
    plane = plane_of(run.settings, ("b1", ()), ("b2", ()))
    assert np.isnan(surface(run, 0, plane, np.zeros(1), np.zeros(1))).all()
    with pytest.raises(ValueError, match="No iteration is trained"):
        landscape(run, 0, plane)


def test_a_plane_needs_two_different_parameters() -> None:
    with pytest.raises(ValueError, match="is no parameter"):
        plane_of(Settings(), ("w9", (0, 0)), ("b1", ()))
    with pytest.raises(ValueError, match="different"):
        plane_of(Settings(), ("b1", ()), ("b1", ()))
