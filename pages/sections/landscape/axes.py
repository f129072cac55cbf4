"""The two weights or biases over which the error is seen, if not over the path's directions."""

from __future__ import annotations

from nn_core import Plane, Run, Settings, plane_along, plane_of
from nn_core.gradients.perturbation import Entry, entries_of
from nn_view.figures.landscape import text
from nn_view.links import parameters
from nn_view.links.query import Choice, Text
from nn_view.wording import landscape as words
from pages.sections.landscape import point
from pages.shell import frame

NAMES = ("x", "y")
BY = Choice("by", ("path", "weights"), "path")
AXES = tuple(Text(name, "", parameters.parse, str, words.ENTRY_ALLOWED) for name in NAMES)


def by_weights() -> bool:
    """Whether the axes are weights that were chosen."""
    return bool(frame.value("by") == "weights")


def make_usable(run: Run) -> list[str]:
    """Have both axes be different parameters of this network; returns what had to be changed.

    Where none was chosen, they are the two that the training moves the most.
    """
    known, most, said = list(parameters.known(run.settings)), text.most_moved(run), []
    for axis, usual in zip(NAMES, most, strict=True):
        given = frame.value(axis)
        if given not in known:
            frame.put(axis, usual)
            if given:
                said.append(words.NO_ENTRY.format(given=given, used=usual))
    if frame.value("x") == frame.value("y"):
        other = next(one for one in (*most, *known) if one != frame.value("x"))
        frame.put("y", other)
        said.append(words.SAME_TWICE.format(used=other))
    return said


def choose(key: str) -> None:
    """Draw the weight just clicked to the right, and the one that was there upwards."""
    before = frame.value("x")
    if key != before:
        frame.put("x", key)
        frame.put("y", before)
        point.forget()


def chosen(settings: Settings) -> tuple[Entry, Entry]:
    """The weight or bias of each axis."""
    known, found = parameters.known(settings), entries_of(settings)
    x, y = (found[known[frame.value(name)]] for name in NAMES)
    return x, y


def plane(run: Run) -> Plane:
    """The plane that was chosen."""
    return plane_of(run.settings, *chosen(run.settings)) if by_weights() else plane_along(run)
