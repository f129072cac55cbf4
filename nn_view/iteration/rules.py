"""What a training is compared with: the other rule, or itself without its mistake.

Which quantities differ, by formula or by what they are made of.
"""

from __future__ import annotations

from collections.abc import Mapping

from nn_core import Settings, quantities_for
from nn_view.iteration.form import by_form


def other_rule(settings: Settings) -> str:
    """The rule that these settings do not use."""
    return "exact" if settings.rule == "tutorial" else "tutorial"


def other_way(settings: Settings) -> Settings:
    """Without the mistake that is made on purpose, if there is one; else under the other rule."""
    return settings.correct if settings.mistake else settings.with_rule(other_rule(settings))


@by_form
def causes(settings: Settings) -> Mapping[str, tuple[str, ...]]:
    """Each quantity whose value the rule decides, with the quantities where it does so.

    Where the rules have different formulas that is the quantity itself, further on all such
    quantities from which it was computed. Where a mistake is made on purpose, that decides.
    """
    found: dict[str, tuple[str, ...]] = {}
    others = quantities_for(other_way(settings))
    for own, other in zip(quantities_for(settings), others, strict=True):
        operands = (*own.operands, *other.operands)
        here = own.correct is not None if settings.mistake else own.differs
        before = [one for operand in operands for one in found.get(operand, ())]
        names = tuple(dict.fromkeys([own.name] if here else before))
        if names:
            found[own.name] = names
    return found
