"""Several trainings as one piece of work."""

from __future__ import annotations

from nn_core import Settings, train
from nn_core.training.together import Trainings


def test_several_trainings_side_by_side_equal_each_alone() -> None:
    settings = [Settings(), Settings(rule="exact", iterations=200)]
    work = Trainings(settings)
    work.advance(50)
    work.advance(100)
    assert [run.completed for run in work.runs] == [50, 100]
    assert (work.completed, work.total, work.finished) == (150, 300, False)
    for _ in range(4):
        work.advance(50)
    assert work.finished
    assert work.nbytes > 0
    for run, one in zip(work.runs, settings, strict=True):
        assert run.errors.tobytes() == train(one).errors.tobytes()


def test_a_diverging_training_does_not_hold_up_the_others() -> None:
    broken = Settings(
        learning_rate=1000.0, activation="relu", rule="exact", biases="per_unit", iterations=400,
        start={"w1": ((1e300,) * 2,) * 3, "b1": (1e300,) * 2, "w2": ((1e300,),) * 2, "b2": (1.0,)},
        hidden=(2,),
    )  # fmt: skip
    work = Trainings([broken, Settings()])
    for _ in range(20):
        work.advance(100)
    assert work.finished
    assert work.completed == work.total == 500
    assert work.runs[0].diverged is not None
