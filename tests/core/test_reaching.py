"""The first iteration whose error is below a bound."""

from __future__ import annotations

import numpy as np
import pytest

from nn_core import Dataset, Settings, train
from nn_core.training.reaching import first_below


def test_the_first_iteration_below_is_found() -> None:
    run = train(Settings(rule="exact"))
    at = first_below(run, 0.2)
    assert at is not None
    assert run.errors[at] < 0.2 <= run.errors[:at].min()
    assert first_below(run, 0) is None
    assert first_below(run, 100) == 0


@pytest.mark.parametrize("batch_size", [1, 7])
def test_with_batches_the_error_on_all_rows_counts_where_an_epoch_begins(batch_size: int) -> None:
    data = Dataset.built_in["circles"](points=40, test_share=0)
    run = train(
        Settings(
            iterations=3_000, learning_rate=0.5, batch_size=batch_size, rule="exact", dataset=data
        )
    )
    each = run.batches_per_epoch
    bound = float(np.median(run.train_errors[::each]))
    at = first_below(run, bound)
    assert at is not None
    assert at % each == 0
    assert run.train_errors[at] < bound <= run.train_errors[:at:each].min()
