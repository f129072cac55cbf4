"""A run on paper: settings, data, error curve, parameters, predictions, and the link to it."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from html import escape
from typing import Any

import numpy as np

from nn_core import MAX_INPUTS, Run, Settings
from nn_view.handouts import paper
from nn_view.handouts.qr import qr, reach
from nn_view.iteration.blocks import blocks_for
from nn_view.links.setting_rows import in_order
from nn_view.style.numbers import counted, entry, notation, number, printed, short
from nn_view.wording import take_home as words

DIGITS = 4
"""Significant digits of the largest number of a table."""
_POINTS = 600
"""The most points of the curve: on paper nobody sees more."""
_FEW = 5
"""Up to this many points are marked one by one."""
_WIDTH, _HEIGHT, _LEFT, _BOTTOM, _TOP = 680, 250, 56, 34, 26


def report(run: Run, at: int, link: str) -> str:
    """The report of a run as an HTML page, including the errors before iteration ``at``.

    ``link`` opens the run; if it is empty, that part is left out.
    """
    return paper.document(
        words.REPORT_TITLE,
        paper.text("h1", words.REPORT_TITLE),
        paper.element("div", _settings(run.settings), *_link(link), of="pair"),
        *([paper.text("p", run.diverged.sentence)] if run.diverged else []),
        *_errors(run, at),
        *_data(run),
        *_parameters(run),
    )


def _settings(settings: Settings) -> str:
    values = setting_texts(settings)
    table = paper.table(
        "",
        list(values),
        [""],
        lambda row, _: paper.text("td", list(values.values())[row]),
        kept=False,
    )
    return paper.element("section", paper.text("h2", words.SETTINGS), table)


def setting_texts(settings: Settings) -> dict[str, str]:
    """Every setting by its name, in words."""
    return {row.name: row.in_table(settings) for row in in_order(last=("fault", "lines", "edits"))}


def _errors(run: Run, at: int) -> Iterator[str]:
    errors = run.train_errors
    if not len(errors):
        return
    yield paper.text("h2", words.CURVE)
    places = np.unique(np.linspace(0, len(errors) - 1, _POINTS).round().astype(int))
    tested = bool(run.settings.dataset.test_inputs)
    test = run.test_errors_at(places) if tested else np.empty(0)
    yield _curve(places, errors[places], test)
    rows = sorted({0, min(at, len(errors) - 1), len(errors) - 1})
    columns = [words.ERROR, *([words.TEST_ERROR] * tested)]
    values = [[errors[i], *([run.test_error(i)] * tested)] for i in rows]
    names = [words.BEFORE.format(at=i) for i in rows]
    yield paper.table(
        words.ERRORS, names, columns, lambda row, at: _error(values[row][at]), kept=False
    )


def _error(value: float) -> str:
    """Each error has its own digits: late in a long training all others would be zeros."""
    return paper.text("td", printed(float(value), DIGITS))


def _curve(iterations: np.ndarray, errors: np.ndarray, test: np.ndarray) -> str:
    """The error as plain SVG: solid for training rows, dashed for test rows."""
    finite = [one for one in (*errors.tolist(), *test.tolist()) if math.isfinite(one)]
    top = max(finite, default=1.0) or 1.0
    span = max(1, int(iterations[-1]))

    def line(values: np.ndarray, style: str) -> str:
        points = [
            f"{_LEFT + (_WIDTH - _LEFT - 10) * i / span:.1f},"
            f"{_TOP + (_HEIGHT - _BOTTOM - _TOP) * (1 - value / top):.1f}"
            for i, value in zip(iterations.tolist(), values.tolist(), strict=True)
            if math.isfinite(value)
        ]
        drawn = f'<polyline points="{" ".join(points)}" {style}/>'
        # A line of one point is invisible.
        places = (point.split(",") for point in points if len(points) <= _FEW)
        return drawn + "".join(f'<circle cx="{x}" cy="{y}" r="3"/>' for x, y in places)

    bottom, right = _HEIGHT - _BOTTOM, _WIDTH - 10
    label = words.CURVE_TEXT.format(first=f"{errors[0]:.4g}", last=f"{errors[-1]:.4g}")
    dashed = line(test, 'stroke-dasharray="6 4"') if len(test) else ""
    key = f"{words.TRAIN} ——{f'  {words.TEST} - - -' if len(test) else ''}"
    return (
        f'<svg class="curve" role="img" aria-label="{escape(label)}" '
        f'viewBox="0 0 {_WIDTH} {_HEIGHT}" fill="none" stroke="currentColor" stroke-width="1.6">'
        f'<path stroke-width="0.8" d="M{_LEFT} {_TOP}V{bottom}H{right}"/>'
        f"{line(errors, '')}{dashed}"
        '<g fill="currentColor" stroke="none" font-size="13">'
        f'<text x="{_LEFT - 6}" y="{_TOP + 10}" text-anchor="end">{top:.3g}</text>'
        f'<text x="{_LEFT - 6}" y="{bottom}" text-anchor="end">0</text>'
        f'<text x="{_LEFT}" y="{bottom + 18}">0</text>'
        f'<text x="{right}" y="{bottom + 18}" text-anchor="end">{span:,}</text>'
        f'<text x="{(_LEFT + right) / 2}" y="{bottom + 18}" text-anchor="middle">'
        f"{escape(words.ITERATION.lower())}</text>"
        f'<text x="{right}" y="14" text-anchor="end">{escape(key)}</text>'
        "</g></svg>"
    )


def _data(run: Run) -> Iterator[str]:
    data = run.settings.dataset
    yield paper.text("h2", words.DATA.format(done=counted(run.completed, "iteration")))
    parts = [(words.TRAIN, data.train), (words.TEST, data.test)]
    names: list[str] = []
    cells: list[list[str]] = []
    for part, (given, wanted) in parts:
        if not len(given):
            continue
        predicted = run.predict(given)
        how = notation(predicted, DIGITS)
        for at in range(len(given)):
            names.append(f"r{len(names) + 1} {part}")
            exact = [short(one, DIGITS) for one in (*given[at], *wanted[at])]
            cells.append([*exact, *(number(one, how) for one in predicted[at].tolist())])
    axes = blocks_for(run.settings).axes
    columns = [*axes["inputs"], *axes["outputs"]]
    called = words.PREDICTED if data.output_names else "{hat}"
    columns += [called.format(name=one, hat=one.replace("y", "ŷ")) for one in axes["outputs"]]
    # A separate table for the inputs if all columns are wider than the paper.
    starts = [0] if len(columns) <= MAX_INPUTS else [0, len(axes["inputs"])]
    for start, end in itertools.pairwise([*starts, len(columns)]):
        part_of = [row[start:end] for row in cells]
        body = paper.table("", names, columns[start:end], _cells(part_of))
        yield paper.element("div", body, of="rows")


def _cells(texts: list[list[str]]) -> paper.Cell:
    return lambda row, at: paper.text("td", texts[row][at])


def _parameters(run: Run) -> Iterator[str]:
    yield paper.text("h2", words.PARAMETERS)
    blocks = blocks_for(run.settings)
    before, after = run.parameters(0), run.parameters()
    trained = words.TRAINED.format(done=counted(run.completed, "iteration"))
    for name in before:
        rows, columns = (blocks.axes[axis] for axis in blocks.axis(name))
        tables = [
            _matrix(f"{name} {title}", rows, columns, value)
            for title, value in ((words.INITIAL, before[name]), (trained, after[name]))
        ]
        yield paper.element("div", *tables, of="tables")


def _matrix(name: str, rows: list[str], columns: list[str], value: Any) -> str:
    how, width = notation(value, DIGITS), len(columns)
    texts = [entry(one, how) for one in np.ravel(value).tolist()]
    title = f"{name} {how.factor}".rstrip()
    return paper.table(
        title, rows, columns, lambda row, at: paper.text("td", texts[row * width + at])
    )


def _link(link: str) -> Iterator[str]:
    if not link:
        return
    try:
        picture = qr(link)
    except ValueError as problem:
        picture = paper.text("p", str(problem))
    title = paper.text("h2", words.THE_LINK)
    parts = [paper.element("div", picture), paper.element("p", paper.text("code", link, kept=True))]
    if said := reach(link):
        parts.append(paper.text("p", said))
    yield paper.element("section", title, *parts, of="link")
