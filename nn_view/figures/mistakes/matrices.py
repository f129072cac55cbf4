"""The first quantity that differs between a correct run and one with a mistake, as matrices."""

from __future__ import annotations

import numpy as np

from nn_core import Difference
from nn_core.comparison.mistakes import Mistake
from nn_view.components.matrices import Group, Matrix, of_settings
from nn_view.wording import mistakes as words

_FEW = 16
"""Up to this many rows are shown whole."""


def both(mistake: Mistake, found: Difference) -> Group:
    """The first quantity that differs, correct and wrong, on one colour scale."""
    runs = [one.run for one in mistake.trainings]
    values = [np.asarray(run.at(found.iteration)[found.quantity]) for run in runs]
    if found.data_row is not None:
        values = [one[found.data_row] for one in values]
    sizes = [np.abs(one)[np.isfinite(one)] for one in values]
    limit = max((float(one.max()) for one in sizes if one.size), default=0.0)
    right, wrong = (
        of_settings(
            training.settings,
            found.quantity,
            one,
            runs[0].batch(found.iteration).tolist(),
            title=f"{title} {found.quantity}",
            chosen=found.cell,
            limit=limit or None,
        )
        for training, one, title in zip(
            mistake.trainings, values, (words.CORRECT, words.WRONG_ONE), strict=True
        )
    )
    return Group([right, "≠", wrong], one_line=True)


def is_tall(group: Group) -> bool:
    """Whether a matrix of the group has so many rows that a part of them is enough."""
    return any(len(one.rows) > _FEW for one in group.items if isinstance(one, Matrix))
