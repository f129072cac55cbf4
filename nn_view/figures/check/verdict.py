"""The result of a gradient check: a sentence for each parameter, reasons, and a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from nn_core import Quantity, Run, Settings, quantities_for
from nn_core.gradients.check import Comparison
from nn_core.gradients.perturbation import entries_of, flatten
from nn_core.lines.activations import ACTIVATIONS
from nn_view.links import parameters
from nn_view.links.setting_rows import by_field
from nn_view.style.numbers import short
from nn_view.wording import check as words

LITTLE = 4
"""Agreement to fewer digits than this gets a remark."""

Checks = Mapping[str, Comparison]


def share(value: float) -> str:
    """A relative error, in per cent unless it is too small."""
    return short(value, 2) if value < 0.001 else f"{value:.1%}"


def sentence(name: str, check: Comparison, done: int) -> str:
    """The verdict on a parameter with ``done`` checked entries."""
    size = check.analytic.size
    if done < size:
        return words.PARTIAL.format(name=name, done=done, all=size)
    if not (np.isfinite(check.analytic).all() and np.isfinite(check.numeric).all()):
        return words.NOT_FINITE.format(name=name)
    count = int(check.differs.sum())
    if count:
        most = np.where(check.differs, np.abs(check.difference), 0)
        at = int(most.argmax())
        form = words.DIFFERS if size > 1 else words.DIFFERS_ONE
        return form.format(
            name=name,
            count=count,
            all=size,
            most=short(float(most.flat[at])),
            share=share(float(check.relative.flat[at])),
        )
    if not check.difference.any():
        form = words.AGREE_EVERY if check.analytic.any() else words.AGREE_ZERO
        return form.format(name=name)
    form = words.AGREE if check.digits >= LITTLE else words.AGREE_LITTLE
    unit = words.DIGIT_ONE if check.digits == 1 else words.DIGITS
    return form.format(name=name, digits=f"{check.digits} {unit}")


def any_differs(checks: Checks) -> bool:
    """Whether any entry differs."""
    return any(one.differs.any() for one in checks.values())


def kinks(checks: Checks) -> int:
    """The number of entries for which an activation has a kink between − ε and + ε."""
    return sum(int(one.kinks.sum()) for one in checks.values())


def kinked(settings: Settings) -> str:
    """The activations of the network that have a kink, by their names on the page."""
    network = settings.network
    used = [network.activation_of(layer) for layer in range(1, network.last + 1)]
    row = by_field()["activation"]
    names = [name for name, one in ACTIVATIONS.items() if one.kink is not None and one in used]
    return words.OR.join(map(row.option, names))


def most_apart(settings: Settings, checks: Checks) -> int:
    """The index of the entry that differs most, or else has the largest derivative."""
    differs = any_differs(checks)
    sizes = {
        name: np.abs(np.where(one.differs, one.difference, 0) if differs else one.analytic)
        for name, one in checks.items()
    }
    return int(np.nan_to_num(flatten(settings, sizes), posinf=0.0).argmax())


def departures(run: Run, at: int) -> list[Quantity]:
    """The quantities whose lines and values both differ from the exact rule."""
    settings, values = run.settings, run.at(at)
    without = run.under(settings.correct, at, values)
    exact = run.under(settings.correct.with_rule("exact"), at, values)
    found = []
    for one in quantities_for(settings):
        if one.correct or (settings.rule == "tutorial" and one.differs):
            right = (without if one.correct else exact)[one.name]
            if not np.array_equal(values[one.name], right, equal_nan=True):
                found.append(one)
    return found


def reason(settings: Settings, quantity: Quantity) -> str:
    """Why a quantity differs from the exact rule."""
    mistake = settings.mistake
    return mistake.right if mistake and quantity.correct else quantity.difference


def reasons(run: Run, at: int, checks: Checks) -> list[tuple[Quantity, list[str]]]:
    """Each quantity that differs with effect, and the parameters that differ because of it."""
    listed = {one.name: one for one in quantities_for(run.settings)}
    departing = departures(run, at)
    found: dict[str, tuple[Quantity, list[str]]] = {}
    for name, check in checks.items():
        if check.differs.any():
            delta = listed[f"delta_{name}"]
            for quantity in departing:
                if quantity.name in (delta.name, *delta.chain):
                    found.setdefault(quantity.name, (quantity, []))[1].append(name)
    return list(found.values())


def all_right(settings: Settings, checks: Checks) -> str:
    """The sentence for a check in which nothing differs."""
    every = checks.values()
    if not all(np.isfinite([one.analytic, one.numeric]).all() for one in every):
        return words.NOT_ALL_FINITE
    if not any(one.analytic.any() for one in every):
        return words.ALL_ZERO
    if settings.rule == "tutorial":
        departing = ", ".join(one.name for one in quantities_for(settings) if one.differs)
        return words.UNSEEN.format(quantities=departing)
    if settings.mistake:
        return words.FAULT_UNSEEN.format(title=settings.mistake.title)
    return words.ALL_RIGHT if min(one.digits for one in every) >= LITTLE else words.ALL_LITTLE


def rows(settings: Settings, checks: Checks) -> list[dict[str, Any]]:
    """Every entry as a row of a table, in the order of the parameters."""
    labels = parameters.labels(settings)
    columns = words.TABLE_COLUMNS
    result = []
    for label, place in zip(labels, entries_of(settings), strict=True):
        check = checks[place.parameter]
        values = {
            "parameter": place.parameter,
            "entry": label,
            "analytic": float(check.analytic[place.indices]),
            "numeric": float(check.numeric[place.indices]),
            "difference": float(check.difference[place.indices]),
            "relative": float(check.relative[place.indices]),
            "differs": bool(check.differs[place.indices]),
            "kink": bool(check.kinks[place.indices]),
        }
        result.append({columns[name]: value for name, value in values.items()})
    return result
