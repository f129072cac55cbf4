"""Everything that advances in chunks is ``Work``: it reports its progress and finishes."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable

import pytest

import nn_core
from nn_core import FAULTS, Settings, Training, train
from nn_core.comparison import mistakes
from nn_core.comparison.mistakes import Mistake, Mistakes
from nn_core.gradients.check import GradientCheck
from nn_core.gradients.step_size import EpsilonErrors
from nn_core.sweeps.chunks import ChunkedWork
from nn_core.sweeps.grid import GridWork
from nn_core.sweeps.sweep import SweepWork
from nn_core.training.together import Trainings
from nn_core.work import Work

SETTINGS = Settings(iterations=30)

#: One of each class; mypy checks that each implements the protocol.
WORKS: dict[type[Work], Callable[[], Work]] = {
    Training: lambda: Training(SETTINGS),
    Trainings: lambda: Trainings([SETTINGS, Settings(seed=1, iterations=20)]),
    GradientCheck: lambda: GradientCheck(train(SETTINGS), 3),
    EpsilonErrors: lambda: EpsilonErrors(train(SETTINGS), 3, range(4), (1e-3, 1e-6)),
    Mistake: lambda: Mistake(SETTINGS, FAULTS[0]),
    Mistakes: lambda: Mistakes(SETTINGS),
    SweepWork: lambda: SweepWork(SETTINGS, range(3)),
    GridWork: lambda: GridWork([(SETTINGS, (0, 1)), (Settings(iterations=10), (2,))]),
}


def test_every_class_that_advances_in_chunks_is_work() -> None:
    found = {
        one
        for module in pkgutil.walk_packages(nn_core.__path__, "nn_core.")
        for _, one in inspect.getmembers(importlib.import_module(module.name), inspect.isclass)
        if {"advance", "nbytes"} <= set(dir(one)) and one.__module__.startswith("nn_core")
    }
    assert found == {*WORKS, ChunkedWork, Work}
    assert all(Work in one.__mro__ for one in found)


@pytest.mark.parametrize("kind", WORKS, ids=lambda kind: kind.__name__)
def test_work_reports_its_progress_until_it_is_finished(
    kind: type[Work], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mistakes, "ITERATIONS", 3000)
    work = WORKS[kind]()
    assert work.completed == 0
    reached = 0
    while not work.finished:
        work.advance(2000)
        assert reached <= work.completed <= work.total
        reached = work.completed
    assert work.completed == work.total > 0
    assert work.nbytes > 0
    assert work.problem == ""
    work.advance(1)
    assert work.completed == work.total


def test_an_incomplete_work_class_cannot_be_instantiated() -> None:
    class Half(Work):
        completed, total = 0, 1

    with pytest.raises(TypeError, match="advance"):
        Half()  # type: ignore[abstract]
