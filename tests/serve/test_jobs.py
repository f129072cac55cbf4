"""Trainings on demand: shared, fair, bounded, and only while somebody wants them."""

from __future__ import annotations

import threading
from functools import partial
from time import monotonic
from weakref import ref

import pytest

from nn_core import Settings, Training
from nn_core.training.together import Trainings
from nn_core.work import Work
from nn_serve import jobs
from nn_serve.jobs import BusyError, Jobs
from tests.helpers.patience import PATIENCE, until

LONG = Settings(iterations=100_000, hidden=(16, 16, 16))


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_short_run_is_complete_when_asked_for() -> None:
    training = Jobs().ask(Settings(), PATIENCE)
    assert training.finished
    assert training.completed == 100


def test_all_who_ask_for_the_same_settings_share_a_training() -> None:
    shared = Jobs()
    assert shared.ask(Settings(seed=3), PATIENCE) is shared.ask(Settings(seed=3))
    assert shared.ask(Settings(seed=4)) is not shared.ask(Settings(seed=3))


def test_a_training_that_is_part_of_several_works_goes_on_in_all_of_them() -> None:
    shared = Jobs()
    alone = shared.ask(Settings(seed=3), PATIENCE)
    together = Trainings([Settings(seed=3), Settings(seed=4)], shared.training)
    assert together.completed == alone.completed == 100
    shared.ask_for("both", lambda: together, PATIENCE)
    assert shared.ask(Settings(seed=4)).completed == 100


def test_a_work_may_take_its_time_to_be_made_while_others_ask() -> None:
    shared = Jobs()

    def slow() -> Training:
        assert shared.ask(Settings(seed=1), PATIENCE).finished
        return shared.training(Settings(seed=2))

    assert shared.ask_for("slow", slow, PATIENCE).finished


def test_of_two_who_make_the_same_work_one_is_done() -> None:
    shared, first = Jobs(), list[Training]()

    def late() -> Training:
        first.append(shared.ask_for("same", lambda: Training(Settings(seed=1))))
        return Training(Settings(seed=2))

    assert [shared.ask_for("same", late)] == first


class Part(Work):
    """A work that another one finishes, after a while."""

    completed, total, nbytes = 0, 1, 0
    finished = False
    portions = 0

    @classmethod
    def ended(cls) -> Part:
        (part := cls()).finished = True
        return part

    def advance(self, _: int) -> None:
        self.portions += 1


class Whole(Work):
    """The work that finishes its part, and itself."""

    completed, total, nbytes = 0, 1, 0

    def __init__(self, part: Part) -> None:
        self.part = part

    @property
    def finished(self) -> bool:
        return self.part.finished

    def advance(self, _: int) -> None:
        self.part.finished = self.part.portions > 2 * jobs.FIRST_SLICES


def test_who_waits_for_a_work_hears_of_its_end_by_another() -> None:
    shared, part = Jobs(Clock()), Part()
    shared.ask_for("whole", lambda: Whole(part))
    began = monotonic()
    shared.ask_for("part", lambda: part, PATIENCE)
    assert part.finished
    assert monotonic() - began < PATIENCE / 2


def test_a_long_run_does_not_hold_up_a_short_one() -> None:
    clock = Clock()
    shared = Jobs(clock)
    long = [shared.ask(Settings(iterations=100_000, hidden=(16, 16, 16), seed=n)) for n in range(4)]
    short = shared.ask(Settings(seed=9), PATIENCE)
    assert short.finished
    assert not any(training.finished for training in long)
    until(lambda: all(training.completed > 0 for training in long))


class Slices(Work):
    """A work of ten slices that notes each in a common list; the first one waits for the gate."""

    total, nbytes = 10, 0

    def __init__(self, name: str, order: list[str], gate: threading.Event) -> None:
        self.name, self.order, self.gate = name, order, gate

    @property
    def completed(self) -> int:
        return self.order.count(self.name)

    def advance(self, _: int) -> None:
        self.order.append(self.name)
        self.gate.wait(PATIENCE)


def test_what_has_just_been_asked_for_has_its_first_slices_before_its_turn() -> None:
    shared, order, gate = Jobs(Clock()), list[str](), threading.Event()
    for name in "abc":
        shared.ask_for(name, partial(Slices, name, order, gate))
    until(lambda: len(order) == 1)
    shared.ask_for("new", lambda: Slices("new", order, gate))
    gate.set()
    until(lambda: len(order) == 40)
    at = order.index("new")
    assert order[at : at + jobs.FIRST_SLICES] == ["new"] * jobs.FIRST_SLICES
    assert order[at + jobs.FIRST_SLICES] != "new"


@pytest.mark.parametrize("left", [False, True])
def test_a_run_that_nobody_asks_for_any_more_is_not_trained_on(left: bool) -> None:
    clock = Clock()
    shared = Jobs(clock)
    training = shared.ask(LONG)
    until(lambda: training.completed > 0)
    assert shared.waiting() == 1
    if left:
        shared.leave(LONG)
    else:
        clock.now = jobs.WANTED_SECONDS + 0.1
    assert shared.waiting() == 0
    # The trainer may still be in its last slice; another run's end shows that it has moved on.
    assert shared.ask(Settings(seed=8), PATIENCE).finished
    reached = training.completed
    assert shared.ask(Settings(seed=9), PATIENCE).finished
    assert training.completed == reached
    shared.ask(LONG)
    until(lambda: training.completed > reached)


def test_more_runs_than_can_be_trained_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "MOST_WANTED", 2)
    shared = Jobs(Clock())
    for seed in range(2):
        shared.ask(Settings(iterations=100_000, hidden=(16, 16, 16), seed=seed))
    # They are known to be long when they have had their first slices.
    until(lambda: not shared.has_room())
    with pytest.raises(BusyError):
        shared.ask(Settings(seed=5))
    # Those who are being served already are not turned away.
    shared.ask(Settings(iterations=100_000, hidden=(16, 16, 16), seed=1))


@pytest.mark.slow
def test_a_class_that_opens_short_runs_at_once_is_not_refused() -> None:
    shared = Jobs(Clock())
    count = 3 * jobs.MOST_WANTED
    trainings = [shared.ask(Settings(seed=seed)) for seed in range(count)]
    until(lambda: all(training.finished for training in trainings))
    assert shared.waiting() == 0


def test_more_than_memory_holds_is_refused_until_some_of_it_is_done(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(jobs, "WANTED_BYTES", 2 * jobs.JOB_BYTES)
    shared, gate = Jobs(Clock()), threading.Event()
    for name in "ab":
        shared.ask_for(name, partial(Slices, name, list[str](), gate))
    with pytest.raises(BusyError):
        shared.ask(Settings())
    gate.set()
    until(lambda: shared.waiting() == 0)
    assert shared.ask(Settings(), PATIENCE).finished


class Growing(Work):
    """A work whose results take as much as all that may be kept, once it is done."""

    completed, total = 0, 1
    finished = False

    @property
    def nbytes(self) -> int:
        return jobs.KEEP_BYTES if self.finished else 0

    def advance(self, _: int) -> None:
        self.finished = True


def test_what_a_work_has_grown_to_is_what_counts() -> None:
    shared = Jobs()
    first = ref(shared.ask_for("first", Growing, PATIENCE))
    assert shared.ask(Settings(), PATIENCE).finished
    until(lambda: first() is None)


def test_asking_for_a_finished_run_looks_at_no_other() -> None:
    shared, looked = Jobs(), list[int]()

    class Key(int):
        def __hash__(self) -> int:
            looked.append(int(self))
            return int(self)

    for key in range(100):
        shared.ask_for(Key(key), Part.ended)
    looked.clear()
    shared.ask_for(Key(7), Part.ended)
    assert looked == [7]


def test_finished_runs_make_room_when_memory_runs_out(monkeypatch: pytest.MonkeyPatch) -> None:
    each = Training(Settings(iterations=1000)).nbytes + jobs.JOB_BYTES
    monkeypatch.setattr(jobs, "KEEP_BYTES", 3 * each)
    shared = Jobs()
    first = ref(shared.ask(Settings(iterations=1000, seed=0), PATIENCE))
    for seed in range(1, 6):
        shared.ask(Settings(iterations=1000, seed=seed), PATIENCE)
    assert shared.ask(Settings(iterations=1000, seed=5)) is shared.ask(
        Settings(iterations=1000, seed=5)
    )
    until(lambda: first() is None)


def test_small_works_make_room_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    """Their results take little; their settings, data and copies of these do not."""
    monkeypatch.setattr(jobs, "KEEP_BYTES", 10 * jobs.JOB_BYTES)
    shared = Jobs()
    first = ref(shared.ask(Settings(iterations=1), PATIENCE))
    for seed in range(1, 11):
        shared.ask(Settings(iterations=1, seed=seed), PATIENCE)
    until(lambda: first() is None)


class Broken(Work):
    """Work that fails at its second portion."""

    completed, total, nbytes = 0, 1, 0

    def __init__(self) -> None:
        self.portions = 0

    def advance(self, _: int) -> None:
        self.portions += 1
        if self.portions == 2:
            raise ZeroDivisionError


def test_a_work_that_fails_tells_who_asked_and_holds_up_nobody() -> None:
    shared = Jobs()
    with pytest.raises(ZeroDivisionError):
        shared.ask_for("broken", Broken, PATIENCE)
    assert shared.ask(Settings(), PATIENCE).finished
    with pytest.raises(ZeroDivisionError):
        shared.ask_for("broken", Broken, PATIENCE)
