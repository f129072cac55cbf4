"""The stepper in Chromium against its baselines: ``python -m benchmarks.stepper``.

Times are from a click or key press to the frame in which the result is painted. All pages run on
this machine, in the same browser, one after the other: what a busy machine adds, it adds to all.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from benchmarks._page import MARKS, SCRIPT, Spread, stepped, timed
from nn_core import Quantity, Settings, quantities_for, train
from scripts import browsers
from tests.helpers.server import Server, streamlit
from tests.helpers.stepper import FIGURE_SPACE, printed

SCREEN = ViewportSize(width=1280, height=720)
ROOT = "document.querySelector('[data-testid=stepper]')"
READY = f"{ROOT}?.dataset.ready === 'true'"
LIST = quantities_for(Settings())
LARGEST = "hidden=16,16,16&data=largest"
FORMER = "hidden=16,16,16&data=half"
"""The largest network that was allowed before there were six layers and 512 rows."""
DEEPEST = "hidden=16,16,16,16,16,16&data=largest"
CHARTS = ("error", "output", "gradients")
"""The tabs in the place of the error curve, as a link names them; the first is the usual one."""
BARE = "benchmarks/bare.py"
BARE_DRAWN = "() => document.querySelectorAll('[data-testid=stSelectbox]').length >= 5"

LEAST = """<p data-numbers="true" data-ready="true">0</p><script>
const line = document.querySelector('p');
window.addEventListener('keydown', () => {
  line.dataset.numbers = line.dataset.ready = 'false';
  requestAnimationFrame(() => {
    line.textContent = Number(line.textContent) + 1;
    line.dataset.numbers = line.dataset.ready = 'true';
  });
});
</script>"""
"""The least that a step can be: a page that writes one number in the frame after the key."""


def opened(browser: Browser, url: str) -> Page:
    page = browser.new_context(viewport=SCREEN).new_page()
    page.add_init_script(SCRIPT)
    page.goto(url)
    return page


def least(browser: Browser) -> Page:
    page = opened(browser, "about:blank")
    page.set_content(f"<script>{SCRIPT}</script>{LEAST}")
    return page


Result = TypeVar("Result")
Steps = dict[str, Spread]
"""Until the numbers are painted, and until the charts are."""


def spreads(found: list[dict[str, float]]) -> Steps:
    return {mark: Spread(tuple(one[mark] for one in found)) for mark in MARKS}


def stepping(page: Page, key: str, count: int) -> Steps:
    """Press a key ``count`` times, each time when all is drawn."""

    def step(number: int) -> dict[str, float]:
        # A user's pause, in which the stepper may prepare the next step; never the same part of
        # a frame.
        page.wait_for_timeout(150 + number % 17)
        return stepped(page, lambda: page.keyboard.press(key))

    page.wait_for_function("() => document.querySelector('[data-ready=true]')", timeout=120_000)
    return spreads([step(number) for number in range(count + 5)][5:])


def baseline_steps(page: Page, count: int) -> Spread:
    """The same clicks in the baseline, each until all of its charts show the step."""
    found = []
    for step in range(count + 5):
        charts = 3 + len(_quantity(step + 1).operands)
        titles = "[...document.querySelectorAll('.gtitle')].map(one => one.textContent)"
        ready = (
            f"(shown => shown.filter(one => one.endsWith('· {step + 1}')).length === {charts}"
            f" && shown.length === {charts})({titles})"
        )
        found.append(timed(page, page.get_by_role("button", name="next").click, ready))
    return Spread(tuple(found[5:]))


def _quantity(step: int) -> Quantity:
    return LIST[step % len(LIST)]


def held(page: Page, presses: int) -> tuple[float, bool]:
    """Painted steps per second while Right is held, and whether all came in order."""
    page.evaluate(f"() => {{ window.seen = window.follow({ROOT}); }}")
    for _ in range(presses):
        page.keyboard.down("ArrowRight")
        page.wait_for_timeout(30)
    page.keyboard.up("ArrowRight")
    page.wait_for_function(f"() => {READY}")
    seen = page.evaluate("window.seen")
    rate = (len(seen["times"]) - 1) / (seen["times"][-1] - seen["times"][0]) * 1000
    positions = [one.split() for one in seen["positions"]]
    names = [quantity.name for quantity in LIST]
    steps = [int(iteration) * len(names) + names.index(name) for iteration, name in positions]
    complete = steps == list(range(steps[0], steps[0] + presses))
    separate_frames = len(set(seen["frames"])) == len(seen["frames"])
    return rate, complete and separate_frames


def messages(browser: Browser, url: str) -> int:
    """The websocket messages that the browser sends during 200 steps without a pause."""
    page = browser.new_context(viewport=SCREEN).new_page()
    sent: list[float] = []
    page.on("websocket", lambda one: one.on("framesent", lambda _: sent.append(time.monotonic())))
    page.goto(url)
    page.wait_for_function(f"() => {READY}")
    page.wait_for_timeout(1500)
    before = len(sent)
    for _ in range(200):
        page.keyboard.press("ArrowRight")
    page.wait_for_function(f"() => {READY}")
    page.wait_for_timeout(1500)
    page.context.close()
    return len(sent) - before


def first_views(browser: Browser, ours: Server, bare: Server, count: int) -> tuple[Steps, Spread]:
    """From opening a page until it is painted, each time with an empty cache: ours and, in turn
    with it, the bare page until its last widget.
    """
    found, theirs = [], []
    for _ in range(count + 1):
        page = opened(browser, ours.url)
        found.append(page.evaluate("window.opened"))
        page.context.close()
        page = opened(browser, bare.url)
        page.wait_for_function(BARE_DRAWN)
        theirs.append(page.evaluate("() => new Promise(requestAnimationFrame)"))
        page.context.close()
    # A server's first visit is not like those that follow.
    return spreads(found[1:]), Spread(tuple(theirs[1:]))


def seed_changes(page: Page, count: int) -> Steps:
    """From Enter in the seed field until the new run's numbers, and its charts, are painted."""
    found = []
    field = page.get_by_role("spinbutton", name="Seed")
    for seed in range(1, count + 1):
        field.fill(str(seed))
        page.wait_for_timeout(300)
        w1 = train(Settings(seed=seed, iterations=1)).at(0)["w1"]
        text = printed(w1)[0][0]
        cell = f"{ROOT}.querySelector('[data-testid=panel-w1] tbody td .bp-number').textContent"
        shown = f"{cell}.replaceAll('{FIGURE_SPACE}', '') === '{text}'"
        found.append(stepped(page, lambda: field.press("Enter"), shown))
    return spreads(found)


def line(what: str, value: object, target: str = "") -> None:
    print(f"{what:<44} {value!s:<40} {target}", flush=True)


def told(what: str, steps: Steps, floor: Spread, target: str) -> None:
    """A line for the numbers with what they take beyond the least, and one for the charts."""
    numbers, ready = (steps[mark] for mark in MARKS)
    line(f"{what}: numbers", numbers, target)
    line("  beyond the least", f"{numbers.median - floor.median:.0f} ms")
    line("  charts after them", f"{ready.median - numbers.median:.0f} ms")


def measure(browser: Browser, ours: Server, other: Server, bare: Server) -> None:
    view, theirs = first_views(browser, ours, bare, 9)
    line("first view: numbers", view["numbers"])
    line("a bare Streamlit page", theirs)
    ratio = view["numbers"].median / theirs.median
    line("  ratio of the medians", f"{ratio:.2f}", "at most 1.4")
    later = view["ready"].median - view["numbers"].median
    line("  charts after them", f"{later:.0f} ms", "at most 800 ms")

    floor = stepping(least(browser), "ArrowRight", 40)["numbers"]
    line("the least: one number in a page of its own", floor)
    with_page(browser, ours.url, lambda page: _steps(browser, page, other, floor))

    page = opened(browser, ours.url)
    page.wait_for_function(f"() => {READY}")
    rate, complete = held(page, 150)
    line(
        "Right held down, painted steps per second",
        f"{rate:.0f}, complete: {complete}",
        "at least 15",
    )
    page.context.close()
    with_page(browser, ours.url, lambda page: _seeds(page, floor))
    line("websocket messages in 200 steps", messages(browser, ours.url), "at most 1")
    with_page(browser, f"{ours.url}/?{LARGEST}", lambda page: _largest(page, floor))
    for key, what in (("ArrowRight", "quantity"), ("Shift+ArrowRight", "iteration")):
        _deepest(browser, ours, key, what)


def _deepest(browser: Browser, ours: Server, key: str, what: str) -> None:
    """Steps of six layers and 512 rows beside those of the largest network of before, in turn."""

    def steps(query: str, chart: str) -> Spread:
        shown = "" if chart == CHARTS[0] else f"&chart={chart}"
        url = f"{ours.url}/?{query}{shown}"
        return with_page(browser, url, lambda page: stepping(page, key, 30))["ready"]

    for chart in CHARTS:
        former, deepest = steps(FORMER, chart), steps(DEEPEST, chart)
        line(f"six layers, 512 rows, next {what}: {chart}", deepest)
        line("  three layers, 256 rows", former)
        ratio = deepest.median / former.median
        line("  ratio of the medians", f"{ratio:.2f}", "at most 1.5")


def with_page(browser: Browser, url: str, use: Callable[[Page], Result]) -> Result:
    page = opened(browser, url)
    page.wait_for_function(f"() => {READY}", timeout=120_000)
    page.wait_for_timeout(1000)
    result = use(page)
    page.context.close()
    return result


def _steps(browser: Browser, page: Page, other: Server, floor: Spread) -> None:
    steps = stepping(page, "ArrowRight", 60)
    told("next quantity", steps, floor, "median at most 20 ms, 95 % at most 34 ms")
    baseline = opened(browser, other.url)
    theirs = baseline_steps(baseline, 30)
    baseline.context.close()
    line("the same in the Streamlit fragment", theirs)
    line("  ratio, with all charts", f"{steps['ready'].median / theirs.median:.2f}", "at most 0.25")
    told("next iteration", stepping(page, "Shift+ArrowRight", 40), floor, "at most 34 ms")


def _seeds(page: Page, floor: Spread) -> None:
    told("changing the seed", seed_changes(page, 12), floor, "at most 120 ms")


def _largest(page: Page, floor: Spread) -> None:
    steps = stepping(page, "ArrowRight", 40)
    told("largest network, next quantity", steps, floor, "at most 40 ms, 95 % at most 68 ms")
    steps = stepping(page, "Shift+ArrowRight", 30)
    told("largest network, next iteration", steps, floor, "at most 68 ms")


def main() -> int:
    program = browsers.CHROMIUM.find()
    if program is None:
        print(browsers.CHROMIUM.missing, file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        logs = Path(folder)
        ours = Server(logs / "ours.txt", streamlit(module="tests.helpers.more_data"))
        other = Server(logs / "other.txt", streamlit("benchmarks/opponent.py"))
        bare = Server(logs / "bare.txt", streamlit(BARE))
        with ours, other, bare:
            browser = playwright.chromium.launch(
                executable_path=program, args=[*browsers.CHROMIUM_ARGUMENTS]
            )
            measure(browser, ours, other, bare)
            browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
