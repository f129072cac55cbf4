"""How the two rules differ during training: both side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

from nn_core import Run
from nn_core.comparison.distance import Distance
from nn_core.gradients.perturbation import entries_of
from nn_view.components import error_chart
from nn_view.iteration import curve
from nn_view.links import parameters
from nn_view.style.palette import TOKENS
from nn_view.wording import check as words

COLOURS = {"tutorial": TOKENS["differs"], "exact": TOKENS["accent"]}


def figure(runs: Mapping[str, Run], marks: Sequence[int]) -> go.Figure:
    """The error under both rules over the iterations, with marks where they are compared."""
    made = error_chart.two(
        words.EFFECT_X,
        words.EFFECT_Y,
        {"type": "log", "dtick": 1},
        {"type": "log", "nticks": 6, "exponentformat": "power"},
    )
    made.add_traces([_line(rule, run, marks) for rule, run in runs.items()])
    for mark in marks:
        made.add_vline(x=mark, line={"color": TOKENS["line"], "width": 1.5})
    return made


def _line(rule: str, run: Run, marks: Sequence[int]) -> go.Scatter:
    errors = run.train_errors
    at = curve.points_with(errors, [one for one in marks if one < len(errors)], "log")
    return go.Scatter(
        x=at,
        y=errors[at],
        name=words.RULES[rule],
        mode="lines",
        line={"color": COLOURS[rule], "width": 2, "dash": "solid" if rule == "exact" else "dash"},
        hovertemplate="%{y:.6g}",
    )


def rows(found: Sequence[Distance], run: Run) -> list[dict[str, Any]]:
    """The comparisons as rows of a table."""
    names = dict(zip(entries_of(run.settings), parameters.labels(run.settings), strict=True))
    columns = words.EFFECT_COLUMNS
    return [
        {
            columns["iterations"]: one.iteration,
            columns["tutorial"]: one.errors[0],
            columns["exact"]: one.errors[1],
            columns["difference"]: one.difference,
            columns["test_tutorial"]: one.test_errors[0],
            columns["test_exact"]: one.test_errors[1],
            columns["distance"]: one.norm,
            columns["largest"]: one.largest,
            columns["where"]: names[one.entry],
        }
        for one in found
    ]
