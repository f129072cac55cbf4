"""What all tests share: the browser, and how hypothesis draws."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from scripts import chromium

BROWSER = Path(__file__).parent / "browser"

# A slow machine is no failure; in an integration run the same examples are drawn every time.
settings.register_profile("here", deadline=None)
settings.register_profile("integration", deadline=None, derandomize=True)
settings.load_profile("integration" if chromium.required() else "here")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Measure what the fast tests reach; in the others that would only cost time."""
    for item in items:
        if BROWSER in item.path.parents:
            item.add_marker("browser")
        if any(item.iter_markers("browser")) or any(item.iter_markers("slow")):
            item.add_marker("no_cover")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, one for all tests of a worker."""
    program = chromium.find()
    if program is None:
        if chromium.required():
            pytest.fail(chromium.MISSING)
        pytest.skip(chromium.MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=[*chromium.ARGUMENTS])
        yield browser
        browser.close()
