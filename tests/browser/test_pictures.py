"""The stepper's charts kept as pictures: what is saved is what was shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from nn_core import Settings, train
from tests.helpers.accessibility import violations
from tests.helpers.stepper import Stepper, printed, told


def kept(stepper: Stepper, line: Locator, format: str) -> tuple[str, bytes]:
    """The name and the bytes of a picture."""
    with stepper.page.expect_download() as download:
        line.get_by_role("button", name=f"as {format}").click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


@pytest.mark.chromium("Firefox's driver does not hear of files that a page makes")
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_chart_is_kept_with_the_numbers_that_it_shows(stepper: Stepper, theme: str) -> None:
    stepper.page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    stepper.open("at=7&quantity=delta_w1")
    stepper.get("pictures").click()
    card = stepper.get("pictures-card")
    expect(card).to_be_visible()
    lines = card.get_by_role("listitem")
    names = lines.locator(".bp-picture-name").all_inner_texts()
    operands = ["delta_w1", "z1_d_w1", "error_d_z1"]
    assert names == ["Network", "Error", *operands, "w1", "b1", "new_w2", "new_b2"]
    assert violations(stepper.page) == []
    values = train(Settings()).at(7)
    for place, name, wanted in (
        (0, "network", told(values["a1"])[:1]),
        (1, "error-curve", told(values["error"])),
        (2, "delta_w1", printed(values["delta_w1"])),
    ):
        file, content = kept(stepper, lines.nth(place), "SVG")
        assert file == f"{name}-iteration-7.svg"
        drawn = content.decode()
        for row in wanted:
            for number in row:
                assert number in drawn
    file, content = kept(stepper, lines.nth(2), "PNG")
    assert file == "delta_w1-iteration-7.png"
    assert content.startswith(b"\x89PNG")
    # Keys step no further behind the card.
    stepper.page.keyboard.press("ArrowRight")
    stepper.page.keyboard.press("Escape")
    expect(card).not_to_be_visible()
    assert stepper.place == (7, "delta_w1")
