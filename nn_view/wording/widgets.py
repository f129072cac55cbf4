"""The words of charts and boards, by the names under which their modules ask for them."""

from __future__ import annotations

from collections.abc import Mapping

CHART: Mapping[str, str] = {
    "keep": "{format}",
    "keep_label": "Keep as {format}: {name}",
}
BOARD: Mapping[str, str] = {
    "not_computed": "not computed yet",
}
