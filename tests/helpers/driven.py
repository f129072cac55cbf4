"""One way to use a page in any browser: by Playwright, or by WebDriver where Playwright cannot.

A selector is CSS, or XPath if it begins with ``//``. A script is the body of an asynchronous
function; its arguments are ``given``.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

from playwright.sync_api import Browser
from selenium.common.exceptions import (
    ElementClickInterceptedException,
    JavascriptException,
    StaleElementReferenceException,
    TimeoutException,
)
from selenium.webdriver import ActionChains, WebKitGTK
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.expected_conditions import element_to_be_clickable
from selenium.webdriver.support.wait import WebDriverWait
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from scripts import browsers
from tests.helpers.browser import SCREEN, found
from tests.helpers.patience import PATIENCE
from tests.helpers.watch import Watch


class Driven(Protocol):
    """A page in a browser."""

    def open(self, url: str) -> None:
        """Go there."""

    def run(self, script: str, *given: Any) -> Any:
        """What a script returns."""

    def until(self, condition: str, *given: Any) -> None:
        """Wait for an expression to become true, over changes of page."""

    def click(self, selector: str) -> None:
        """Click an element once it can be clicked."""

    def double_click(self, selector: str) -> None:
        """Likewise, twice."""

    def press(self, *keys: str) -> None:
        """Press keys, such as ``a``, ``ArrowRight`` or ``Shift+ArrowRight``, one after another."""

    def choose(self, selector: str, file: Path) -> None:
        """Choose a file of the disk."""

    def download(self, selector: str) -> bytes:
        """The file that a click brings."""

    def complaints(self) -> list[str]:
        """The errors that the page has met so far."""


class ByPlaywright:
    """Chromium and Firefox."""

    def __init__(self, browser: Browser) -> None:
        self._context = browser.new_context(viewport=SCREEN, reduced_motion="no-preference")
        self._context.set_default_timeout(PATIENCE * 1000)
        self._page = self._context.new_page()
        self._watch = Watch(self._page, "")

    def open(self, url: str) -> None:
        # What the page before still fetches belongs to its own host.
        self._page.goto("about:blank")
        self._watch.host = urlsplit(url).netloc
        self._page.goto(url)

    def run(self, script: str, *given: Any) -> Any:
        return self._page.evaluate(f"async given => {{ {script} }}", [*given])

    def until(self, condition: str, *given: Any) -> None:
        self._page.wait_for_function(f"given => {condition}", arg=[*given])

    def click(self, selector: str) -> None:
        self._page.locator(selector).first.click()

    def double_click(self, selector: str) -> None:
        self._page.locator(selector).first.dblclick()

    def press(self, *keys: str) -> None:
        for key in keys:
            self._page.keyboard.press(key)

    def choose(self, selector: str, file: Path) -> None:
        self._page.locator(selector).first.set_input_files(file)

    def download(self, selector: str) -> bytes:
        with self._page.expect_download() as download:
            self.click(selector)
        return Path(download.value.path()).read_bytes()

    def complaints(self) -> list[str]:
        return [*self._watch.complaints, *self._watch.foreign]

    def close(self) -> None:
        self._context.close()


#: A page tells WebDriver nothing of its errors: they are collected in the page itself.
LISTEN = """
window.complaints = [];
const told = (what) => complaints.push(String(what?.stack ?? what));
// What an observer of sizes could not tell in one frame it tells in the next.
const late = ({ message }) => message.startsWith("ResizeObserver loop");
addEventListener("error", (event) => late(event) || told(event.error ?? event.message));
addEventListener("unhandledrejection", (event) => told(event.reason));
const say = console.error;
console.error = (...all) => { told(all.join(" ")); say(...all); };
"""

KEYS = {
    "ArrowRight": Keys.ARROW_RIGHT,
    "ArrowLeft": Keys.ARROW_LEFT,
    "Home": Keys.HOME,
    "End": Keys.END,
    "Enter": Keys.ENTER,
    "Escape": Keys.ESCAPE,
    "Shift": Keys.SHIFT,
}


#: While one page follows the other there is none to be asked; while a page is drawn anew, something
#: else may lie where an element was just found.
PASSING = (
    JavascriptException,
    ElementClickInterceptedException,
    StaleElementReferenceException,
)


class ByWebDriver:
    """WebKitGTK. ``downloads``: the folder into which it puts what is downloaded."""

    def __init__(self, driver: WebKitGTK, downloads: Path) -> None:
        self._driver = driver
        self._downloads = downloads
        self._complaints: list[str] = []
        driver.set_window_size(SCREEN["width"], SCREEN["height"])
        driver.set_script_timeout(PATIENCE)

    def open(self, url: str) -> None:
        self._complaints = self.complaints()
        self._driver.get(url)
        self._driver.execute_script(LISTEN)

    def run(self, script: str, *given: Any) -> Any:
        told = self._driver.execute_async_script(
            "const given = [...arguments], done = given.pop();"
            f"(async () => {{ {script} }})()"
            ".then((value) => done({ value }), (problem) => done({ problem: `${problem}` }));",
            *given,
        )
        assert "problem" not in told, told["problem"]
        return told.get("value")

    def until(self, condition: str, *given: Any) -> None:
        self._wait().until(
            lambda driver: driver.execute_script(
                f"const given = [...arguments]; return {condition}", *given
            ),
            f"{condition} {given}",
        )

    def click(self, selector: str) -> None:
        self._do(WebElement.click, selector)

    def double_click(self, selector: str) -> None:
        self._do(lambda one: ActionChains(self._driver).double_click(one).perform(), selector)

    def press(self, *keys: str) -> None:
        for key in keys:
            *held, last = (KEYS.get(part, part) for part in key.split("+"))
            actions = ActionChains(self._driver)
            for one in held:
                actions.key_down(one)
            actions.send_keys(last)
            for one in held:
                actions.key_up(one)
            actions.perform()

    def choose(self, selector: str, file: Path) -> None:
        self._driver.find_element(*_by(selector)).send_keys(str(file))

    def download(self, selector: str) -> bytes:
        before = {*self._downloads.iterdir()}
        self.click(selector)

        def whole(_: object) -> Path | None:
            new = {*self._downloads.iterdir()} - before
            return next((one for one in new if one.suffix != ".wkdownload"), None)

        file = self._wait().until(whole)
        assert file is not None
        return file.read_bytes()

    def complaints(self) -> list[str]:
        here: list[str] = self._driver.execute_script("return window.complaints ?? []")
        return [*self._complaints, *here]

    def _do(self, action: Callable[[WebElement], None], selector: str) -> None:
        """Do something with an element once it can be clicked; else say what the page shows."""
        problem = ""

        def done(driver: WebKitGTK) -> bool:
            nonlocal problem
            try:
                if element := element_to_be_clickable(_by(selector))(driver):
                    action(element)
            except PASSING as passing:
                problem = str(passing)
                raise
            return bool(element)

        try:
            self._wait().until(done)
        except TimeoutException:
            page = self._driver.execute_script("return document.body.innerText")
            raise AssertionError(f"{selector} cannot be clicked. {problem}\n{page}") from None

    def _wait(self) -> WebDriverWait[WebKitGTK]:
        return WebDriverWait(self._driver, PATIENCE, poll_frequency=0.1, ignored_exceptions=PASSING)


def _by(selector: str) -> tuple[str, str]:
    return (By.XPATH if selector.startswith("//") else By.CSS_SELECTOR, selector)


@contextmanager
def webkit(folder: Path) -> Iterator[ByWebDriver]:
    """WebKitGTK on a screen that nobody sees, with ``folder`` as its reader's home."""
    driver, screen = found(browsers.WEBKIT), found(browsers.SCREEN)
    downloads = folder / "downloads"
    downloads.mkdir()
    (folder / "user-dirs.dirs").write_text(f'XDG_DOWNLOAD_DIR="{downloads}"\n')
    with ExitStack() as stack:
        display = stack.enter_context(_screen(screen))
        home = {"DISPLAY": display, "HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
        # Without a graphics card its compositor only costs time.
        home["WEBKIT_DISABLE_COMPOSITING_MODE"] = "1"
        service = Service(driver, env={**os.environ, **home})
        opened = WebKitGTK(options=Options(), service=service)
        stack.callback(opened.quit)
        yield ByWebDriver(opened, downloads)


@contextmanager
def _screen(program: str) -> Iterator[str]:
    """A display by Xvfb; the name of the display."""
    size = f"{SCREEN['width']}x{SCREEN['height'] + 200}x24"
    told, tells = os.pipe()
    command = [program, "-displayfd", str(tells), "-screen", "0", size, "-nolisten", "tcp"]
    process = subprocess.Popen(command, pass_fds=[tells], stderr=subprocess.DEVNULL)
    os.close(tells)
    with os.fdopen(told) as number:
        display = f":{number.readline().strip()}"
    try:
        yield display
    finally:
        process.terminate()
        process.wait()
