"""The figure of a grid, also while its cells are still being computed."""

from __future__ import annotations

import numpy as np

from nn_core import Settings
from nn_view.figures.grid import figure
from nn_view.links.grid_axes import axis_of
from nn_view.wording import grid as words


def test_every_cell_has_a_text_from_the_beginning() -> None:
    x, y = (axis_of(Settings(), name, 9) for name in ("learning_rate", "activation"))
    errors = np.full((len(y.values), len(x.values)), np.nan)
    errors[0, :2] = 0.0123, np.inf
    numbers = figure(x, y, errors, None).data[1].text
    # Plotly takes the node of an empty text away and never makes it again.
    assert len(numbers) == errors.size
    assert all(numbers)
    assert [one.strip() for one in numbers[:3]] == ["0.012", words.DIVERGED, ""]
