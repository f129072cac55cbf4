"""What the browser tests agree on: the browser, its screen, where pictures are kept, how a page is
opened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal

import pytest
from playwright.sync_api import Browser, Locator, Page, Playwright, ViewportSize

from scripts import browsers
from scripts.browsers import Program
from tests.helpers.sources import ROOT

ARTEFACTS = ROOT / "tests" / "browser" / "artefacts"
SCREEN = ViewportSize(width=1280, height=720)
#: A test's parameter: the dark theme of the system.
DARK = pytest.param(
    "dark", marks=pytest.mark.chromium("Firefox's driver does not know the system's colours")
)
CLIPBOARD = ["clipboard-read", "clipboard-write"]

OpenPage = Callable[..., Page]


def found(program: Program) -> str:
    """The path of a program that a test needs; without it the test is skipped, or fails in an
    integration.
    """
    path = program.find()
    if path is None:
        (pytest.fail if browsers.required() else pytest.skip)(program.missing)
    return path


@contextmanager
def start(
    playwright: Playwright, name: Literal["chromium", "firefox"], *arguments: str
) -> Iterator[Browser]:
    """One of the system's browsers, with arguments of its own; closed in the end."""
    if name == "chromium":
        browser = playwright.chromium.launch(
            executable_path=found(browsers.CHROMIUM),
            args=[*browsers.CHROMIUM_ARGUMENTS, *arguments],
        )
    else:
        browser = playwright.firefox.launch(
            channel="moz-firefox",  # a Firefox that is not Playwright's own build
            executable_path=found(browsers.FIREFOX),
            args=[*arguments],
            # Its driver cannot grant the clipboard to a page.
            firefox_user_prefs={"dom.events.testing.asyncClipboard": True},
        )
    yield browser
    browser.close()


def is_firefox(page: Page) -> bool:
    """Whether the page is in Firefox, which its driver cannot tell all that Chromium is told."""
    browser = page.context.browser
    return browser is not None and browser.browser_type.name == "firefox"


def retype(field: Locator, text: str) -> None:
    """Replace what is in a field as a reader does, key by key: Playwright's own way of filling
    keeps what was there in some fields of Firefox.
    """
    field.press("ControlOrMeta+a")
    field.press_sequentially(text)
