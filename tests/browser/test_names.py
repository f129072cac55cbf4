"""The data's own names of columns in the browser: seen everywhere, and no layout breaks on them."""

from __future__ import annotations

import itertools

import pytest
from playwright.sync_api import expect

from nn_core import Dataset, Settings
from nn_view.links import address
from tests.helpers.accessibility import violations
from tests.helpers.browser import ARTEFACTS, OpenPage
from tests.helpers.layouts import cut_off, overflow
from tests.helpers.server import Server
from tests.helpers.stepper import Stepper

NAMES = ("sepal length (cm)", "sepal width (cm)", "petal length (cm)", "Blütenblattbreite" * 4)
ROWS = ((5.1, 3.5, 1.4, 0.2), (7.0, 3.2, 4.7, 1.4), (6.3, 3.3, 6.0, 2.5), (4.9, 3.0, 1.4, 0.2))
DATA = Dataset(
    "own",
    ROWS[:3],
    ((0.0,), (1.0,), (0.0,)),
    ROWS[3:],
    ((0.0,),),
    input_names=NAMES,
    output_names=("<b>versicolor</b> *or* not",),
)
QUERY = address.settings_query(Settings(dataset=DATA, rule="exact"))


def test_the_stepper_names_inputs_and_outputs_as_the_data_do(stepper: Stepper) -> None:
    stepper.open(f"{QUERY}&quantity=delta_w1&cell=2,1&at=3")
    stepper.page.screenshot(path=ARTEFACTS / "gallery-names.png")
    expect(stepper.get("explanation").locator("strong").first).to_have_text(
        "delta_w1[sepal width (cm), h1]"
    )
    rows = stepper.get("panel-w1").locator('th[scope="row"]')
    shown = rows.all_inner_texts()
    assert len({*shown}) == len(NAMES)
    assert all(len(one) <= 10 for one in shown)
    assert [one.get_attribute("title") for one in rows.all()] == [*NAMES]
    for name, row in zip(NAMES, rows.all(), strict=True):
        expect(row).to_have_accessible_name(name)
    heads = stepper.get("data-table").locator("thead th")
    for name, head in zip((*NAMES, *DATA.output_names), heads.all()[1:], strict=False):
        expect(head).to_have_accessible_name(name)
    # The table is wider than its panel, and its predictions are in sight nevertheless.
    row = stepper.get("data-table").locator("tbody tr").first
    for shown_last in (heads.last, *row.locator(".bp-prediction").all()):
        expect(shown_last).to_be_in_viewport(ratio=0.99)
    assert violations(stepper.page) == []
    # A unit of the network says its name to the pointer.
    plot = stepper.get("panel-network").locator(".bp-plot")
    unit = plot.locator(".textpoint text", has_text="5.10").bounding_box()
    assert unit is not None
    stepper.page.mouse.move(unit["x"] + unit["width"] / 2, unit["y"] + unit["height"] / 2)
    expect(plot).to_have_attribute("title", NAMES[0])


def test_nothing_shows_between_predictions_that_stay_in_sight(stepper: Stepper) -> None:
    stepper.open("data=iris&output=softmax&loss=cross_entropy&rule=exact&at=3&quantity=new_b1")
    row = stepper.get("data-table").locator("tbody tr").first
    boxes = [one.bounding_box() for one in row.locator(".bp-end").all()]
    ends = [(box["x"], box["x"] + box["width"]) for box in boxes if box]
    assert len(ends) == 4
    assert all(left <= right for (_, right), (left, _) in itertools.pairwise(ends))


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (390, 844)])
def test_long_names_break_no_layout(
    open_page: OpenPage, server: Server, width: int, height: int
) -> None:
    page = open_page(viewport={"width": width, "height": height})
    stepper = Stepper(page, server.url).open(f"{QUERY}&at=3")
    for quantity in ("z1", "error", "delta_w1", "z1_d_w1", "new_w1", "a2"):
        stepper.go(quantity)
        across, down = overflow(page)
        assert (across, down if width > height else 0) == (0, 0), quantity
        assert cut_off(page) == [], quantity
        wider = stepper.root.evaluate(
            """root => [...root.querySelectorAll('.bp-cells th, .bp-data th')]
                .filter(one => one.scrollWidth > one.clientWidth + 1 && !one.closest('[inert]'))
                .map(one => one.textContent)"""
        )
        assert wider == [], quantity
        page.screenshot(path=ARTEFACTS / f"gallery-names-{width}-{quantity}.png")


@pytest.mark.parametrize("name", ["check", "paths", "landscape", "mistakes", "take_home", "data"])
def test_every_page_bears_the_names(open_page: OpenPage, server: Server, name: str) -> None:
    page = open_page()
    own = "&inputs=1,4&by=weights" if name == "landscape" else ""
    page.goto(f"{server.url}/{name}?{QUERY}{own}")
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)
    page.screenshot(path=ARTEFACTS / f"gallery-names-{name}.png", full_page=True)
    assert overflow(page)[0] == 0
    expect(page.locator("b", has_text="versicolor")).to_have_count(0)
