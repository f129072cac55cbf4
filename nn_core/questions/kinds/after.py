"""What will happen to the error on the same rows after this update?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from nn_core.arrays.rounding import place_of
from nn_core.lines.names import ERRORS, parse
from nn_core.questions.kinds.by_mistake import solution
from nn_core.questions.question import Mistake, Solution, UnaskedError
from nn_core.questions.situation import Situation

KEYS = ("falls", "stays", "rises")


def draft(situation: Situation) -> Solution:
    """The question with its answer."""
    quantity, values = situation.quantity, situation.values
    is_update = parse(quantity.name).new or quantity.name.startswith("delta_")
    if not is_update and quantity.name not in ERRORS:
        raise UnaskedError("quantity")
    before = float(values["error"])
    states = [one for one in situation.settings.states if one.is_parameter]
    old = {one.name: np.asarray(values[one.name]) for one in states}
    new = {one.name: np.asarray(values[one.next]) for one in states}
    right = _answer(situation, before, new)
    if right is None:
        raise UnaskedError("close")
    rate = situation.settings.learning_rate
    tempting = {
        "sign": {name: 2 * old[name] - new[name] for name in old},
        "learning_rate": {name: old[name] + (new[name] - old[name]) / rate for name in old},
    }
    found = [(name, _answer(situation, before, one)) for name, one in tempting.items()]
    found += [("always_falls", "falls"), ("must_settle", "stays")]
    mistakes = [Mistake((name,), key) for name, key in found if key is not None]
    # One mistake for each answer, so that the first one names it.
    first = {one.answer: one for one in reversed(mistakes)}
    index = (0,) * situation.whole.ndim
    return solution(situation, "after", index, right, KEYS, first.values())


def _answer(situation: Situation, before: float, parameters: Mapping[str, Any]) -> str | None:
    """What the error does with these parameters; None where the digits shown leave it open."""
    values = situation.values
    with np.errstate(all="ignore"):
        after = float(
            situation.settings.feedforward(values["inputs"], values["output"], parameters.values())[
                "error"
            ]
        )
    if after == before:
        return "stays"
    if abs(after - before) <= 10.0 ** place_of(before, situation.digits):
        return None
    return "falls" if after < before else "rises"  # what is no number any more has risen
