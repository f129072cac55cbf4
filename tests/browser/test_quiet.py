"""No complaint in the console, no request to another host: on every page, through a whole visit."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, WebSocketRoute, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from nn_core import Settings, train
from nn_view.iteration.window import first_length
from nn_view.wording.reading.right_answers import OWN_ROW
from tests.helpers.browser import retype
from tests.helpers.patience import until
from tests.helpers.server import Server
from tests.helpers.stepper import Stepper, printed
from tests.helpers.watch import Watch

pytestmark = pytest.mark.own_page


def test_a_whole_visit_stays_quiet_and_on_this_machine(stepper: Stepper) -> None:
    """What the page must not do is checked for every test; here it does everything once."""
    stepper.open()
    stepper.press("next", 3).press("next-iteration", 2).press("last").press("first")
    stepper.get("panel-network").hover()
    stepper.get("panel-error").hover()
    stepper.get("help").click()
    expect(stepper.get("help-card")).to_be_visible()
    stepper.page.keyboard.press("Escape")
    stepper.page.get_by_role("link", name="Reference").click()
    expect(stepper.page.get_by_text("new_b1").first).to_be_visible()
    stepper.page.get_by_role("link", name="Step through").click()
    stepper.ready()


def test_nothing_fades_while_a_busy_server_takes_note_of_the_place(stepper: Stepper) -> None:
    held = False

    def between(socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()
        socket.on_message(server.send)
        passed = 0

        def back(message: str | bytes) -> None:
            nonlocal passed
            passed += held
            if passed < 3:  # the rerun has begun, and tells no more
                socket.send(message)

        server.on_message(back)

    stepper.page.route_web_socket("**/_stcore/stream", between)
    stepper.open()
    app = stepper.page.get_by_test_id("stApp")
    expect(app).to_have_attribute("data-test-script-state", "notRunning")
    held = True
    stepper.key("ArrowRight")
    stale = stepper.page.locator('[data-testid="stElementContainer"][data-stale="true"]')
    expect(stale.filter(has=stepper.root)).to_have_count(1)
    fading = stale.evaluate_all("all => all.flatMap(one => one.getAnimations()).length")
    assert fading == 0


def test_what_the_browser_has_is_still_there_when_late_answers_refer_to_it(
    stepper: Stepper,
) -> None:
    """Streamlit sends a large message once and then refers to it, as the browser said that it had
    it; the browser forgets what several runs did not show, which may end before the answer comes.
    """
    held = False
    sockets: list[WebSocketRoute] = []
    late: list[str | bytes] = []
    runs = 0

    def between(socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()
        socket.on_message(server.send)
        sockets.append(socket)

        def back(message: str | bytes) -> None:
            nonlocal runs
            assert isinstance(message, bytes)
            runs += ForwardMsg.FromString(message).WhichOneof("type") == "script_finished"
            if held:
                late.append(message)
            else:
                socket.send(message)

        server.on_message(back)

    page = stepper.page
    data = page.get_by_role("link", name="Data", exact=True)
    row = page.get_by_label(OWN_ROW, exact=True)
    back_to_stepper = page.get_by_role("link", name="Step through")

    def runs_once(action: Callable[[], None]) -> None:
        before = runs
        action()
        # What the page answers lets the messages through, too.
        until(lambda: page.evaluate("true") and runs > before)

    page.route_web_socket("**/_stcore/stream", between)
    stepper.open()
    data.click()
    expect(row).to_be_visible()
    back_to_stepper.click()
    stepper.ready()
    data.click()
    row.fill("0, 0, 1")
    expect(page.locator('[data-test-script-state="notRunning"]')).to_be_attached()
    held = True
    runs_once(lambda: row.press("Enter"))
    runs_once(back_to_stepper.click)
    held = False
    for message in late:
        sockets[-1].send(message)
    stepper.ready()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_the_page_has_requests_to_watch_at_all(page: Page, server: Server) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    Stepper(page, server.url).open()
    assert any("/lib/plotly-" in url for url in asked)
    assert any("/run/window" in url for url in asked)


def test_another_seed_asks_for_its_numbers_alone_and_for_a_few_of_them_first(
    page: Page, server: Server
) -> None:
    settings = Settings(seed=5, iterations=300)
    stepper = Stepper(page, server.url).open("seed=4&iterations=300&at=200&quantity=error")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    retype(page.get_by_role("spinbutton", name="Seed"), "5")
    page.keyboard.press("Enter")
    changed = printed(train(settings).at(200)["error"])
    expect(stepper.cell("result-error", 1, 1)).to_have_text(changed[0][0])
    assert stepper.ready().place == (200, "error")
    assert not [url for url in asked if "/run/spec" in url]
    few = first_length(settings)
    # The former run may still have been fetching what lies beside its place.
    windows = [url for url in asked if "/run/window?seed=5&" in url]
    assert f"from={200 - 200 % few}&length={few}&" in windows[0]


def test_a_request_to_another_host_and_a_complaint_would_be_noticed(browser: Browser) -> None:
    page = browser.new_page()
    page.route("**", lambda route: route.fulfill(body="<title>a page</title>"))
    watch = Watch(page, "here.test")
    page.goto("http://here.test/")
    watch.check()
    page.evaluate("fetch('http://elsewhere.test/').catch(() => {})")
    page.evaluate("console.error('broken')")
    page.close()
    assert watch.foreign == ["http://elsewhere.test/"]
    with pytest.raises(AssertionError, match="console"):
        watch.check()


def test_no_chart_offers_to_send_its_data_away(stepper: Stepper) -> None:
    stepper.open()
    stepper.get("panel-error").hover()
    buttons = stepper.root.locator(".modebar-btn").evaluate_all(
        "all => all.map(one => one.dataset.title ?? one.title ?? one.ariaLabel)"
    )
    assert [title for title in buttons if "hare" in title or "cloud" in title.lower()] == []
