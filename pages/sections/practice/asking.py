"""The questions themselves, which the browser asks."""

from __future__ import annotations

from nn_core import Settings
from nn_view.components.practice import practice
from nn_view.figures.practice import figure
from nn_view.links import address
from pages.shell import frame


def draw(settings: Settings, about: str) -> None:
    """Draw the component for the run of these settings."""
    practice(
        figure(),
        query=address.settings_query(settings),
        quantities=[one.name for one in settings.quantities],
        about=about,
        digits=frame.digits(),
        projection=frame.projection(),
    )
