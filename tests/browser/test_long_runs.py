"""Runs that are long, large, or break: what has been trained can be stepped through at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from nn_core import Dataset, Settings, train
from nn_view.iteration.window import window_length
from tests.helpers import more_data
from tests.helpers.browser import OpenPage
from tests.helpers.server import Server, streamlit
from tests.helpers.stepper import Stepper, printed, told


@pytest.fixture(scope="module")
def more(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with settings that no page offers."""
    command = streamlit(module="tests.helpers.more_data")
    with Server(tmp_path_factory.mktemp("more") / "log.txt", command) as server:
        yield server


def test_a_run_that_diverges_says_where_and_can_be_stepped_up_to_there(
    more: Server, open_page: OpenPage
) -> None:
    diverged = train(more_data.diverging()).diverged
    assert diverged is not None
    stepper = Stepper(open_page(more.url), more.url).open("start=mazur")
    told = stepper.get("diverged")
    expect(told).to_contain_text(str(diverged.iteration))
    expect(told).to_contain_text(diverged.quantity)
    names = [quantity.name for quantity in train(more_data.diverging()).quantities]
    before = names[names.index(diverged.quantity) - 1]
    assert stepper.press("last").place == (diverged.iteration, before)
    assert stepper.press("next").place == (diverged.iteration, before)
    assert stepper.press("previous").place[0] in (diverged.iteration, diverged.iteration - 1)


@pytest.mark.own_page
def test_the_first_view_of_a_long_run_does_not_wait_for_its_end(stepper: Stepper) -> None:
    answers: list[bool] = []
    stepper.page.on(
        "response",
        lambda response: (
            answers.append(response.json()["finished"])
            if "/run/state" in response.url and response.ok and not answers
            else None
        ),
    )
    stepper.open("iterations=100000&seed=11")
    assert stepper.place == (0, "z1")
    assert answers[0] is False


def test_a_long_run_is_stepped_over_the_borders_of_its_windows(stepper: Stepper) -> None:
    length = window_length(Settings())
    first, last = length - 10, 2 * length + 10
    stepper.open(f"iterations=100000&seed=11&quantity=error&at={first}")
    stepper.is_at(first, "error")
    for _ in range(last - first):
        stepper.page.keyboard.press("Shift+ArrowRight")
    stepper.ready().is_at(last, "error")
    run = train(Settings(seed=11, iterations=last + 1))
    assert stepper.numbers("result-error") == printed(run.at(last)["error"])
    for _ in range(5):
        stepper.page.keyboard.press("Shift+ArrowLeft")
    stepper.ready().is_at(last - 5, "error")


def test_the_last_iteration_of_a_long_run_is_as_near_as_any_once_it_is_trained(
    stepper: Stepper,
) -> None:
    stepper.open("iterations=100000&seed=11&at=99999&quantity=error")
    stepper.page.wait_for_function(
        "() => document.querySelector('[data-testid=stepper]').dataset.iteration === '99999'",
        timeout=120_000,
    )
    stepper.ready()
    assert stepper.press("previous-iteration").place == (99998, "error")
    expected = printed(train(Settings(seed=11, iterations=100_000)).at(99_998)["error"])
    assert stepper.numbers("result-error") == expected


def test_a_training_shows_its_progress_and_can_be_stopped_and_stepped_through(
    stepper: Stepper,
) -> None:
    stepper.open("iterations=100000&hidden=16,16,16&data=parity&seed=12")
    progress = stepper.get("progress")
    expect(progress).to_be_visible()
    stepper.get("stop").click()
    expect(progress).to_contain_text("Stopped")
    stepper.press("last")
    iteration, _ = stepper.place
    assert 0 < iteration < 99_999
    stepper.press("previous-iteration")
    assert stepper.place[0] == iteration - 1
    stepper.get("stop").click()
    expect(progress).not_to_contain_text("Stopped")


def test_a_place_that_is_not_trained_yet_is_gone_to_when_it_is(stepper: Stepper) -> None:
    stepper.open("iterations=100000&seed=13&at=50000&quantity=delta_w1")
    stepper.page.wait_for_function(
        "() => document.querySelector('[data-testid=stepper]').dataset.iteration === '50000'",
        timeout=120_000,
    )
    assert stepper.ready().place == (50000, "delta_w1")


def test_the_deepest_network_steps_through_all_of_its_layers(stepper: Stepper) -> None:
    settings = Settings(hidden=(16, 16, 16), dataset=Dataset.built_in["parity"]())
    run = train(settings)
    stepper.open("hidden=16,16,16&data=parity&at=20").is_at(20, "z1")
    for quantity in run.quantities[1:]:
        stepper.key("ArrowRight").is_at(20, quantity.name)
    stepper.go("delta_w1")
    stepper.cell("panel-delta_w1", 1, 1).click()
    expected = told(run.at(20)["delta_w1"])[0][0]
    expect(stepper.get("explanation").locator(".bp-result")).to_have_text(expected)


def test_the_largest_network_steps_through_all_of_its_layers(
    more: Server, open_page: OpenPage
) -> None:
    settings = Settings(hidden=(16, 16, 16), dataset=more_data.largest())
    run = train(replace(settings, iterations=22))
    stepper = Stepper(open_page(more.url), more.url)
    stepper.open("hidden=16,16,16&data=largest&at=20&cell=230,5").is_at(20, "z1")
    for quantity in run.quantities[1:]:
        stepper.key("ArrowRight").is_at(20, quantity.name)
    stepper.go("a4")
    expected = told(run.at(20)["a4"])[229][4]
    expect(stepper.get("explanation").locator(".bp-result")).to_have_text(expected)
    stepper.key("Shift+ArrowRight").is_at(21, "a4")
    expected = told(run.at(21)["a4"])[229][4]
    expect(stepper.get("explanation").locator(".bp-result")).to_have_text(expected)
