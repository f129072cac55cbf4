"""Step through: the stepper."""

from __future__ import annotations

from nn_core import Settings
from nn_view.iteration.form import form_of
from nn_view.links import address as link
from nn_view.stepper import stepper
from nn_view.style import html
from pages.sections import stepper_links
from pages.shell import address, frame, session


def main(settings: Settings) -> None:
    """Draw the stepper, which fills the page."""
    stepper_links.follow()
    html.style("step_page.css")
    state = session.now()
    place = state.passed
    stepper(
        query=link.settings_query(settings),
        form=link.settings_query(form_of(settings)),
        at=int(place["at"]),
        quantity=place["quantity"],
        row=place["row"],
        cell=place["cell"],
        digits=int(place["digits"]),
        view=place["view"],
        opened=state.opened,
        on_position=address.note_place,
        on_event=stepper_links.take,
    )


frame.run(__file__, main, titled=False)
