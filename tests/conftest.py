"""What all tests share: the browser, and how hypothesis draws."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Playwright, sync_playwright

from scripts import browsers
from tests.helpers.browser import start
from tests.helpers.sources import ROOT

BROWSER = Path(__file__).parent / "browser"
#: Where modules are that can be imported; a page itself is a script that Streamlit runs.
MEASURED = ("nn_core", "nn_view", "nn_serve", "pages/shell", "pages/widgets", "pages/sections")
#: Where the slow tests reach nothing that others do not: measured, they take more than twice as
#: long.
REACHED_BY_OTHERS = {ROOT / "tests" / folder for folder in ("core", "view")}

# A slow machine is no failure; in an integration run the same examples are drawn every time.
settings.register_profile("here", deadline=None)
settings.register_profile("integration", deadline=None, derandomize=True)
settings.register_profile("fast", deadline=None, max_examples=25)
settings.load_profile("integration" if browsers.required() else "here")


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--in=firefox`` runs the browser tests in Firefox."""
    parser.addoption(
        "--in",
        dest="tested_in",
        choices=["chromium", "firefox"],
        default="chromium",
        help="the browser that the browser tests run in",
    )


def pytest_collection_finish(session: pytest.Session) -> None:
    """Import all that is measured, while it is measured.

    Which test imports a module first depends on how the tests are shared among processes. If it is
    one in which nothing is measured, the lines that only an import runs would count as missed.
    """
    if not session.config.getoption("cov_source", default=None):
        return
    for folder in MEASURED:
        for path in sorted((ROOT / folder).rglob("*.py")):
            module = path.relative_to(ROOT).with_suffix("")
            importlib.import_module(".".join(module.parts).removesuffix(".__init__"))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out of the coverage what is reached through a browser, and where it only costs time.

    A test that says why it needs Chromium is skipped in another browser.
    """
    elsewhere = config.getoption("tested_in") != "chromium"
    for item in items:
        if BROWSER in item.path.parents:
            item.add_marker("browser")
        again = item.path.parent in REACHED_BY_OTHERS and any(item.iter_markers("slow"))
        if again or any(item.iter_markers("browser")):
            item.add_marker("no_cover")
        only = item.get_closest_marker("chromium")
        if only and elsewhere:
            item.add_marker(pytest.mark.skip(reason=only.args[0]))


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """The system's Chromium, one for all tests of a worker."""
    with start(playwright, "chromium") as browser:
        yield browser


@pytest.fixture(scope="session")
def firefox(playwright: Playwright) -> Iterator[Browser]:
    """The system's Firefox, likewise."""
    with start(playwright, "firefox") as browser:
        yield browser


@pytest.fixture(scope="session")
def browser(request: pytest.FixtureRequest) -> Browser:
    """The browser that was asked for."""
    browser: Browser = request.getfixturevalue(request.config.getoption("tested_in"))
    return browser
