"""Numbers come first: they can be stepped through before a chart is drawn, and none moves them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from nn_core import Run, Settings, train
from nn_serve.libraries import html_paths
from tests.helpers.accessibility import SETTLED
from tests.helpers.server import Server
from tests.helpers.stepper import Stepper, printed, told

pytestmark = pytest.mark.own_page

#: Where everything that one sees is, and what it says; but for what Plotly draws.
_PLACES = """root => [...root.querySelectorAll('.bp-frame *:not(.js-plotly-plot *)')]
    .filter(one => one.checkVisibility({ visibilityProperty: true }))
    .map(one => {
        const { x, y, width, height } = one.getBoundingClientRect();
        return [one.tagName, one.firstChild?.nodeValue ?? '', x, y, width, height].join();
    })"""

#: Streamlit runs a component's script as a blob: hold all of them back.
_HELD_SCRIPTS = """
window.held = new Promise((done) => { window.letScriptsLoad = done; });
const usual = URL.createObjectURL;
URL.createObjectURL = (blob) => {
  const url = usual.call(URL, blob);
  if (blob.type !== "text/javascript") return url;
  const text = `await window.held; export { default } from "${url}";`;
  return usual.call(URL, new Blob([text], { type: blob.type }));
};
"""


@pytest.fixture(scope="module")
def run() -> Run:
    return train(Settings())


@pytest.fixture
def charts_may_come(page: Page) -> Callable[[], None]:
    """Hold Plotly.js back until this is called."""
    held: list[Route] = []
    page.route("**/lib/plotly-*", lambda route: held.append(route))

    def release() -> None:
        for route in held:
            route.continue_()
        page.unroute("**/lib/plotly-*")

    return release


def numbered(stepper: Stepper) -> Stepper:
    """Wait until the numbers of what was asked for are drawn."""
    expect(stepper.root).to_have_attribute("data-numbers", "true")
    return stepper


def test_the_numbers_are_there_and_can_be_stepped_through_before_the_charts(
    stepper: Stepper, run: Run, charts_may_come: Callable[[], None]
) -> None:
    stepper.page.goto(stepper.url)
    numbered(stepper).is_at(0, "z1")
    for key in ("Shift+ArrowRight", "ArrowRight", "ArrowRight"):
        stepper.page.keyboard.press(key)
    numbered(stepper).is_at(1, "z2")
    stepper.cell("panel-z2", 2, 1).click()
    numbered(stepper)
    assert stepper.chosen() == "z2[r2, y]"
    assert stepper.numbers("panel-z2") == printed(run.at(1)["z2"])
    assert stepper.root.get_attribute("data-ready") == "false"
    assert stepper.root.locator(".js-plotly-plot").count() == 0
    places = stepper.root.evaluate(_PLACES)

    charts_may_come()
    stepper.ready().is_at(1, "z2")
    assert stepper.chosen() == "z2[r2, y]"
    nodes = stepper.get("panel-network").locator(".bp-layer").last
    expect(nodes).to_contain_text(told(run.at(1)["z2"])[0][0])
    assert stepper.get("panel-z2").locator(".bp-heatmap.js-plotly-plot").count() == 1
    assert stepper.root.evaluate(_PLACES) == places


def test_charts_follow_their_numbers_by_one_frame(tutorial: Stepper) -> None:
    tutorial.stand(3, "z1")
    frames = tutorial.root.evaluate(
        """async root => {
            let frame = 0;
            const at = {};
            const count = () => { frame += 1; requestAnimationFrame(count); };
            count();
            new MutationObserver(() => {
                for (const name of ['numbers', 'ready']) {
                    if (root.dataset[name] === 'true') at[name] ??= frame;
                }
            }).observe(root, { attributeFilter: ['data-numbers', 'data-ready'] });
            root.querySelector('[data-testid=next-iteration]').click();
            while (at.ready === undefined) await new Promise(requestAnimationFrame);
            return at;
        }"""
    )
    assert frames["ready"] == frames["numbers"] + 1


def test_only_the_operation_that_is_shown_is_laid_out(tutorial: Stepper) -> None:
    tutorial.stand(3, "z1").walk("next", 6)
    laid_out = tutorial.root.locator(".bp-operation").evaluate_all(
        "all => all.map(one => getComputedStyle(one).contentVisibility !== 'hidden')"
    )
    assert len(laid_out) > 6
    assert laid_out.count(True) == 1


def test_what_puts_the_style_on_a_page_is_fetched_before_the_page_has_content(
    page: Page, server: Server
) -> None:
    order: list[str] = []
    page.on("request", lambda request: order.append(urlsplit(request.url).path))
    page.on("websocket", lambda _: order.append("content"))
    page.goto(f"{server.url}/compare")
    expect(page.get_by_test_id("stHeading").first).to_be_visible()
    before = order[: order.index("content")]
    assert [f"/{path}" in before for path in html_paths()] == [True, True]


def test_charts_come_though_their_data_changed_while_their_script_was_loading(
    page: Page, server: Server
) -> None:
    page.add_init_script(_HELD_SCRIPTS)
    page.goto(f"{server.url}/compare")
    expect(page.get_by_test_id("stBidiComponentRegular")).to_have_count(3)
    page.get_by_role("button", name="Projection").click()
    expect(page.get_by_role("button", name="Leave projection")).to_be_visible()
    page.wait_for_function(SETTLED)
    page.evaluate("() => window.letScriptsLoad()")
    expect(page.locator(".bp-widget[data-ready=true] .js-plotly-plot")).to_have_count(5)


@pytest.mark.parametrize("name", ["chromium", "firefox"])
def test_files_that_did_not_arrive_are_asked_for_again(
    name: str, request: pytest.FixtureRequest, server: Server
) -> None:
    browser: Browser = request.getfixturevalue(name)
    page = browser.new_page()
    failures: Counter[str] = Counter()

    def fail_twice(route: Route) -> None:
        file = urlsplit(route.request.url).path
        failures[file] += 1
        if failures[file] <= 2:
            route.abort("connectionreset")
        else:
            route.continue_()

    for pattern in ("**/lib/stepper-*", "**/lib/plotly-*"):
        page.route(pattern, fail_twice)
    page.goto(f"{server.url}/compare")
    expect(page.locator(".js-plotly-plot").first).to_be_visible()
    assert sorted(failures.values()) == [3, 3]
    page.close()
