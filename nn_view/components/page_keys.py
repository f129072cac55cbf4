"""What the keys do on the pages beside the stepper: projection, blank and full screen, the card."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from nn_view.components.component import Component, calls
from nn_view.style.palette import PALETTES
from nn_view.wording.keys import PAGES

_COMPONENT = Component("backprop_page_keys", "page", ("base", "controls", "help", "screen"))


def page_keys(
    *, projection: bool, on_project: Callable[[Mapping[str, Any]], None], key: str = "page_keys"
) -> None:
    """Listen to the keys, and have the page step aside where it is projected.

    ``on_project`` is called with ``projection``, whether the reader wants it, before the page is
    drawn again.
    """
    data = {"projection": projection, "palettes": PALETTES, "words": PAGES}
    _COMPONENT.mount(key, data, on_event_change=calls(key, "event", on_project))
