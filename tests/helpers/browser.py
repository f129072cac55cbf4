"""What the browser tests agree on: the screen, where pictures are kept, how a page is opened."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, ViewportSize

from tests.helpers.sources import ROOT

ARTEFACTS = ROOT / "tests" / "browser" / "artefacts"
SCREEN = ViewportSize(width=1280, height=720)

OpenPage = Callable[..., Page]
