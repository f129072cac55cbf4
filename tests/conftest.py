"""What all tests share: the browser, and how hypothesis draws."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from scripts import chromium

# A slow machine is no failure; in an integration run the same examples are drawn every time.
settings.register_profile("here", deadline=None)
settings.register_profile("integration", deadline=None, derandomize=True)
settings.load_profile("integration" if chromium.required() else "here")


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
