"""The real server and the real browser, and a page that is watched while a test uses it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.helpers.browser import ARTEFACTS, SCREEN, OpenPage
from tests.helpers.patience import PATIENCE
from tests.helpers.server import Server
from tests.helpers.stepper import Stepper
from tests.helpers.watch import Watch

expect.set_options(timeout=PATIENCE * 1000)

#: A page that is closed while Streamlit writes to it: its own race, in its own code.
_LEFT = re.compile(
    r"Exception in ASGI application\n"
    r"(?:(?!Exception in ASGI)[\s\S])*?"
    r'WebSocketDisconnected: Cannot call "send" once a close message has been sent\.\n'
)

#: The browser remembers that a sidebar is folded and what was dismissed: each page begins as at a
#: first visit, whatever a test beside it does.
AS_AT_FIRST = """
try {
  for (const key of Object.keys(localStorage)) {
    if (/sidebar|folded|begun/i.test(key)) localStorage.removeItem(key);
  }
} catch {}  // an empty page keeps nothing
"""

#: Options that a page can be told, as they usually are.
MEDIA: dict[str, Any] = {
    "media": "screen",
    "color_scheme": "light",
    "reduced_motion": "no-preference",
    "forced_colors": "none",
}


#: How each component of a page stands, how many lines or bars its charts have, and what Streamlit
#: shows in the place of something else.
_STATE = """() => [
    ...[...document.querySelectorAll('.bp[data-testid]')].map(one => [
        one.dataset.testid, one.dataset.key, one.dataset.ready, one.clientWidth,
        one.querySelector('[role=img]')?.getAttribute('aria-label'),
        one.querySelectorAll('.js-plotly-plot').length,
        one.querySelectorAll('.trace, .bars').length].join(' ')),
    ...[...document.querySelectorAll('[data-testid^=stAlert], [data-testid=stSkeleton]')].map(
        one => `${one.dataset.testid} ${one.innerText}`)]"""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Keep what was on the screen when a test failed, and print what its pages said."""
    report: Any = yield
    if report.when == "call" and report.failed:
        item.spoilt = True  # type: ignore[attr-defined]
        name = re.sub(r"\W+", "-", item.name)
        for number, page in enumerate(getattr(item, "pages", [])):
            if not page.is_closed():
                page.screenshot(path=ARTEFACTS / f"failed-{name}-{number}.png")
                report.sections.append((f"page {number}", "\n".join(page.evaluate(_STATE))))
        for number, watch in enumerate(getattr(item, "watched", [])):
            report.sections.append((f"page {number}, its requests", watch.told()))
    return report  # type: ignore[no-any-return]


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The application, running. No traceback may have reached its log in the end."""
    log = tmp_path_factory.mktemp("server") / "log.txt"
    with Server(log) as server:
        yield server
    told = _LEFT.sub("", log.read_text())
    assert "Traceback" not in told, told


@pytest.fixture(scope="session")
def shared_context(browser: Browser) -> Iterator[BrowserContext]:
    """One browser cache for all tests that need nothing special."""
    context = browser.new_context(viewport=SCREEN, reduced_motion="no-preference")
    yield context
    context.close()


@pytest.fixture(scope="session")
def spare_pages() -> list[Page]:
    """Empty pages of the shared context that a test has left.

    A browser takes longer to make a page, with a process and compiled scripts of its own, than to
    show ours in it.
    """
    return []


@pytest.fixture
def open_page(
    request: pytest.FixtureRequest,
    browser: Browser,
    shared_context: BrowserContext,
    spare_pages: list[Page],
    server: Server,
) -> Iterator[OpenPage]:
    """Open a watched page; what a page itself can be told (``MEDIA``, ``viewport``) leaves it the
    shared cache, other options such as ``has_touch`` make a browser context of its own.

    A page of the shared context may be one that another test has left, unless the test has the mark
    ``own_page``. At the end of the test no page may have complained or asked another host.
    """
    request.node.watched = watched = list[Watch]()
    contexts: list[BrowserContext] = []
    request.node.pages = pages = []
    alone = request.node.get_closest_marker("own_page") is not None

    def open_one(
        url: str = server.url, *, server_may_be_away: bool = False, **options: Any
    ) -> Page:
        media = MEDIA | {name: options.pop(name) for name in MEDIA if name in options}
        viewport = options.pop("viewport", SCREEN)
        context = shared_context
        if options:
            context = browser.new_context(**options)
            contexts.append(context)
        if context is shared_context and spare_pages and not alone:
            page = spare_pages.pop()
            page.bring_to_front()  # or it draws a frame a second, behind pages of other tests
        else:
            page = context.new_page()
            page.add_init_script(AS_AT_FIRST)
        page.set_default_timeout(PATIENCE * 1000)
        page.set_viewport_size(viewport)
        page.emulate_media(**media)
        pages.append(page)
        watched.append(Watch(page, urlsplit(url).netloc, server_may_be_away))
        return page

    yield open_one
    keep = not alone and not hasattr(request.node, "spoilt")
    for page in pages:
        if keep and page.context is shared_context and not page.is_closed():
            _empty(page)
            spare_pages.append(page)
        else:
            page.close()
    for context in contexts:
        context.close()
    for watch in watched:
        watch.stop()
    for watch in watched:
        watch.check()


def _empty(page: Page) -> None:
    """Leave a page as a new one is: with nothing under the pointer, and nothing kept for it."""
    page.mouse.move(0, 0)
    if page.url.startswith("http"):
        page.evaluate("sessionStorage.clear()")
    page.goto("about:blank")


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    return open_page()


@pytest.fixture(scope="session")
def _tutorial(shared_context: BrowserContext, server: Server) -> Iterator[tuple[Stepper, Watch]]:
    page = shared_context.new_page()
    watch = Watch(page, urlsplit(server.url).netloc)
    yield Stepper(page, server.url).open(), watch
    page.close()


@pytest.fixture
def tutorial(request: pytest.FixtureRequest, _tutorial: tuple[Stepper, Watch]) -> Iterator[Stepper]:
    """The tutorial's network at its beginning: opened once for all tests that step through it
    and change nothing else.
    """
    stepper, watch = _tutorial
    request.node.pages, request.node.watched = [stepper.page], [watch]
    stepper.page.bring_to_front()  # or it draws a frame a second, behind pages of other tests
    yield stepper.fresh()
    watch.check()


@pytest.fixture
def stepper(page: Page, server: Server) -> Stepper:
    """The stepper's page, not yet opened: ``stepper.open("seed=3")``."""
    return Stepper(page, server.url)
