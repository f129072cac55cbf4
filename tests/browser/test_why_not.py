"""Why a run does not learn, as the stepper says it, and its links to other pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from nn_core import Settings, train
from nn_core.diagnosis.diagnosis import diagnose
from nn_core.training.training import Training
from nn_view.handouts import one_file
from nn_view.links import address
from nn_view.wording import compare as words
from tests.helpers.accessibility import violations_in_both_themes
from tests.helpers.server import Server
from tests.helpers.stepper import Stepper

pytestmark = pytest.mark.browser

FAILS = Settings(learning_rate=20.0, rule="exact", iterations=300)
QUERY = address.settings_query(FAILS)


def test_the_reasons_are_told_and_a_cure_is_tried_beside_the_run(
    page: Page, server: Server
) -> None:
    stepper = Stepper(page, server.url).open(f"{QUERY}&at=20&quantity=delta_w1")
    before = stepper.get("panel-delta_w1").bounding_box()
    badge = stepper.get("diagnosis")
    expect(badge).to_be_visible()
    assert stepper.get("panel-delta_w1").bounding_box() == before
    badge.click()
    card = stepper.get("diagnosis-card")
    found = diagnose(train(FAILS))
    expect(card.locator("li strong")).to_have_text([one.told for one in found])
    expect(card.locator("li > p:first-of-type")).to_have_text([one.reason for one in found])
    assert violations_in_both_themes(page) == []
    card.get_by_text("saturated", exact=True).first.hover()
    expect(card.get_by_role("tooltip")).to_be_visible()
    page.mouse.move(5, 5)
    expect(card.get_by_role("tooltip")).to_be_hidden()
    see = words.STEPPER["see_finding"].format(iteration=found[1].iteration)
    card.get_by_role("button", name=see).click()
    stepper.is_at(found[1].iteration, found[1].quantity)
    badge.click()
    card.get_by_role("link", name=words.TRY.format(cure=found[0].cure)).click()
    expect(page.get_by_role("heading", name=words.TITLE)).to_be_visible()
    page.wait_for_url(re.compile(r"/compare\?.*lr=20.*with=[^~]*lr%3D3\.3[^~]*$"))
    expect(page.get_by_text("η = 3.3", exact=False).first).to_be_visible()


def test_a_run_that_learns_is_left_alone(page: Page, server: Server) -> None:
    stepper = Stepper(page, server.url)
    with page.expect_response("**/run/diagnosis?**") as answer:
        stepper.open()
    assert answer.value.json() == {"findings": []}
    expect(stepper.get("diagnosis")).to_be_hidden()


@pytest.mark.parametrize(("link", "path"), [("check_entry", "check"), ("paths_entry", "paths")])
def test_a_cell_of_a_gradient_leads_to_its_check_and_to_its_paths(
    page: Page, server: Server, link: str, path: str
) -> None:
    stepper = Stepper(page, server.url).open("iterations=50&at=12&quantity=delta_w1&cell=3,2")
    links = stepper.get("cell-links")
    found = links.get_by_role("link", name=words.STEPPER[link], exact=True)
    # In another tab the browser follows the address, which says the same.
    href = re.compile(rf"/{path}\?iterations=50&at=12&entry=w1%2C3%2C2$")
    expect(found).to_have_attribute("href", href)
    found.click()
    page.wait_for_url(re.compile(rf"/{path}\?.*entry=w1(,|%2C)3(,|%2C)2"))
    page.wait_for_url(re.compile(r"[?&]at=12\b"))
    expect(page.get_by_text("w1[x3, h2]", exact=False).first).to_be_visible()


def test_no_other_quantity_leads_there(tutorial: Stepper) -> None:
    tutorial.stand(12, "delta_b2")
    expect(tutorial.get("cell-links").get_by_role("link")).to_have_count(2)
    for quantity in ("z1", "error_d_z1", "new_w1"):
        tutorial.go(quantity)
        expect(tutorial.get("cell-links").get_by_role("link")).to_have_count(0)


def test_a_file_tells_the_reasons_without_links(page: Page, tmp_path: Path) -> None:
    training = Training(FAILS)
    training.advance(FAILS.iterations)
    file = tmp_path / "stepper.html"
    file.write_bytes(one_file.page(training, 0, 20, {"at": "3", "quantity": "delta_w1"}))
    page.goto(file.as_uri())
    stepper = Stepper(page, "").ready()
    stepper.get("diagnosis").click()
    card = stepper.get("diagnosis-card")
    found = diagnose(training.run)
    expect(card.locator("li strong")).to_have_text([one.told for one in found])
    expect(card).to_contain_text(words.STEPPER["cure_alone"].format(cure=found[0].cure))
    expect(card.locator("a:not(.bp-explains)")).to_have_count(0)
    expect(stepper.get("cell-links").get_by_role("link")).to_have_count(0)
