"""Making a question and assessing an answer, beside a training: ``python -m benchmarks.questions``.

A question costs what it costs to try every mistake on a line; the training of the same settings is
what the page does anyway before it can ask. A whole iteration by hand asks about each of its cells.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Mapping
from functools import partial

from nn_core import Dataset, Run, Settings, train
from nn_core.questions import (
    KINDS,
    NUMBER,
    ByHand,
    Cell,
    Extent,
    Place,
    Question,
    UnaskedError,
    ask,
    assess,
)
from nn_view.questions import sheet_said
from nn_view.questions.sheet import Own, place_of, sheet_data

MOST_ASKED, MOST_ASSESSED, MOST_SHEET = 50.0, 20.0, 100.0
"""Milliseconds, for the slowest of all."""
ROUNDS = 5
NETWORKS = {
    "the tutorial's network": Settings(rule="exact"),
    "two hidden layers, Adam, iris": Settings(
        rule="exact",
        hidden=(8, 8),
        optimizer="adam",
        learning_rate=0.1,
        biases="per_unit",
        output="softmax",
        loss="cross_entropy",
        dataset=Dataset.built_in["iris"](),
    ),
}


def milliseconds(action: Callable[[], object]) -> float:
    """The processor's time, which others that compete for it do not change."""
    found = []
    for _ in range(ROUNDS):
        began = time.process_time()
        action()
        found.append(time.process_time() - began)
    return statistics.median(found) * 1e3


def asked(run: Run) -> tuple[list[float], list[Question]]:
    """The times of all questions at an iteration, and those that are asked."""
    times, questions = [], []
    for quantity in run.quantities:
        for kind in KINDS:
            question = partial(ask, run, Place(10, quantity.name), kind)
            try:
                questions.append(question())
            except UnaskedError:
                continue
            times.append(milliseconds(question))
    return times, questions


def assessed(run: Run, questions: list[Question]) -> list[float]:
    """The times of assessing an answer that no mistake explains, which is looked at longest."""
    answers = ["77" if one.form == NUMBER else one.choices[0].key for one in questions]
    pairs = zip(questions, answers, strict=True)
    return [milliseconds(partial(assess, run, one, answer)) for one, answer in pairs]


def sheet(run: Run) -> ByHand:
    """The part of an iteration that the page leaves to fill in at first."""
    return ByHand(run, 10, Extent(2, 2), 3)


def make_sheet(run: Run) -> object:
    return sheet_data(sheet(run))


def assess_by_hand(run: Run, place: Place, earlier: Mapping[Place, float]) -> object:
    return sheet_said.assessed(Own(sheet(run), earlier), place, "77")


def assessed_by_hand(run: Run) -> list[float]:
    """The times of the same in each cell of a sheet, where all numbers before it are wrong."""
    by_hand, times = sheet(run), []
    earlier: dict[Place, float] = {}
    for step in by_hand.steps():
        for index in step.cells:
            place = place_of(by_hand, Cell(step.quantity.name, index))
            times.append(milliseconds(partial(assess_by_hand, run, place, earlier)))
            earlier[place] = 1.2 * float(step.situation.whole[index]) + 0.02
    return times


def report(what: str, times: list[float], most: float) -> bool:
    median, slowest = statistics.median(times), max(times)
    print(f"  {what:<34} {median:6.2f} ms, slowest {slowest:6.2f}   at most {most:.0f}")
    return slowest <= most


def main() -> int:
    good = True
    for name, settings in NETWORKS.items():
        run = train(settings)
        times, questions = asked(run)
        training = milliseconds(partial(train, settings))
        print(f"{name}, {len(questions)} questions")
        good &= report("a question is made", times, MOST_ASKED)
        good &= report("an answer is assessed", assessed(run, questions), MOST_ASSESSED)
        made = milliseconds(partial(make_sheet, run))
        good &= report("a sheet is made", [made], MOST_SHEET)
        good &= report("a number on a sheet is assessed", assessed_by_hand(run), MOST_ASSESSED)
        print(f"  {'one training of 100 iterations':<34} {training:6.2f} ms")
        ratio = statistics.median(times) / training
        print(f"  {'a question, of one training':<34} {ratio:6.2f}")
    return int(not good)


if __name__ == "__main__":
    sys.exit(main())
