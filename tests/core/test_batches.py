"""Batches: which rows an iteration uses, in order or shuffled, and what is told of all rows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core import Settings, Training, sweep, train
from nn_core.training import batches, history, shuffles
from nn_core.training.batches import Batches, StackedBatches
from nn_core.training.shuffles import Shuffles

SHUFFLED = Settings(seed=3, batch_size=4, shuffle=True, iterations=700, learning_rate=0.1)


def test_the_rows_of_an_epoch_follow_each_other_and_the_last_batch_is_shorter() -> None:
    run = train(Settings(batch_size=4, iterations=5))
    assert [run.batch(i).tolist() for i in range(5)] == [[0, 1, 2, 3], [4, 5]] * 2 + [[0, 1, 2, 3]]
    assert run.batches_per_epoch == 2
    assert len(run.at(1)["z1"]) == 2


def test_each_epoch_is_one_permutation_after_what_was_drawn() -> None:
    run = train(SHUFFLED)
    random = np.random.RandomState(3)
    random.randn(3, 5)
    random.randn(5, 1)
    for epoch in range(300):
        order = random.permutation(6)
        found = np.concatenate([run.batch(2 * epoch), run.batch(2 * epoch + 1)])
        assert found.tolist() == order.tolist(), epoch


def test_a_given_start_draws_nothing_before_the_order() -> None:
    given = dict(zip(SHUFFLED.parameter_shapes, SHUFFLED.drawn([1])[0], strict=True))
    run = train(replace(SHUFFLED, start=given))
    order = np.random.RandomState(3).permutation(6)
    assert np.concatenate([run.batch(0), run.batch(1)]).tolist() == order.tolist()


def test_any_epoch_is_found_again_in_any_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "_KEPT_EVERY", 7)
    first = batches.Order(5, 9, None)
    orders = [first.of(epoch).tolist() for epoch in range(60)]
    other = batches.Order(5, 9, None)
    for epoch in (59, 0, 13, 14, 12, 58, 3, 21):
        assert other.of(epoch).tolist() == orders[epoch]
    assert other.nbytes > 0


def test_errors_are_those_of_the_batch_and_train_errors_those_of_all_rows() -> None:
    settings = Settings(batch_size=2, reduction="mean", l2=0.1, iterations=12)
    run = train(settings)
    assert len(run.train_errors) == 12
    for i in range(12):
        parameters = [run.parameters(i)[name] for name in settings.parameter_shapes]
        rows = settings.dataset.train
        of_all = settings.feedforward(rows.inputs, rows.output, parameters)["error"]
        part = run.batch(i)
        of_batch = settings.feedforward(rows.inputs[part], rows.output[part], parameters)["error"]
        assert run.errors[i] == of_batch
        np.testing.assert_allclose(run.train_errors[i], of_all, rtol=1e-12)
    run.test_errors[:] = 0  # a copy of what is kept
    np.testing.assert_array_equal(run.test_errors, run.test_errors_at(np.arange(12)))
    whole = train(replace(settings, batch_size=None))
    assert whole.train_errors.tolist() == whole.errors.tolist()


def test_a_thinned_history_replays_shuffled_batches_to_the_bit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    complete = train(SHUFFLED)
    monkeypatch.setattr(history, "HISTORY_BYTES", 20_000)
    thin = Training(SHUFFLED)
    for chunk in (1, 300, 1000):
        thin.advance(chunk)
    assert thin.run.kept_every > 1
    for i in (0, 1, 12, 255, 256, 257, 640, 699):
        one, other = thin.run.at(i), complete.at(i)
        assert all(np.array_equal(one[name], other[name]) for name in other), i
    assert thin.nbytes > thin.run.errors.nbytes


def test_a_sweep_gives_each_seed_its_own_order() -> None:
    settings = replace(SHUFFLED, iterations=20)
    together = sweep(settings, [3, 8])
    for at, seed in enumerate((3, 8)):
        alone = train(replace(settings, seed=seed))
        np.testing.assert_allclose(together.errors[:, at], alone.train_errors, rtol=1e-10)
    assert Batches(settings, 3).rows(0).tolist() != Batches(settings, 8).rows(0).tolist()


@pytest.mark.parametrize("i", [-1, 701, 1.5])
def test_an_iteration_that_does_not_exist_has_no_rows(i: float) -> None:
    with pytest.raises(ValueError, match="iteration must be a whole number from 0 to 700"):
        train(SHUFFLED).batch(i)  # type: ignore[arg-type]


@given(st.integers(1, 40), st.lists(st.integers(0, 2**32 - 1), min_size=1, max_size=5))
def test_shuffles_of_many_seeds_are_those_that_numpy_draws(rows: int, seeds: list[int]) -> None:
    def begin(random: np.random.RandomState) -> object:
        return random.randn(3)

    together = Shuffles(seeds, rows, begin)
    alone = [np.random.RandomState(seed) for seed in seeds]
    for random in alone:
        begin(random)
    for _ in range(30):
        orders = [random.permutation(rows).tolist() for random in alone]
        assert together.next().T.tolist() == orders


@pytest.mark.parametrize("seeds", [200, 20])
def test_in_a_sweep_each_seed_has_the_order_that_it_has_alone(seeds: int) -> None:
    settings = replace(SHUFFLED, iterations=130)
    assert shuffles.pays(seeds, 6) == (seeds == 200)
    found = sweep(settings, range(seeds)).errors
    for seed in (0, 7, seeds - 1):
        alone = train(replace(settings, seed=seed)).train_errors
        np.testing.assert_allclose(found[:, seed], alone, rtol=1e-9)


def test_a_chunk_may_begin_before_the_one_that_was_computed_last() -> None:
    settings, seeds = replace(SHUFFLED, iterations=130), tuple(range(150))

    def rows(iteration: int) -> Any:
        inputs, _ = StackedBatches(settings, seeds).data(iteration)
        return np.asarray(inputs).tolist()

    late, early = rows(129), rows(3)
    assert rows(3) == early
    assert rows(129) == late
