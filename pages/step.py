"""Step through: the stepper."""

from __future__ import annotations

from nn_core import Settings
from nn_view.iteration.form import form_of
from nn_view.links import address as link
from nn_view.links import compared, setting_names
from nn_view.stepper import Former, stepper
from pages.sections import stepper_links, stopping
from pages.shell import address, former, frame, session

EXTRAS = (stopping.STOP,)


def main(settings: Settings) -> None:
    """Draw the stepper, which fills the page."""
    state = session.now()
    place = state.passed
    before = former.note(settings)
    shown = stopping.shown(settings)
    stepper(
        query=link.settings_query(shown),
        form=link.settings_query(form_of(shown)),
        at=int(place["at"]),
        quantity=place["quantity"],
        row=place["row"],
        cell=place["cell"],
        digits=int(place["digits"]),
        view=place["view"],
        chart=place.get("chart", ""),
        ask=int(place.get("ask") or 0),
        opened=state.opened,
        former=_former(settings, before) if before else None,
        on_position=address.note_place,
        on_event=stepper_links.take,
    )


def _former(settings: Settings, before: Settings) -> Former:
    """What the stepper needs of the former run."""
    _, said = setting_names.names([before, settings])
    return Former(link.settings_query(before), said, compared.written(before))


frame.run(__file__, main, EXTRAS, titled=False, control=stopping.draw)
