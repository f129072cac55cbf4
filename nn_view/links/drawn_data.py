"""The built-in data in words, and for those that are drawn a row for each of their numbers."""

from __future__ import annotations

from collections.abc import Mapping

from nn_core import DrawnSet, drawn_set
from nn_core.data.drawn_sets import BOUNDS
from nn_core.setup.kinds import Number, Whole
from nn_view.links.setting_row import Row
from nn_view.style.numbers import short
from nn_view.wording import pages as words


def title(name: str) -> str:
    """The title of data by their name, whatever their numbers are."""
    drawn = drawn_set(name)
    called = drawn.name if drawn else name
    return words.DATA_SETS.get(called, called)


def described(name: str) -> str:
    """The title, with the numbers by which the data are drawn."""
    drawn = drawn_set(name)
    if drawn is None:
        return title(name)
    parts = (_said(one, number) for one, number in numbers(drawn, name).items())
    return ", ".join([title(name), *parts])


def numbers(drawn: DrawnSet, name: str) -> Mapping[str, float]:
    """The numbers by which the data of this name are drawn."""
    return drawn.read(name.split("-")[1:])[0]


def rows(drawn: DrawnSet, where: str = "") -> dict[str, Row]:
    """What a control for each number needs, by its name; ``where`` keeps two controls apart."""
    return {name: _row(name, f"{where}{drawn.name}_{name}") for name in drawn.usual}


def _row(name: str, field: str) -> Row:
    bounds = BOUNDS[name]
    least, most = bounds.least, bounds.most
    return Row(
        field=field,
        name=bounds.called,
        label=words.DRAWN_LABELS[name],
        help=words.DRAWN_HELP[name],
        narrower=Whole(int(least), int(most)) if bounds.whole else Number(least=least, most=most),
    )


def _said(name: str, number: float) -> str:
    value = short(100 * number) if name == "test_share" else f"{number:.10g}"
    return words.DRAWN_SAID[name].format(value=value)
