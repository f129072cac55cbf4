"""Playing, rewinding, and that a reader is never kept waiting by either."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.helpers.stepper import Stepper

#: The fastest speed: a step a frame.
FASTEST = "6"
#: Half a second a step: slow enough to be seen at every quantity.
EYE = "2"


def test_playing_by_quantity_walks_the_list_until_it_is_paused(tutorial: Stepper) -> None:
    tutorial.get("speed").select_option(EYE)
    tutorial.get("play").click()
    tutorial.is_at(quantity="error_d_a2")
    tutorial.get("play").click()
    expect(tutorial.root).to_have_attribute("data-playing", "false")
    place = tutorial.ready().place
    assert tutorial.press("next").press("previous").place == place


def test_playing_by_iteration_keeps_the_quantity_and_ends_at_the_last(tutorial: Stepper) -> None:
    tutorial.stand(75, "error")
    tutorial.get("unit").select_option("iteration")
    tutorial.get("speed").select_option(FASTEST)
    tutorial.get("play").click()
    tutorial.is_at(99, "error")
    expect(tutorial.root).to_have_attribute("data-playing", "false")


def test_rewinding_plays_backwards_to_the_beginning(tutorial: Stepper) -> None:
    tutorial.stand(30, "error")
    tutorial.get("unit").select_option("iteration")
    tutorial.get("speed").select_option(FASTEST)
    tutorial.get("rewind").click()
    tutorial.is_at(0, "error")
    expect(tutorial.root).to_have_attribute("data-playing", "false")


def test_playing_turns_round_without_a_pause_between(stepper: Stepper) -> None:
    stepper.open("iterations=100000&quantity=error")
    stepper.get("unit").select_option("iteration")
    stepper.get("speed").select_option(FASTEST)
    stepper.get("play").click()
    stepper.page.wait_for_function(
        "() => document.querySelector('[data-testid=stepper]').dataset.iteration > 8"
    )
    stepper.get("rewind").click()
    expect(stepper.root).to_have_attribute("data-playing", "true")
    stepper.is_at(0, "error")


def test_a_step_of_the_readers_own_is_taken_while_playing_waits(stepper: Stepper) -> None:
    stepper.open()
    stepper.get("speed").select_option("0")
    stepper.get("play").click()
    expect(stepper.root).to_have_attribute("data-playing", "true")
    stepper.press("next-iteration", 2)
    assert stepper.place[0] == 2


def test_play_at_the_end_starts_again_from_the_beginning(stepper: Stepper) -> None:
    stepper.open("iterations=2")
    stepper.press("last")
    stepper.get("play").click()
    stepper.is_at(0, "z1")
    stepper.get("play").click()
    expect(stepper.root).to_have_attribute("data-playing", "false")


def test_the_flow_is_seen_in_the_network_while_one_steps(tutorial: Stepper) -> None:
    tutorial.stand(0, "z1")
    network = tutorial.get("panel-network")
    forward = network.inner_text()
    assert "forward" in forward
    tutorial.go("error_d_z1")
    expect(network).to_contain_text("flowing back")
