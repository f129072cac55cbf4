"""The page on its screens: no scrolling where there is room, nothing lost where there is not.

Each layout leaves a picture among the artefacts, for eyes.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from nn_core import Settings, quantities_for
from tests.helpers.accessibility import in_each_theme
from tests.helpers.browser import ARTEFACTS, OpenPage
from tests.helpers.layouts import cut_off, overflow
from tests.helpers.server import Server
from tests.helpers.stepper import QUANTITIES, Stepper

PLACE = "at=12&quantity=delta_w1&cell=3,2&row=4"
PANELS = ["panel-network", "panel-error", "panel-delta_w1", "panel-w1", "panel-b2", "data-table"]
HEIGHTS = "all => all.map(one => one.getBoundingClientRect().height)"
PARTS = ["formula", "code", "sentence", "explanation", "rail", "chain", "next", "digits"]


def keep(page: Page, name: str) -> None:
    page.screenshot(path=ARTEFACTS / f"gallery-{name}.png")


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1920, 1080)])
def test_a_screen_holds_the_whole_stepper_without_scrolling(
    open_page: OpenPage, server: Server, width: int, height: int
) -> None:
    page = open_page(viewport={"width": width, "height": height})
    stepper = Stepper(page, server.url).open(PLACE)
    for theme in in_each_theme(page):
        keep(page, f"{width}x{height}-{theme}")
        assert overflow(page) == (0, 0)
        assert cut_off(page) == []
        for testid in (*PANELS, *PARTS):
            box = stepper.get(testid).first.bounding_box()
            assert box is not None, testid
            assert box["width"] > 10, testid
            assert box["y"] >= 0, testid
            assert box["y"] + min(box["height"], 20) <= height, testid


def test_a_large_screen_uses_its_room(open_page: OpenPage, server: Server) -> None:
    areas = []
    for width, height in ((1280, 720), (1920, 1080)):
        page = open_page(viewport={"width": width, "height": height})
        box = Stepper(page, server.url).open(PLACE).get("panel-network").bounding_box()
        assert box is not None
        areas.append(box["width"] * box["height"])
    assert areas[1] > 1.4 * areas[0]


def test_every_quantity_fits_its_stage(stepper: Stepper) -> None:
    stepper.open("at=12")
    for _ in range(23):
        assert overflow(stepper.page) == (0, 0), stepper.place
        hidden = stepper.root.evaluate(
            """root => {
                const stage = root.querySelector('.bp-stage').getBoundingClientRect();
                return [...root.querySelectorAll('.bp-operation[data-now] table')].filter(table => {
                    const box = table.getBoundingClientRect();
                    return box.right > stage.right + 2 || box.bottom > stage.bottom + 2;
                }).map(table => table.getAttribute('aria-label'));
            }"""
        )
        assert hidden == [], stepper.place
        stepper.key("ArrowRight")


def formula_ends(stepper: Stepper, signs: str, next_one: str) -> tuple[float, float, float, float]:
    """Where the name above ends, the formula begins and ends, and what is below it begins."""
    above, top, bottom, below = stepper.root.evaluate(
        """(root, [signs, next]) => {
            const box = name => root.querySelector(name).getBoundingClientRect();
            const parts = [...root.querySelectorAll(`.bp-formula math, .bp-formula ${signs}`)];
            const boxes = parts.map(part => part.getBoundingClientRect());
            return [
                box('.bp-name').bottom,
                Math.min(...boxes.map(one => one.top)),
                Math.max(...boxes.map(one => one.bottom)),
                box(next).top,
            ];
        }""",
        [signs, next_one],
    )
    return above, top, bottom, below


def test_a_formula_of_two_cases_takes_no_more_height_than_others(stepper: Stepper) -> None:
    stepper.open("activation=leaky_relu&rule=exact&quantity=a1_d_z1&at=3")
    above, top, bottom, below = formula_ends(stepper, "math mo", ".bp-sentence")
    assert above - 2 <= top < bottom <= below + 2


@pytest.mark.parametrize(
    "query", ["loss=cross_entropy&reduction=mean&quantity=error", "optimizer=adam&quantity=new_w1"]
)
def test_a_formula_above_a_long_line_of_code_reaches_into_no_other(
    stepper: Stepper, query: str
) -> None:
    stepper.open(f"{query}&rule=exact&at=3")
    above, top, bottom, below = formula_ends(stepper, "mfrac", ".bp-code")
    assert above - 1 <= top < bottom <= below + 1


@pytest.mark.parametrize("query", ["digits=6&quantity=a2", "start=mazur&quantity=a2&digits=3"])
def test_numbers_stay_within_their_nodes_and_columns(stepper: Stepper, query: str) -> None:
    stepper.open(query)
    outside = stepper.get("panel-network").evaluate(
        """panel => {
            const boxes = what => [...panel.querySelectorAll(what)]
                .map(one => one.getBoundingClientRect())
                .map(({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2, width }));
            const nodes = boxes('path.point').filter(node => node.width > 19);
            const apart = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);
            return boxes('.textpoint text').filter(text => nodes.some(
                node => apart(node, text) < 5 && text.width > node.width + 1)).length;
        }"""
    )
    assert outside == 0
    across = (
        stepper.get("data-table")
        .locator(".bp-data-scroll")
        .evaluate("one => one.scrollWidth - one.clientWidth")
    )
    assert across <= 0


@pytest.mark.chromium("Firefox's driver has no touch screen")
def test_a_phone_stacks_the_panels_and_reaches_all_of_them(
    open_page: OpenPage, server: Server
) -> None:
    page = open_page(viewport={"width": 390, "height": 844}, has_touch=True)
    stepper = Stepper(page, server.url).open(PLACE)
    keep(page, "390x844")
    assert overflow(page)[0] == 0
    assert cut_off(page) == []
    for testid in (*PANELS, *PARTS):
        part = stepper.get(testid).first
        part.scroll_into_view_if_needed()
        expect(part).to_be_in_viewport()
    stepper.get("panel-b2").scroll_into_view_if_needed()
    # The last panel is in sight, and the buttons still are.
    expect(stepper.get("next")).to_be_in_viewport()
    stepper.get("next").tap()
    stepper.is_at(quantity="delta_b1")


@pytest.mark.parametrize("quantity", ["a2_d_z2", "delta_w1"])
def test_on_a_phone_a_formula_stands_apart_from_the_lines_around_it(
    open_page: OpenPage, server: Server, quantity: str
) -> None:
    page = open_page(viewport={"width": 390, "height": 844})
    stepper = Stepper(page, server.url).open(f"quantity={quantity}")
    head = stepper.get("tutorial-line").bounding_box()
    formula, code = (stepper.get(part).bounding_box() for part in ("formula", "code"))
    assert head
    assert formula
    assert code
    assert head["y"] + head["height"] <= formula["y"]
    assert formula["y"] + formula["height"] <= code["y"]


def test_twice_the_zoom_loses_nothing(open_page: OpenPage, server: Server) -> None:
    # Zooming a window of 1280 x 720 to 200 % leaves half as many of the page's own pixels.
    page = open_page(viewport={"width": 640, "height": 360}, device_scale_factor=2)
    stepper = Stepper(page, server.url).open(PLACE)
    keep(page, "zoom-200")
    assert overflow(page)[0] == 0
    assert cut_off(page) == []
    for testid in (*PANELS, *PARTS):
        part = stepper.get(testid).first
        part.scroll_into_view_if_needed()
        expect(part).to_be_in_viewport()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_projection_has_large_type_and_no_sidebar_and_a_link(
    open_page: OpenPage, server: Server, theme: str
) -> None:
    page = open_page(color_scheme=theme)
    stepper = Stepper(page, server.url).open(PLACE)
    number = ".bp-operation[data-now] > :last-child .bp-number"
    size = "one => parseFloat(getComputedStyle(one).fontSize)"
    before = stepper.root.locator(number).first.evaluate(size)
    stepper.get("projection").click()
    stepper.wait_for_query(view="projection")
    expect(page.get_by_test_id("stSidebar")).not_to_be_in_viewport()
    after = stepper.ready().root.locator(number).first.evaluate(size)
    assert after > before
    assert overflow(page) == (0, 0)
    keep(page, f"projection-{theme}")

    linked = Stepper(open_page(color_scheme=theme), server.url)
    linked.page.goto(page.url)
    linked.ready()
    expect(linked.page.get_by_test_id("stSidebar")).not_to_be_in_viewport()
    assert linked.root.locator(number).first.evaluate(size) == after

    stepper.get("projection").click()
    expect(page.get_by_test_id("stSidebar")).to_be_in_viewport()


def test_the_reference_fits_its_window(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/reference")
    expect(page.get_by_text("new_b1").first).to_be_visible()
    for theme in in_each_theme(page):
        keep(page, f"reference-{theme}")
        assert overflow(page)[0] == 0


def test_a_large_network_still_fits_the_screen(stepper: Stepper) -> None:
    stepper.open("hidden=16,16,16&data=parity&at=12&quantity=delta_w2")
    keep(stepper.page, "large")
    assert overflow(stepper.page) == (0, 0)


def test_no_formula_is_so_tall_that_the_matrices_move(stepper: Stepper) -> None:
    stepper.open()
    stage = stepper.root.locator(".bp-stage")
    tops = set()
    for _ in quantities_for(Settings()):
        tops.add(stage.evaluate("one => one.getBoundingClientRect().top"))
        stepper.key("ArrowRight")
    assert len(tops) == 1


@pytest.mark.parametrize(
    ("width", "height", "query", "least"),
    [
        (1024, 768, "", 13),
        (1280, 720, "", 13),
        (1280, 800, "", 13),
        (1440, 900, "", 13),
        (1920, 1080, "", 13),
        (1280, 720, "&view=projection", 13),
        (1920, 1080, "&view=projection", 22),
    ],
)
def test_every_quantity_is_large_enough_with_its_result_and_its_entry_in_view(
    open_page: OpenPage, server: Server, width: int, height: int, query: str, least: int
) -> None:
    page = open_page(viewport={"width": width, "height": height})
    stepper = Stepper(page, server.url).open(f"at=12{query}")
    for name in QUANTITIES:
        stepper.is_at(12, name)
        found = stepper.root.evaluate(
            """root => {
                const stage = root.querySelector('.bp-stage').getBoundingClientRect();
                const table = root.querySelector('[data-now] > :last-child table');
                const box = table.getBoundingClientRect();
                const size = one => parseFloat(getComputedStyle(one).fontSize);
                const edges = [
                    box.left - stage.left, box.top - stage.top,
                    stage.right - box.right, stage.bottom - box.bottom,
                ];
                return {
                    edge: Math.min(...edges),
                    digits: Math.min(...[...table.querySelectorAll('.bp-number')].map(size)),
                    labels: Math.min(...[...table.querySelectorAll('th')].map(size), 99),
                    operands: Math.min(
                        ...[...root.querySelectorAll('[data-now] .bp-number')].map(size)
                    ),
                };
            }"""
        )
        assert found["edge"] >= -1, name
        assert found["digits"] >= least, name
        assert found["labels"] >= 11, name
        # A table beside the settings is too narrow for operands of this size at 1024 pixels.
        assert found["operands"] >= 13 or width < 1280, name
        stepper.key("ArrowRight")
    rail = stepper.get("rail")
    assert rail.evaluate("one => one.scrollHeight - one.clientHeight") <= 0
    assert min(rail.get_by_role("button").evaluate_all(HEIGHTS)) >= 24
