"""The run before a setting changed stays beside the present one, and gives nothing of it away."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import expect

from nn_core import Settings, train
from nn_view.style.numbers import notation, number
from tests.helpers.accessibility import violations_in_both_themes
from tests.helpers.layouts import overflow
from tests.helpers.patience import until
from tests.helpers.stepper import Stepper

FIXED, LEARNED = Settings(learn_biases=False), Settings()


def ends(settings: Settings) -> str:
    error = float(train(settings).errors[-1])
    return number(error, notation([[error]], 3))


def drawn(stepper: Stepper) -> dict[str, list[Any]]:
    """The iterations of each line of the error chart, by the line's name."""
    plot = stepper.get("panel-error").locator(".js-plotly-plot")
    found: dict[str, list[Any]] = plot.evaluate(
        """plot => Object.fromEntries(
            plot.data.filter(one => one.id).map(one => [one.id, [...one.x]]))"""
    )
    return found


def changed(stepper: Stepper) -> Stepper:
    """Learn the biases, on a page that did not."""
    stepper.open("biases=false&at=12&quantity=delta_w1")
    expect(stepper.get("former")).not_to_be_visible()
    stepper.page.get_by_text("Learn the biases").first.click()
    expect(stepper.get("former")).to_be_visible()
    return stepper.ready()


def test_the_former_curve_stays_with_what_changed_and_to_what_end(stepper: Stepper) -> None:
    changed(stepper)
    line = stepper.get("former")
    before, now = ends(FIXED), ends(LEARNED)
    assert (before, now) == ("0.0267", "0.0344")
    expect(line).to_contain_text(re.compile(rf"biases learned: {before}\s→\s{now}"))
    label = stepper.get("panel-error").locator("[role=img]")
    expect(label).to_have_attribute("aria-label", re.compile("former run's"))
    lines = drawn(stepper)
    assert lines["former"] == list(range(100))
    # The present run's own curve ends where the reader is.
    assert max(lines["train"]) == 12
    assert overflow(stepper.page) == (0, 0)
    assert violations_in_both_themes(stepper.page) == []


def test_the_former_run_is_dismissed_for_good(stepper: Stepper) -> None:
    changed(stepper)
    stepper.get("former-dismiss").click()
    expect(stepper.get("former")).not_to_be_visible()
    until(lambda: "former" not in drawn(stepper))
    stepper.press("next")
    # The session has forgotten it as well: it stays away on the way to another page and back.
    stepper.page.get_by_role("link", name="Reference").click()
    expect(stepper.page.get_by_role("heading", name="Reference").first).to_be_visible()
    stepper.page.get_by_role("link", name="Step through").click()
    stepper.ready()
    expect(stepper.get("former")).not_to_be_visible()


def test_a_reload_begins_without_a_former_run(stepper: Stepper) -> None:
    changed(stepper).page.reload()
    stepper.ready()
    expect(stepper.get("former")).not_to_be_visible()


def test_both_runs_open_in_the_comparison(stepper: Stepper) -> None:
    page = changed(stepper).page
    stepper.get("former-compare").click()
    expect(page.get_by_role("heading", name="Compare runs")).to_be_visible()
    runs = page.locator(".st-key-runs")
    expect(runs.get_by_text("1 the sidebar's settings")).to_be_visible()
    expect(runs.get_by_text("2 biases not learned")).to_be_visible()
    expect(runs.get_by_text(re.compile("^3 "))).to_have_count(0)
