"""Nothing lies on what one wants to read or press: notices, an open sidebar, a phone's panels."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.helpers.browser import OpenPage
from tests.helpers.layouts import overflow
from tests.helpers.server import Server
from tests.helpers.stepper import Stepper

PHONE = {"width": 390, "height": 844}
DEEP = "hidden=5,5,5,5,5,5&data=circles&rule=exact&quantity=delta_w3"
BATCHES = "data=iris&rule=exact&bias_shape=per_unit&batch_size=10&quantity=delta_w1"


@pytest.fixture
def phone(open_page: OpenPage, server: Server) -> Stepper:
    return Stepper(open_page(viewport=PHONE), server.url)


def test_a_long_notice_moves_nothing_but_the_stepper(stepper: Stepper) -> None:
    stepper.open("seed=abc&colour=blue&at=999&quantity=zzz&lr=-3")
    assert overflow(stepper.page) == (0, 0)
    head, notice = (
        stepper.page.locator(one).bounding_box() for one in (".bp-head", ".st-key-notice")
    )
    assert head
    assert notice
    assert head["y"] >= 0
    assert head["y"] + head["height"] <= notice["y"] + 1


def test_an_open_sidebar_on_a_phone_can_be_closed_and_has_all_pages(phone: Stepper) -> None:
    page: Page = phone.open().page
    page.get_by_test_id("stExpandSidebarButton").click()
    sidebar = page.get_by_test_id("stSidebar")
    expect(sidebar.get_by_role("link", name="Error landscape")).to_be_visible()
    close = page.get_by_test_id("stSidebarCollapseButton")
    expect(close).to_be_in_viewport()
    close.get_by_role("button").click()  # refused where another element lies on it
    expect(sidebar).not_to_be_in_viewport()


def test_a_deep_networks_list_is_one_line_on_a_phone(phone: Stepper) -> None:
    box = phone.open(DEEP).get("rail").bounding_box()
    assert box
    assert box["height"] < 60


def test_large_matrices_stay_on_their_stage_on_a_phone(phone: Stepper) -> None:
    phone.open(BATCHES)
    outside = phone.root.evaluate(
        """root => {
            const stage = root.querySelector('.bp-stage').getBoundingClientRect();
            return [...root.querySelectorAll('.bp-operation[data-now] figure')].filter(one => {
                const box = one.getBoundingClientRect();
                return box.top < stage.top - 1 || box.bottom > stage.bottom + 1;
            }).length;
        }"""
    )
    assert outside == 0
