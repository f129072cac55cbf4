"""Other settings than the tutorial's against a plain loop: ``python -m benchmarks.settings``.

The loop does the same mathematics for one network and keeps the errors only; the two sides of a
ratio alternate in this process, after a warm-up round.
"""

from __future__ import annotations

import os

# One thread on both sides: matrices of this size gain nothing from more.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from dataclasses import replace
from functools import partial

from benchmarks import plain_loop
from benchmarks.core import ratios, report
from nn_core import Dataset, Settings, sweep, train

SEEDS, ITERATIONS = 1000, 100
FEW = 20
"""So many seeds the loop is timed with; its time is scaled up."""

_PLAIN = Settings(
    iterations=1000,
    learning_rate=0.1,
    rule="exact",
    biases="per_unit",
    initial_biases="zeros",
    dataset=Dataset.built_in["xor"](),
)
_CLASSES = replace(
    _PLAIN, dataset=Dataset.built_in["mazur"](), output="softmax", loss="cross_entropy"
)
TRAININGS = {
    "mean of squares, linear output, penalty": replace(
        _PLAIN, loss="squared", output="linear", reduction="mean", l2=0.01, learning_rate=0.01
    ),
    "cross-entropy, sigmoid": replace(_PLAIN, loss="cross_entropy"),
    "cross-entropy, softmax": _CLASSES,
    "tanh and relu, two layers": replace(_PLAIN, hidden=(4, 4), activation=("tanh", "relu")),
    "six layers of 16 units": replace(_PLAIN, hidden=(16,) * 6, activation="tanh"),
    "momentum": replace(_PLAIN, optimizer="momentum"),
    "rmsprop": replace(_PLAIN, optimizer="rmsprop", learning_rate=0.01),
    "adam": replace(_PLAIN, optimizer="adam", learning_rate=0.01),
    "shuffled batches": replace(_PLAIN, batch_size=2, shuffle=True),
}
SWEEPS = {
    "softmax, cross-entropy": (_CLASSES, 40),
    "cross-entropy": (TRAININGS["cross-entropy, sigmoid"], 40),
    "adam": (TRAININGS["adam"], 40),
    "shuffled batches": (TRAININGS["shuffled batches"], 30),
}
"""By name the settings, and how many times faster than the loop the sweep has to be."""


def main() -> None:
    print("time relative to a plain loop of the same mathematics, median (quartiles)")
    for what, settings in TRAININGS.items():
        measured = ratios(partial(train, settings), partial(plain_loop.errors, settings), 15)
        report(f"train with its history, {what}", measured, "at most 1.3")

    seeds = range(SEEDS)
    for what, (settings, least) in SWEEPS.items():
        short = replace(settings, iterations=ITERATIONS)
        measured = ratios(
            partial(sweep, short, seeds),
            lambda one=short: [  # type: ignore[misc]
                plain_loop.errors(replace(one, seed=seed)) for seed in range(FEW)
            ],
            7,
            SEEDS / FEW,
        )
        median, low, high = (1 / one for one in measured)
        report(f"sweep of {SEEDS} seeds, {what}, times faster", (median, high, low), f"{least}")


if __name__ == "__main__":
    main()
