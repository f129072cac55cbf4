"""The two axes of the landscape: directions of the path, or chosen weights and biases."""

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
    """Whether the axes are chosen weights or biases."""
    return bool(frame.value("by") == "weights")


def make_usable(run: Run) -> list[str]:
    """Make both axes different entries of this network; returns a sentence for each correction.

    By default they are the two entries that the training changes most.
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
    """Make the clicked weight the x-axis, and the former x-axis the y-axis."""
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
    """The chosen plane."""
    return plane_of(run.settings, *chosen(run.settings)) if by_weights() else plane_along(run)
