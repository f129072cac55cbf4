"""The chart of a network's predictions at an iteration, with what a slider changes in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import plotly.graph_objects as go

from nn_core import Run, answers, input_grid
from nn_view.components.chart import Move
from nn_view.figures.landscape import predictions as figures
from nn_view.wording import landscape as words

POINTS = {1: 101, 2: 41, 3: 15}
"""Number of values of each input, by how many inputs vary."""
MARGINS = {1: 0.25, 2: 0.25, 3: 0.0}
FRAMES = {1: 41, 2: 21, 3: 201}
"""Iterations sent in advance for the slider, by how many inputs vary: at most about 250 kB."""
DECIMALS = 3
"""Of the colours sent in advance; the numbers beside them are not rounded."""


@dataclass(frozen=True)
class Chart:
    """The figure, what a slider moves in it, and what it shows in words (``sentences``)."""

    figure: go.Figure
    moves: Sequence[Move]
    sentences: Sequence[str]
    label: str


def seen_by_default(inputs: int) -> tuple[int, ...]:
    """The inputs that vary by default, counted from 0: all if they are few, else the first two."""
    return tuple(range(inputs if inputs <= max(POINTS) else 2))


def prediction_chart(
    run: Run, at: int, iterations: np.ndarray, seen: Sequence[int], output: int = 0
) -> Chart:
    """The predictions before iteration ``at``; ``iterations``: the positions of the slider."""
    settings, kind = run.settings, len(seen)
    grid = input_grid(settings, seen, POINTS[kind], MARGINS[kind])
    found = answers(run, at, grid, output)
    some = np.linspace(0, len(iterations) - 1, min(FRAMES[kind], len(iterations))).round()
    places = np.union1d(iterations[some.astype(int)], [at]).tolist()
    if kind == 1:
        figure = figures.curve(settings, seen, output, grid.axes[0], found)
        frames = [answers(run, i, grid, output).round(DECIMALS) for i in places]
        moves = [Move((0,), {"y": frames}, places)]
    elif kind == 2:
        figure = figures.plane(settings, seen, output, grid.axes, found)
        frames = [answers(run, i, grid, output).T.round(DECIMALS) for i in places]
        moves = [Move((0, 1), {"z": frames}, places)]
    else:
        figure = figures.box(settings, seen, output, grid.axes, found)
        eight = input_grid(settings, seen, 2)
        frames = [answers(run, i, eight, output).ravel() for i in places]
        texts = zip(*(figures.labels(one) for one in frames), strict=True)
        numbers = {f"scene.annotations[{at}].text": one for at, one in enumerate(texts)}
        moves = [
            Move((0,), {"marker.color": frames}, places),
            Move((), numbers, places),
        ]
    sentences = _sentences(run, at, seen, len(places) < len(iterations), len(places))
    rows = run.predict(settings.dataset.train.inputs, at)[:, output]
    shown = ", ".join(f"{one:.3g}" for one in rows[:16])
    label = words.ANSWERS_LABEL.format(sentence=sentences[0], predictions=shown)
    return Chart(figure, moves, sentences, label)


def _sentences(run: Run, at: int, seen: Sequence[int], few: bool, frames: int) -> list[str]:
    inputs = run.settings.dataset.columns.inputs
    names = [inputs[one] for one in seen]
    listed = " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
    told = [words.ANSWERS_SENTENCES[len(seen)].format(at=at, seen=listed)]
    means = run.settings.dataset.train.inputs.mean(axis=0)
    others = [f"{inputs[one]} = {mean:.3g}" for one, mean in enumerate(means) if one not in seen]
    if others:
        told.append(words.OTHERS_AT_MEAN.format(values=", ".join(others), seen=listed))
    if few:
        told.append(words.MOVING.format(frames=frames))
    if len(seen) == max(POINTS):
        told.append(words.SHEET_RESTS)
    return told
