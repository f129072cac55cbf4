"""The stepper as a reader uses it: opened, stepped, and read back from the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import numpy as np
from playwright.sync_api import Locator, Page, expect

from nn_core import Settings, quantities_for
from nn_view.style.numbers import Notation, entry, notation, number

#: In the page: wait until the step that was just asked for is drawn.
_DRAWN = """const drawn = () => new Promise(done => {
    const look = () => root.dataset.ready === 'true' ? done() : requestAnimationFrame(look);
    requestAnimationFrame(look);
});
const get = testid => root.querySelector(`[data-testid="${testid}"]`);"""

_READY = "() => document.querySelector('[data-testid=stepper]')?.dataset.ready === 'true'"

#: The tutorial's, in the order in which they are stepped through.
QUANTITIES = [quantity.name for quantity in quantities_for(Settings())]
FIGURE_SPACE = "\u2007"
MINUS = "\u2212"


class Stepper:
    """One page with the stepper on it."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url
        self.root = page.get_by_test_id("stepper")

    def open(self, query: str = "") -> Stepper:
        """Go to the page with a query string, and wait until one can step."""
        self.page.goto(f"{self.url}/?{query}" if query else self.url)
        return self.ready()

    def ready(self) -> Stepper:
        """Wait until everything that was asked for is drawn."""
        # Playwright's own expectations look once a second in the end.
        self.page.wait_for_function(_READY, polling=20)
        return self

    def get(self, testid: str) -> Locator:
        return self.root.get_by_test_id(testid)

    def fresh(self) -> Stepper:
        """Stand as at a first visit, with nothing chosen: what opening the page again would do."""
        self.root.evaluate(
            f"""async root => {{
                {_DRAWN}
                const usual = [['digits', 3], ['unit', 'quantity'], ['speed', 1]];
                for (const [testid, value] of usual) {{
                    get(testid).value = value;
                    get(testid).dispatchEvent(new Event('change'));
                }}
                get('first').click();
                await drawn();
                get('panel-z1').querySelector('tbody td').click();
                await drawn();
                document.activeElement.blur();
            }}"""
        )
        return self.is_at(0, "z1")

    def stand(self, iteration: int, quantity: str) -> Stepper:
        """Go there within the page, by the slider and the rail, and leave the keys to it."""
        self.get("iteration-slider").fill(str(iteration))
        self.go(quantity).is_at(iteration, quantity)
        self.root.evaluate("() => document.activeElement.blur()")
        return self

    def digits(self, count: int) -> Stepper:
        """Print so many significant digits."""
        self.get("digits").select_option(str(count))
        return self.ready()

    def walk(self, button: str, times: int) -> list[tuple[int, str]]:
        """Click a button so many times, each when the last step is drawn: the places on the way."""
        places: list[list[str]] = self.root.evaluate(
            f"""async (root, [button, times]) => {{
                {_DRAWN}
                const places = [];
                for (let step = 0; step < times; step += 1) {{
                    get(button).click();
                    await drawn();
                    places.push([root.dataset.iteration, root.dataset.quantity]);
                }}
                return places;
            }}""",
            [button, times],
        )
        return [(int(iteration), quantity) for iteration, quantity in places]

    def press(self, button: str, times: int = 1) -> Stepper:
        """Click a button of the transport."""
        for _ in range(times):
            self.get(button).click()
        return self.ready()

    def key(self, key: str, times: int = 1) -> Stepper:
        for _ in range(times):
            self.page.keyboard.press(key)
        return self.ready()

    def go(self, quantity: str) -> Stepper:
        """Jump to a quantity of this iteration by the rail, whose parts open at a click."""
        item = self.get("rail").locator(f"[data-quantity={quantity}]")
        item.evaluate(
            """item => item.closest('[hidden]')?.previousElementSibling
                .querySelector('button').click()"""
        )
        item.click()
        self.is_at(quantity=quantity)
        return self.ready()

    def is_at(self, iteration: int | None = None, quantity: str | None = None) -> Stepper:
        """Wait until the stepper stands there; fails if it does not come there."""
        wanted = {"data-iteration": iteration, "data-quantity": quantity}
        for name, value in wanted.items():
            if value is not None:
                expect(self.root).to_have_attribute(name, str(value))
        return self

    @property
    def place(self) -> tuple[int, str]:
        """Where one stands: iteration and quantity."""
        iteration = self.root.get_attribute("data-iteration")
        quantity = self.root.get_attribute("data-quantity")
        assert iteration is not None
        assert quantity is not None
        return int(iteration), quantity

    def numbers(self, panel: str) -> list[list[str]]:
        """The numbers of a matrix as printed, row by row, without the spaces that align them."""
        texts: list[list[str]] = (
            self.get(panel)
            .locator("tbody")
            .evaluate(
                """body => [...body.rows].map(row =>
                [...row.querySelectorAll('td')].map(cell => cell.firstChild.textContent))"""
            )
        )
        return [[text.replace(FIGURE_SPACE, "") for text in row] for row in texts]

    def cell(self, panel: str, row: int, column: int) -> Locator:
        """A cell of a matrix by its place, counted from 1."""
        return self.get(panel).locator("tbody tr").nth(row - 1).locator("td").nth(column - 1)

    def chosen(self) -> str:
        """The name of the cell that is written out, such as ``delta_w1[x3, h2]``."""
        return self.get("explanation").locator("strong").first.inner_text()

    def query(self) -> dict[str, str]:
        """The page's query parameters."""
        return {name: values[0] for name, values in parse_qs(urlsplit(self.page.url).query).items()}

    def wait_for_query(self, **wanted: str) -> Stepper:
        """Wait until the address says so."""
        self.page.wait_for_function(
            """wanted => Object.entries(wanted).every(([name, value]) =>
                new URL(location.href).searchParams.get(name) === value)""",
            arg=wanted,
        )
        return self


def printed(values: Any, digits: int = 3, whole: bool = False) -> list[list[str]]:
    """The numbers of a matrix as the page has to print them in its cells."""
    return _texts(entry, values, digits, whole)


def told(values: Any, digits: int = 3, whole: bool = False) -> list[list[str]]:
    """The numbers of a matrix as the page has to write them elsewhere, each by itself."""
    return _texts(number, values, digits, whole)


def _texts(
    write: Callable[[float, Notation], str], values: Any, digits: int, whole: bool
) -> list[list[str]]:
    table = np.atleast_2d(np.asarray(values, dtype=float))
    how = notation(table, digits, whole)
    return [[write(value, how) for value in row] for row in table.tolist()]
