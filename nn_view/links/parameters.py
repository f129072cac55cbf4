"""The numbers among the parameters by name: as a reader, an address and a matrix say them."""

from __future__ import annotations

import re

from nn_core import Settings
from nn_core.gradients.perturbation import Entry, entries_of
from nn_view.iteration.blocks import blocks_for

_FORM = re.compile(r"[wb][1-9],[1-9][0-9]?,[1-9][0-9]?")


def cell(place: Entry) -> tuple[int, int]:
    """Row and column within the matrix that is drawn, from 0; biases stand in one row."""
    index = (0, 0, *place.indices)
    return index[-2], index[-1]


def address(parameter: str, row: int, column: int) -> str:
    """A cell, counted from 0, as an address has it, counted from 1: ``w1,1,2``."""
    return f"{parameter},{row + 1},{column + 1}"


def written(place: Entry) -> str:
    """As an address has it."""
    return address(place.parameter, *cell(place))


def parse(text: str) -> str:
    """An entry as an address has it, or none; raises ``ValueError`` for anything else."""
    if not text:
        return text
    if not _FORM.fullmatch(text.strip()):
        raise ValueError
    return text.strip()


def known(settings: Settings) -> dict[str, int]:
    """Every entry as an address has it, with its number in the flat row of parameters."""
    return {written(place): at for at, place in enumerate(entries_of(settings))}


def labels(settings: Settings) -> list[str]:
    """Every entry as a reader says it: ``w1[x1, h2]``, ``b1``, ``b1[h2]``."""
    blocks = blocks_for(settings)
    return [blocks.cell_name(one.parameter, *cell(one)) for one in entries_of(settings)]


def names(settings: Settings) -> dict[str, str]:
    """Every entry as an address has it, with what a reader says."""
    return dict(zip(known(settings), labels(settings), strict=True))
