"""What a mistake does, in words and as rows of tables."""

from __future__ import annotations

from collections.abc import Sequence

from nn_core import Difference, Quantity, Settings, quantities_for
from nn_core.comparison.mistakes import Outcome
from nn_view.iteration.blocks import blocks_for
from nn_view.style.html import code, codes
from nn_view.style.numbers import short
from nn_view.wording import mistakes as words


def cell_name(settings: Settings, difference: Difference) -> str:
    """The name of a difference's cell as in the stepper: ``delta_w1[x3, h2]``."""
    return blocks_for(settings).cell_name(difference.quantity, *difference.cell)


def replaced(settings: Settings) -> Quantity:
    """The first quantity that is wrong on purpose in these settings."""
    return next(one for one in quantities_for(settings) if one.correct)


def ending(outcome: Outcome) -> str:
    """What happens to the error, in a sentence or two."""
    count, right = f"{len(outcome.right_errors):,}", short(float(outcome.right_errors[-1]))
    diverged = outcome.diverged
    if diverged:
        quantity, iteration = code(diverged.quantity), diverged.iteration
        return words.AFTER_DIVERGED.format(
            quantity=quantity, iteration=iteration, count=count, right=right
        )
    wrong = float(outcome.errors[-1])
    said = words.AFTER.format(count=count, right=right, wrong=short(wrong))
    return f"{said} {words.LOWER}" if wrong < outcome.right_errors[-1] else said


def curves(outcome: Outcome) -> str:
    """The chart in a sentence."""
    wrong = short(float(outcome.errors[-1])) if len(outcome.errors) else "–"
    right = short(float(outcome.right_errors[-1]))
    if outcome.diverged:
        last = len(outcome.errors) - 1
        wrong = words.ENDS_EARLY.format(error=wrong, iteration=last)
    return words.CURVES.format(count=len(outcome.right_errors), right=right, wrong=wrong)


def parting(outcome: Outcome) -> str:
    """Where the two runs first differ."""
    found = outcome.difference
    if found is None:
        return words.PARTS_NOWHERE.format(count=f"{len(outcome.errors):,}")
    right, wrong = map(short, found.values)
    form = words.PARTS if found.iteration else words.PARTS_AT_ONCE
    cell = code(cell_name(outcome.settings, found))
    return form.format(iteration=found.iteration, cell=cell, right=right, wrong=wrong)


def verdict(outcome: Outcome, iteration: int) -> str:
    """The result of the gradient check at an iteration, and whether it tells the two apart."""
    told, caught = outcome.newly_caught(iteration), outcome.caught[iteration]
    if told:
        is_not = words.IS_NOT if len(told) == 1 else words.ARE_NOT
        return words.CAUGHT.format(iteration=iteration, names=codes(told), is_not=is_not)
    form = words.SAME_BOTH if caught else words.NOT_CAUGHT
    return form.format(iteration=iteration, names=codes(caught))


def check_rows(outcome: Outcome) -> list[dict[str, str]]:
    """The check of both runs as rows: a parameter, and whether it agrees in each."""
    sides = {words.CORRECT: outcome.right_caught, words.WRONG_ONE: outcome.caught}
    rows = []
    for name in outcome.settings.parameter_shapes:
        row = {words.PARAMETER: code(name)}
        for iteration in outcome.caught:
            for side, caught in sides.items():
                column = words.CHECKED.format(iteration=iteration, side=side)
                differs = name in caught[iteration]
                row[column] = words.DIFFERS if differs else words.AGREES
        rows.append(row)
    return rows


def overview(outcomes: Sequence[Outcome]) -> list[dict[str, str]]:
    """All mistakes as rows of a table."""
    return [_row(one) for one in outcomes]


def _row(outcome: Outcome) -> dict[str, str]:
    found, diverged, mistake = outcome.difference, outcome.diverged, outcome.settings.mistake
    shows = words.SHOWS_NOT
    if found:
        cell = code(cell_name(outcome.settings, found))
        shows = words.SHOWS.format(iteration=found.iteration, cell=cell)
    row = {
        "mistake": mistake.title if mistake else "",
        "shows": shows,
        "start": _caught(outcome, 0),
        "apart": _caught(outcome, found.iteration) if found else "",
        "wrong": words.BREAKS_OFF.format(iteration=diverged.iteration)
        if diverged
        else short(float(outcome.errors[-1])),
        "right": short(float(outcome.right_errors[-1])),
    }
    return {words.COLUMNS[name]: value for name, value in row.items()}


def _caught(outcome: Outcome, iteration: int) -> str:
    if iteration not in outcome.caught:
        return ""
    told, caught = outcome.newly_caught(iteration), outcome.caught[iteration]
    form = words.CELL_CAUGHT if told else words.CELL_SAME if caught else words.CELL_NOT
    return form.format(names=codes(told or caught))
