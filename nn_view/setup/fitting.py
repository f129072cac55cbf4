"""What data suggest: the settings that fit their targets, in words and ready to be used."""

from __future__ import annotations

from dataclasses import dataclass

from nn_core import Settings
from nn_core.diagnosis.fitting import NUMBERS, fitting, kind_of_targets
from nn_core.setup.declaring import CombinationError, non_default
from nn_view.links import table_codec
from nn_view.links.network_rows import NETWORK_ROWS
from nn_view.links.setting_names import changed, describe
from nn_view.wording.setup import proposals as words


@dataclass(frozen=True)
class Proposal:
    """A ``sentence``, and the ``settings`` that it proposes; ``kind`` is that of the targets."""

    kind: str
    sentence: str
    settings: Settings


def proposal(settings: Settings) -> Proposal | None:
    """The settings that fit the targets, or None where nothing better is known."""
    changes, kind = fitting(settings), kind_of_targets(settings.dataset)
    # Classes that are counted are no numbers either: they first need an output each.
    if not changes or (kind == NUMBERS and table_codec.class_outputs(settings.dataset)):
        return None
    try:
        fit = changed(settings, **changes)
    except CombinationError:  # a mistake made on purpose needs the present ones
        return None
    told = ", ".join(describe(fit, name) for name in changes)
    return Proposal(kind, words.FITS[kind].format(settings=told), fit)


def fitted(settings: Settings) -> Settings:
    """The settings that fit the targets, or the same ones."""
    found = proposal(settings)
    return found.settings if found else settings


def is_beyond_the_tutorial(settings: Settings) -> bool:
    """Whether a setting has a value that the tutorial's rule was not made for."""
    names = {row.field for row in NETWORK_ROWS}
    values = settings.biases == "none", settings.initial_biases == "zeros", not settings.hidden
    return any(values) or not names.isdisjoint(non_default(settings))
