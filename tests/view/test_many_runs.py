"""What the pages of many runs say of their numbers: the ranks of seeds, the cells of a grid."""

from __future__ import annotations

import numpy as np
import pytest

from nn_core import Settings
from nn_view.figures.grid_cells import Cells
from nn_view.figures.sweep_numbers import Numbers
from nn_view.links.grid_axes import axis_of, cells_of
from nn_view.wording import grid as words

#: Of three seeds one diverges, and one never comes below the bound.
NONE_RIGHT = np.full((2, 3), np.nan)
ERRORS = np.array([[0.9, 0.8, 0.7], [0.5, np.inf, 0.05], [0.4, np.inf, 0.01]])


def test_seeds_are_ranked_and_counted() -> None:
    numbers = Numbers(ERRORS, range(7, 10), 9, 0.1, NONE_RIGHT)
    assert (numbers.best, numbers.worst, numbers.reached) == (2, 1, 1)
    assert (numbers.position, numbers.own(numbers.final)) == (2, 0.01)
    table = numbers.table()
    assert table.iloc[:, 0].tolist() == [7, 8, 9]
    np.testing.assert_array_equal(table.iloc[:, 2], [np.nan, np.nan, 1])


def test_a_seed_outside_the_sweep_has_no_place_in_it() -> None:
    numbers = Numbers(ERRORS, range(7, 10), 0, 0.1, NONE_RIGHT)
    assert numbers.position is None
    assert numbers.own(numbers.final) is None
    assert "0.4" in numbers.sentence()  # the median is said nevertheless


def test_one_seed_is_spoken_of_in_the_singular() -> None:
    errors = np.array([[0.5, 0.5, 0.5], [0.2, 0.02, 0.01]])
    bounds = (0.3, 0.1, 0.015, 0.001)
    said = [Numbers(errors, range(3), 0, bound, NONE_RIGHT).missed() for bound in bounds]
    assert said[:3] == [
        "All 3 seeds reach this error.",
        "1 of 3 seeds does not reach this error by iteration 1.",
        "2 of 3 seeds do not reach this error by iteration 1.",
    ]
    assert said[3].startswith("No seed reaches an error below 0.001")


def test_the_right_answers_of_one_seed_stand_beside_the_median() -> None:
    right = np.array([[0.5, 0.0, 1.0], [0.25, 0.0, 0.75]])
    own = Numbers(ERRORS, range(7, 10), 9, 0.1, right)
    assert own.sentence().endswith(
        "Seed 9 ends with 100% of the training rows and 75% of the test rows right; "
        "the median is 50% and 25%."
    )
    right[1] = np.nan
    diverged = Numbers(ERRORS, range(7, 10), 8, 0.1, right)
    assert diverged.sentence().endswith("The median seed ends with 50% of the training rows right.")
    assert "right" not in Numbers(ERRORS, range(7, 10), 9, 0.1, NONE_RIGHT).sentence()
    assert diverged.table()["right"].tolist() == right[0].tolist()


def cells(final: list[list[float]]) -> Cells:
    """A row of cells over the activations, with the final errors of two seeds each."""
    x = axis_of(Settings(), "activation", 2)
    found = cells_of(Settings(), x, None, 2)
    rest = [[np.nan, np.nan]] * (len(found) - len(final))
    return Cells(x, None, found, np.array([*final, *rest]))


@pytest.mark.parametrize(
    ("final", "said"),
    [([], words.NONE_YET), ([[np.inf, np.inf]], words.ALL_DIVERGED)],
)
def test_a_grid_without_numbers_says_why(final: list[list[float]], said: str) -> None:
    grid = cells(final)
    assert grid.best is None
    assert grid.missing(None) == said


def test_a_cell_is_the_lower_median_of_its_seeds() -> None:
    grid = cells([[0.3, 0.2], [0.1, np.inf]])
    assert grid.middle[:2] == [1, 0]
    assert grid.best == 1
    assert grid.missing(1) == ""
    assert grid.missing(2) == words.NOT_YET
    assert "0.1" in grid.sentence(1)
    assert words.DIVERGED in grid.sentence(1)
    assert len(grid.table()) == len(grid.cells)
