"""The browser's modules in a page of their own, answered from the file system."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, Route

from tests.helpers.sources import ROOT

#: No such host exists: the page is answered from the file system.
ORIGIN = "http://stepper.test/"
_TYPES = {".js": "text/javascript", ".json": "application/json"}


@contextmanager
def module_page(browser: Browser) -> Iterator[Page]:
    """A page that can import every module of the repository by its path."""
    context = browser.new_context()
    context.route(f"{ORIGIN}**", _answer)
    page = context.new_page()
    page.goto(ORIGIN)
    yield page
    context.close()


def _answer(route: Route) -> None:
    path = ROOT / route.request.url.removeprefix(ORIGIN).partition("?")[0]
    if path.suffix in _TYPES:
        route.fulfill(path=path, content_type=_TYPES[path.suffix])
    else:
        route.fulfill(body="<!doctype html><title>Tests</title>", content_type="text/html")
