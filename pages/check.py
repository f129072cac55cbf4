"""Check a gradient: why analytic and numerical derivatives differ, and both side by side."""

from __future__ import annotations

from nn_core import Settings
from nn_view.figures.check.tangent import STEPS
from nn_view.links.query import Choice, Whole
from nn_view.wording import check as words
from pages.sections.check import controls, derivatives, one_entry, own_value, reasons, rules
from pages.shell import frame
from pages.widgets import background_work, parameter_choice

EXTRAS = (
    controls.EPSILON,
    parameter_choice.EXTRA,
    own_value.MINE,
    Choice("scope", tuple(words.SCOPES), "entry"),
    Choice("span", one_entry.SPANS, one_entry.SPANS[0]),
    Whole("nudge", -STEPS, STEPS, STEPS // 2),
)


def main(settings: Settings) -> None:
    """Draw why they differ, all entries, one in detail, and the comparison of both rules."""
    run = background_work.run_begun(settings)
    if run is None:
        return
    check, at, epsilon, entry = controls.draw(run)
    own_value.draw(run, at)
    reasons.draw(run, check, at)
    derivatives.draw(check, entry)
    one_entry.draw(run, at, epsilon, entry)
    rules.draw(run)
    derivatives.table(check, at)


frame.run(__file__, main, EXTRAS)
