"""One path in words and as outlined cells; and whether all paths add up to the gradient."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from nn_core import Paths, Settings
from nn_view.components.matrices import Group, Matrix, of_settings
from nn_view.figures.paths import table
from nn_view.figures.paths.table import Lines
from nn_view.iteration.blocks import blocks_for
from nn_view.style.html import code
from nn_view.style.numbers import counted, short
from nn_view.wording import paths as words

_DIGITS = 5


def total(settings: Settings, paths: Paths) -> str:
    """How many paths there are, their sum, and whether it is the gradient.

    In Markdown, as ``path``.
    """
    apart = abs(paths.total - paths.delta)
    size = float(np.abs(paths.sums).sum())
    name = code(f"delta_{label(settings, paths)}")
    if not math.isfinite(apart):
        verdict = words.NOT_FINITE
    elif apart == 0:
        verdict = words.SAME
    elif apart <= 1e-12 * max(1.0, size):
        verdict = words.ROUNDED.format(difference=short(apart, 1))
    else:
        verdict = words.APART.format(difference=short(apart), delta_name=name)
    penalty = (
        words.PENALTY.format(
            penalty=short(paths.penalty, 12), rest=short(paths.total - paths.penalty, 12)
        )
        if settings.l2 and paths.parameter.startswith("w")
        else ""
    )
    return penalty + words.TOTAL.format(
        count=counted(paths.count, words.A_PATH),
        rows=counted(paths.rows, words.A_ROW),
        routes=counted(len(paths.units), words.A_ROUTE),
        total=short(paths.total, 12),
        delta_name=name,
        delta=short(paths.delta, 12),
        verdict=verdict,
    )


def label(settings: Settings, paths: Paths) -> str:
    """The name of the weight: ``w1[x3, h2]``."""
    return blocks_for(settings).cell_name(paths.parameter, paths.row, paths.column)


def path(settings: Settings, lines: Lines, at: int) -> str:
    """The path of a line in words."""
    paths, chosen = lines.paths, int(lines.routes[at])
    product = short(float(lines.products[at]), _DIGITS)
    route = code(table.routes(settings, paths, lines.routes[at : at + 1])[0])
    said = {"number": f"{at + 1:,}", "route": route, "product": product}
    if lines.summed:
        factors = " · ".join(paths.chain)
        rows = counted(paths.rows, words.A_ROW)
        return words.ONE_ROUTE.format(rows=rows, factors=factors, **said)
    data = int(lines.data[at])
    values = (short(one.value, _DIGITS) for one in paths.factors(data, chosen))
    factors = " · ".join(f"({one})" if one.startswith("−") else one for one in values)
    row = blocks_for(settings).axes["rows"][paths.batch[data]]
    return words.ONE_PATH.format(row=row, factors=factors, **said)


def chain(settings: Settings, values: Any, lines: Lines, at: int) -> Group:
    """The factors as matrices in the chain's order, with the path's cells outlined."""
    paths, route = lines.paths, int(lines.routes[at])
    items: list[Matrix | str] = []
    for one in paths.factors(max(int(lines.data[at]), 0), route):
        rows = lines.summed and paths.depends_on_row(one.quantity)
        outlined: dict[str, Any] = {"chosen": (one.row, one.column)}
        if rows:
            outlined = {"lit": [(None, one.column)]}
        items += ["·"] if items else []
        # Whole numbers in the data have no decimal places, as in the stepper.
        if blocks_for(settings).places[one.quantity].get("whole"):
            outlined["whole"] = True
        batch = paths.batch.tolist()
        items.append(of_settings(settings, one.quantity, values[one.quantity], batch, **outlined))
    name = f"delta_{paths.parameter}"
    cell = (paths.row, paths.column)
    delta = of_settings(settings, name, values[name], chosen=cell)
    return Group([*items, "→", delta], words.CHAIN, one_line=True)


def weights(settings: Settings, values: Any, paths: Paths) -> Group:
    """All parameters, with their derivatives below; the chosen weight is outlined."""
    return Group(
        [
            of_settings(
                settings,
                name,
                values[name],
                below=values[f"delta_{name}"],
                chosen=(paths.row, paths.column) if name == paths.parameter else None,
            )
            for name in settings.parameter_shapes
        ],
        words.WEIGHTS,
    )
