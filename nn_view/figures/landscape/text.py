"""The sentences of the error landscape: its directions, its numbers, its table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from nn_core import MAX_INPUTS, Edit, Landscape, Run, Settings
from nn_core.gradients.perturbation import entries_of
from nn_core.surfaces.landscape import surface
from nn_view.components.chart import Move, Slider
from nn_view.links import parameters
from nn_view.style.numbers import percent, short
from nn_view.wording import landscape as words

Point = tuple[float, float, float]
"""A point of the surface: two coordinates and the error."""
FULL = 101
"""Columns and rows of a surface at full resolution."""
_LARGEST = 1e12
"""No chart reaches a point farther away."""


def point_of(given: str) -> tuple[float, float] | None:
    """A point from ``"1.5,-2"``; raises ``ValueError`` unless these are two usable numbers."""
    x, y = map(float, given[:60].split(","))
    if not (abs(x) <= _LARGEST and abs(y) <= _LARGEST):
        raise ValueError(given)
    return x, y


def point_text(point: tuple[float, float] | None) -> str:
    """A point as a link has it."""
    return "" if point is None else ",".join(f"{one:.6g}" for one in point)


def inputs_of(given: str) -> tuple[int, ...]:
    """Inputs counted from 1, from ``"1,3"``; raises ``ValueError`` unless they are one to three."""
    found = tuple(sorted({int(one) for one in given[:20].split(",")})) if given else ()
    if len(found) > 3 or not set(found) <= set(range(1, MAX_INPUTS + 1)):
        raise ValueError(given)
    return found


def inputs_text(inputs: Sequence[int]) -> str:
    """Inputs as a link has them."""
    return ",".join(map(str, inputs))


def point_on(run: Run, land: Landscape, place: tuple[float, float]) -> Point:
    """A point of the plane with its error."""
    x, y = (np.array([one]) for one in place)
    return (*place, float(surface(run, land.at, land.plane, x, y)[0, 0]))


def most_moved(run: Run) -> Sequence[str]:
    """The two entries that the training has changed most, as a link has them."""
    start, end = run.parameter_rows(np.array([0, run.completed]))
    known = list(parameters.known(run.settings))
    return [known[at] for at in np.argsort(-np.abs(end - start), kind="stable")[:2]]


def titles(land: Landscape, settings: Settings) -> tuple[str, str]:
    """The names of the two directions."""
    plane = land.plane
    if plane.entries:
        named = dict(zip(entries_of(settings), parameters.labels(settings), strict=True))
        x, y = plane.entries
        return named[x], named[y]
    first, second = (
        words.DIRECTION.format(number=one) if one <= 2 - plane.free else words.FREE
        for one in (1, 2)
    )
    return first, second


def titles_with_shares(land: Landscape, settings: Settings) -> tuple[str, str]:
    """The names of the two directions, with the variance of the path that each explains."""
    first, second = titles(land, settings)
    shares = land.plane.shares or (0, 0)
    x, y = (words.SHARE.format(share=percent(one, 1)) if one else "" for one in shares)
    return first + x, second + y


def numbers(land: Landscape) -> str:
    """The key numbers in one sentence."""
    x, y = land.path[land.place]
    here = {
        "at": land.at,
        "error": short(land.path_errors[land.place], 4),
        "x": short(x),
        "y": short(y),
    }
    if not np.isfinite(land.errors).any():
        return words.NOTHING
    row, column = np.unravel_index(np.nanargmin(land.errors), land.errors.shape)
    return words.NUMBERS.format(
        **here,
        columns=len(land.x),
        rows=len(land.y),
        least=short(land.errors[row, column], 4),
        least_x=short(land.x[column]),
        least_y=short(land.y[row]),
        most=short(np.nanmax(land.errors), 4),
    )


def explanation(land: Landscape) -> str:
    """What the chart shows, and what it does not."""
    plane = land.plane
    if plane.entries:
        return words.SLICE.format(at=land.at)
    told = words.SHARES.format(both=percent(sum(plane.shares), 1), at=land.at)
    return {0: told, 1: f"{words.STRAIGHT} {told}", 2: words.STILL}[plane.free]


def set_by_hand(settings: Settings, land: Landscape, point: Sequence[float]) -> Settings | None:
    """The settings with the point's two weights set by hand; None if there are too many edits."""
    pairs = zip(land.plane.entries, point, strict=False)
    made = [
        Edit(land.at, place.parameter, *parameters.cell(place), value) for place, value in pairs
    ]
    set_now = {one.place for one in made}
    others = [one for one in settings.edits if one.place not in set_now]
    try:
        return replace(settings, edits=(*others, *made))
    except ValueError:
        return None


def clicked(land: Landscape, point: Point) -> str:
    """The error at the clicked point, compared with the error of the training."""
    x, y, error = (short(one, 4) for one in point)
    here = short(land.path_errors[land.place], 4)
    return words.CLICKED.format(x=x, y=y, error=error, at=land.at, here=here)


def limits(run: Run, land: Landscape) -> list[str]:
    """What is left out because it would take too long or too much memory."""
    said = []
    if len(land.x) < FULL:
        said.append(words.COARSE.format(columns=len(land.x), rows=len(land.y)))
    if len(land.iterations) < run.completed:
        # A long training that diverged at once may have only its first iteration.
        step = int(land.iterations[1]) if len(land.iterations) > 1 else run.completed
        said.append(words.STEPS.format(all=run.completed, step=step))
    return said


def slider(land: Landscape, also: Sequence[Move], shown: bool = True) -> Slider | None:
    """A slider over the path's iterations, linked to the others; None if there is only one."""
    iterations = land.iterations
    if len(iterations) < 2:
        return None
    pairs = zip(iterations.tolist(), land.path_errors.tolist(), strict=True)
    return Slider(
        words.SLIDER,
        0,
        int(iterations[-1]),
        land.at,
        step=int(iterations[1]),
        texts=[words.SLIDER_TEXT.format(at=at, error=short(error, 4)) for at, error in pairs],
        also=also,
        linked="landscape",
        shown=shown,
    )


def csv(land: Landscape, across: str, upwards: str) -> str:
    """The surface as a table: a row for each point, with an empty cell if it is not a number."""
    lines = [f'"{across}","{upwards}",{words.ERROR}']
    for y, row in zip(land.y.tolist(), land.errors.tolist(), strict=True):
        for x, error in zip(land.x.tolist(), row, strict=True):
            lines.append(f"{x!r},{y!r},{'' if error != error else repr(error)}")
    return "\n".join(lines) + "\n"
