"""The error's landscape in the browser: drawn by WebGL, one slider for all its pictures."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, Playwright, expect

from nn_core import Settings, train
from nn_view.wording import pages as words
from tests.helpers.accessibility import violations
from tests.helpers.browser import ARTEFACTS, OpenPage, start
from tests.helpers.server import Server
from tests.helpers.watch import Watch

#: The marker's place in a chart: where the last of its traces stands.
MARKER = "one => ['x', 'y', 'z'].map(axis => one.data.at(-1)[axis]?.[0])"
#: Move the slider to some places; where the markers of the two pictures stand then.
MOVE = f"""async places => {{
    const chart = name => document.querySelector(`[data-key=landscape_${{name}}]`);
    const slider = chart('contour').querySelector('input');
    for (const place of places) {{
        slider.value = place;
        slider.dispatchEvent(new Event('input', {{ bubbles: true }}));
    }}
    await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const plots = ['contour', 'surface'].map(name => chart(name).querySelector('.js-plotly-plot'));
    return plots.map({MARKER});
}}"""


#: How many messages a page has sent its server, counted in the page: not every browser's driver
#: hears them.
COUNT_MESSAGES = """window.sent = 0;
const send = WebSocket.prototype.send;
WebSocket.prototype.send = function (...message) {
    sent += 1;
    return send.apply(this, message);
};"""

#: The pixel of the window at which an edge of the network is found.
EDGE = """(plot, key) => {
    const { customdata, x, y } = plot.data.find(trace => trace.customdata);
    const at = customdata.indexOf(key) + 3;
    const { left, top } = plot.getBoundingClientRect();
    const { xaxis, yaxis } = plot._fullLayout;
    return [left + xaxis._offset + xaxis.d2p(x[at]), top + yaxis._offset + yaxis.d2p(y[at])];
}"""


def chart(page: Page, name: str) -> Locator:
    return page.locator(f"[data-testid=chart][data-key=landscape_{name}]")


def opened(page: Page, server: Server, query: str) -> Page:
    """The page with its three pictures drawn."""
    page.goto(f"{server.url}/landscape?{query}")
    for name in ("contour", "surface", "answers"):
        expect(chart(page, name).locator(".js-plotly-plot")).to_be_visible()
    expect(chart(page, "surface").locator("canvas").first).to_be_visible()
    return page


@pytest.mark.own_page
def test_one_slider_moves_all_pictures_without_a_message(page: Page, server: Server) -> None:
    page.add_init_script(COUNT_MESSAGES)
    opened(page, server, "at=10")
    errors = train(Settings()).errors
    plots = {name: chart(page, name).locator(".js-plotly-plot") for name in ("contour", "surface")}
    assert plots["surface"].evaluate(MARKER)[2] == pytest.approx(errors[10])
    before = page.evaluate("sent")
    flat, high = page.evaluate(MOVE, [20, 40, 60])
    assert high[2] == pytest.approx(errors[60])
    assert flat[:2] == high[:2]
    for name in ("contour", "answers"):
        expect(chart(page, name).locator("output")).to_have_text(f"60: error {errors[60]:.4g}")
    # Where it rests, the surface is that iteration's, and a link says so.
    expect(page.get_by_text(f"At iteration 60 the error is {errors[60]:.4g}")).to_be_visible()
    expect(page).to_have_url(re.compile(r"[?&]at=60(&|$)"))
    assert page.evaluate("sent") == before + 1

    # A click into the contour reads the error there, and the link keeps the point.
    box = plots["contour"].locator(".nsewdrag").first.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 0.8 * box["width"], box["y"] + 0.9 * box["height"])
    expect(page.get_by_text("the error would be")).to_be_visible()
    expect(page).to_have_url(re.compile(r"[?&]point=[\d.-]+"))


def test_without_webgl_the_surface_is_its_contour_and_the_page_says_so(
    playwright: Playwright, server: Server
) -> None:
    with start(playwright, "chromium", "--disable-3d-apis") as browser:
        page = browser.new_page()
        watch = Watch(page, urlsplit(server.url).netloc)
        page.goto(f"{server.url}/landscape?at=10")
        for name in ("contour", "surface"):
            plot = chart(page, name).locator(".js-plotly-plot")
            expect(plot.locator(".contourlayer path").first).to_be_attached()
        expect(chart(page, "surface").get_by_text(words.CHART["from_above"])).to_be_visible()
        expect(chart(page, "contour").locator(".bp-chart-note")).to_be_hidden()
        expect(chart(page, "answers").get_by_text(words.CHART["no_webgl"])).to_be_visible()
        flat, seen_from_above = page.evaluate(MOVE, [60])
        assert flat[:2] == seen_from_above[:2]
        page.screenshot(path=ARTEFACTS / "landscape-without-webgl.png")
        watch.check()


@pytest.mark.parametrize(
    ("theme", "query"), [("light", ""), ("dark", "by=weights&data=xor&scale=log&point=1,1")]
)
def test_the_landscape_has_no_violation(
    open_page: OpenPage, server: Server, theme: str, query: str
) -> None:
    page = opened(open_page(color_scheme=theme), server, query)
    if "weights" in query:
        page.get_by_test_id("board-w1").locator(".bp-number").first.click()
        title = chart(page, "contour").locator(".xtitle")
        expect(title).to_have_text("w1[x1, h1]")
        expect(page.get_by_text("the error would be")).to_have_count(0)
        # An edge of the network chooses its weight too: what was to the right goes upwards.
        network = chart(page, "network").locator(".js-plotly-plot")
        network.scroll_into_view_if_needed()
        page.mouse.click(*network.evaluate(EDGE, "w2,2,1"))
        expect(title).to_have_text("w2[h2, y]")
        expect(chart(page, "contour").locator(".ytitle")).to_have_text("w1[x1, h1]")
        expect(page).to_have_url(re.compile(r"[?&]x=w2(,|%2C)2(,|%2C)1"))
    assert violations(page) == []
