"""The stepper in Chromium against its baseline: ``python -m benchmarks.stepper``.

Times are from a click or key press to the frame in which the result is painted. Both pages run on
this machine, in the same browser, one after the other.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from benchmarks._page import SCRIPT, Spread, timed
from nn_core import Quantity, Settings, quantities_for, train
from scripts import chromium
from tests.helpers.server import Server, streamlit

SCREEN = ViewportSize(width=1280, height=720)
ROOT = "document.querySelector('[data-testid=stepper]')"
READY = f"{ROOT}?.dataset.ready === 'true'"
LIST = quantities_for(Settings())
LARGEST = "hidden=16,16,16&data=largest"


def opened(browser: Browser, url: str) -> Page:
    page = browser.new_context(viewport=SCREEN).new_page()
    page.add_init_script(SCRIPT)
    page.goto(url)
    return page


def stepping(page: Page, button: str, count: int) -> Spread:
    """Click a transport button ``count`` times; each time until the result is painted."""
    page.wait_for_function(f"() => {READY}", timeout=120_000)
    target = page.get_by_test_id(button)
    for _ in range(5):
        timed(page, target.click, READY)
    return Spread(tuple(_timed_step(page, button) for _ in range(count)))


def _timed_step(page: Page, button: str) -> float:
    page.wait_for_timeout(150)  # a user's pause, in which the stepper may prepare the next step
    return timed(page, page.get_by_test_id(button).click, READY)


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


def first_views(browser: Browser, url: str, count: int) -> Spread:
    """From opening the page until the network can be stepped, each time with an empty cache."""
    found = []
    for _ in range(count):
        page = opened(browser, url)
        found.append(page.evaluate("window.opened"))
        page.context.close()
    return Spread(tuple(found))


def seed_changes(page: Page, count: int) -> Spread:
    """From Enter in the seed field until the view is redrawn."""
    found = []
    field = page.get_by_role("spinbutton", name="Seed")
    for seed in range(1, count + 1):
        first = train(Settings(seed=seed, iterations=1)).at(0)["w1"][0, 0]
        text = f"{first:.3f}".replace("-", "−")
        cell = f"{ROOT}.querySelector('[data-testid=panel-w1] tbody td').firstChild.textContent"
        field.fill(str(seed))
        ready = f"{cell}.trim() === '{text}' && {READY}"
        found.append(timed(page, lambda: field.press("Enter"), ready, "keydown"))
    return Spread(tuple(found))


def line(what: str, value: object, target: str) -> None:
    print(f"{what:<52} {value!s:<40} {target}", flush=True)


def measure(browser: Browser, ours: Server, other: Server) -> None:
    page = opened(browser, ours.url)
    steps = stepping(page, "next", 60)
    line("next quantity", steps, "median at most 50 ms, 95 % at most 100 ms")
    baseline = opened(browser, other.url)
    theirs = baseline_steps(baseline, 30)
    line("the same in the Streamlit fragment", theirs, "")
    baseline.context.close()
    line("ratio of the medians", f"{steps.median / theirs.median:.2f}", "at most 0.25")
    line("next iteration", stepping(page, "next-iteration", 40), "")
    page.context.close()

    page = opened(browser, ours.url)
    page.wait_for_function(f"() => {READY}")
    rate, complete = held(page, 150)
    line(
        "Right held down, painted steps per second",
        f"{rate:.0f}, complete: {complete}",
        "at least 15",
    )
    page.context.close()
    page = opened(browser, ours.url)
    page.wait_for_function(f"() => {READY}")
    line("changing the seed", seed_changes(page, 12), "at most 500 ms")
    page.context.close()

    line("websocket messages in 200 steps", messages(browser, ours.url), "at most 1")
    line(
        "opening the page until it can be stepped",
        first_views(browser, ours.url, 7),
        "at most 3000 ms",
    )
    page = opened(browser, f"{ours.url}/?{LARGEST}")
    line("largest network, next quantity", stepping(page, "next", 40), "as above")
    line("largest network, next iteration", stepping(page, "next-iteration", 30), "at most 200 ms")
    page.context.close()


def main() -> int:
    program = chromium.find()
    if program is None:
        print(chromium.MISSING, file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        logs = Path(folder)
        ours = Server(logs / "ours.txt", streamlit(module="tests.helpers.more_data"))
        other = Server(logs / "other.txt", streamlit("benchmarks/opponent.py"))
        with ours, other:
            browser = playwright.chromium.launch(
                executable_path=program, args=[*chromium.ARGUMENTS]
            )
            measure(browser, ours, other)
            browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
