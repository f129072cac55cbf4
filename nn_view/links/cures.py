"""Why a run does not learn: each finding with the settings that may cure it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from nn_core import Run, Settings
from nn_core.diagnosis.diagnosis import diagnose
from nn_core.diagnosis.finding import Finding
from nn_core.setup.declaring import CombinationError
from nn_view.links import compared, table_codec, titles
from nn_view.links.setting_names import changed
from nn_view.wording.reading.glossary import marked


@dataclass(frozen=True)
class Advice:
    """A finding, and the settings ``cured``; None where the other settings exclude its cure."""

    finding: Finding
    cured: Settings | None


def advice(run: Run) -> list[Advice]:
    """Why a run does not learn, with what to try; empty for a run that learns well."""
    return [Advice(one, _cured(run.settings, one)) for one in diagnose(run)]


def as_data(run: Run) -> dict[str, Any]:
    """The same for the stepper, ready for JSON; terms are links to their explanations.

    ``with`` is the cured run as a link to “Compare runs” has it, empty if there is none.
    """
    return {
        "findings": [
            {
                "told": marked(one.finding.told),
                "reason": marked(one.finding.reason),
                "cure": one.finding.cure,
                "with": compared.written(one.cured) if one.cured else "",
                "at": min(one.finding.iteration, max(run.last, 0)),
                "quantity": one.finding.quantity,
            }
            for one in advice(run)
        ]
    }


def _cured(settings: Settings, finding: Finding) -> Settings | None:
    changes = dict(finding.changes)
    if data := changes.get("dataset"):
        changes["dataset"] = table_codec.named(replace(data, name=table_codec.OWN))
        titles.keep(changes["dataset"], f"{titles.of(settings.dataset)}, {finding.cure}")
    try:
        one = changed(settings, **changes)
    except CombinationError:
        return None
    return None if one == settings else one
