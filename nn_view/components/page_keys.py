"""What the keys do on the pages beside the stepper: projection, blank and full screen, the card."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from nn_view.components.component import Component, calls
from nn_view.style.palette import PALETTES
from nn_view.wording.keys import PAGES

_COMPONENT = Component("backprop_page_keys", "page", ("base", "controls", "help", "screen"))


def page_keys(
    *,
    projection: bool,
    covered: bool,
    on_event: Callable[[Mapping[str, Any]], None],
    key: str = "page_keys",
) -> None:
    """Listen to the keys, and have the page step aside where it is projected.

    ``covered``: whether one thing fills the page, such as a large QR code. ``on_event`` is called
    with ``projection`` and ``covered`` as the reader wants them, before the page is drawn again.
    """
    data = {"projection": projection, "covered": covered, "palettes": PALETTES, "words": PAGES}
    _COMPONENT.mount(key, data, on_event_change=calls(key, "event", on_event))
