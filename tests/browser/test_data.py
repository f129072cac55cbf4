"""The page Data in a browser: upload a table, edit it, step through it; refusals; accessibility."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from nn_core import Dataset, Settings, train
from nn_view.wording import data as words
from tests.helpers.accessibility import violations_in_both_themes
from tests.helpers.browser import CLIPBOARD, OpenPage, retype
from tests.helpers.server import Server
from tests.helpers.stepper import Stepper, printed

CSV = "height;width;door\n2,1;0,9;1\n0,4;0,6;0\n1,8;1,1;1\n0,7;0,2;0\n"
DATA = Dataset.from_csv(CSV, name="own")


def opened(page: Page, server: Server, query: str = "") -> Page:
    page.goto(f"{server.url}/data?{query}")
    grid = page.get_by_test_id("stDataFrame").first.locator("canvas").first
    expect(grid).to_be_visible()
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    return page


def uploader(page: Page) -> Locator:
    """The uploader, once the one of the last file is gone."""
    found = page.locator("input[type=file]")
    expect(found).to_have_count(1)
    return found


def upload(page: Page, name: str, content: bytes) -> None:
    file = FilePayload(name=name, mimeType="text/csv", buffer=content)
    uploader(page).set_input_files(file)


def wait_for_table(page: Page, table: str) -> None:
    page.wait_for_function(
        "table => new URL(location.href).searchParams.get('table') === table", arg=table
    )


def test_a_table_is_brought_edited_and_stepped_through(
    page: Page, server: Server, tmp_path: Path
) -> None:
    opened(page, server)
    upload(page, "doors.csv", CSV.encode("utf-16"))
    expect(page.get_by_text(words.PREVIEW.format(title="doors"))).to_be_visible()
    expect(page.get_by_text(words.DECIMAL_COMMA)).to_be_visible()
    page.get_by_role("button", name=words.USE_TABLE).click()
    wait_for_table(page, "2.1_0.9to1__0.4_0.6to0__1.8_1.1to1__0.7_0.2to0")
    expect(page.get_by_role("combobox", name="Data")).to_have_value("doors")

    # What is refused, by us and not by Streamlit, leaves everything as it was.
    large = tmp_path / "large.csv"
    large.write_bytes(b"1,2\n" * 12_500_000)
    uploader(page).set_input_files(large)
    expect(page.get_by_text("It has 50.0 MB, and at most 2 MB are read.")).to_be_visible()
    upload(page, "notes.pdf", b"%PDF-1.7")
    expect(
        page.get_by_text("“notes.pdf” could not be used: This is not a table but PDF.")
    ).to_be_visible()
    expect(page.get_by_text(words.PREVIEW.format(title="doors"))).to_be_visible()
    assert "2.1_0.9to1" in page.url

    # A cell of the grid: the wanted output of the first row.
    app = page.get_by_test_id("stApp")
    expect(app).to_have_attribute("data-test-script-state", "notRunning")
    grid = page.get_by_test_id("stDataFrame").first
    box = grid.bounding_box()
    assert box is not None
    # Waits until the grid stands still: what was said above it moved it.
    grid.dblclick(position={"x": box["width"] - 30, "y": 52})
    cell = page.locator("#portal textarea")
    retype(cell, "0,5")
    cell.press("Enter")
    wait_for_table(page, "2.1_0.9to0.5__0.4_0.6to0__1.8_1.1to1__0.7_0.2to0")

    page.get_by_role("button", name=words.STEP, exact=True).click()
    stepper = Stepper(page, server.url).ready()
    stepper.press("next-iteration", 3)
    edited = Dataset("own", DATA.inputs, ((0.5,), *DATA.output[1:]))
    stepper.go("a2")
    assert stepper.numbers("panel-a2") == printed(train(Settings(dataset=edited)).at(3)["a2"])
    log = server.log.read_text()
    assert "doors" not in log
    # Not within a time or an address of the network.
    assert not re.search(r"(?<!\d)2[.,]1(?!\d)", log)


def wide(rows: int) -> bytes:
    """A table of 24 columns, the last of them the target."""
    head = ",".join(f"c{at}" for at in range(24))
    return f"{head}\n{(','.join(['1.5'] * 23) + ',0' + chr(10)) * rows}".encode()


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (390, 844)])
def test_after_an_upload_the_preview_is_in_view(
    page: Page, server: Server, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    opened(page, server)
    for name, content in (("doors", CSV.encode()), ("wide", wide(300))):
        upload(page, f"{name}.csv", content)
        title = page.get_by_text(words.PREVIEW.format(title=name))
        expect(title).to_be_in_viewport()
        preview = page.locator(".st-key-upload_preview")
        expect(preview.get_by_test_id("stDataFrame")).to_be_in_viewport(ratio=0.5)
        expect(preview.get_by_text(words.FIRST_LINE)).to_be_in_viewport()
        page.wait_for_function(
            """() => {
                const part = document.querySelector(".st-key-upload_preview");
                const { top } = part.getBoundingClientRect();
                return top >= 0 && top < innerHeight / 2;
            }"""
        )


def paste(page: Page, text: str) -> None:
    """Paste a text at the first input of the last row of XOR's table."""
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    app = page.get_by_test_id("stApp")
    expect(app).to_have_attribute("data-test-script-state", "notRunning")
    grid = page.get_by_test_id("stDataFrame").first
    box = grid.bounding_box()
    assert box is not None
    grid.click(position={"x": box["width"] * 0.45, "y": 52 + 33 * 3})  # once it stands still
    page.keyboard.press("Control+v")


@pytest.mark.parametrize(
    ("text", "table"),
    [
        ("1\t1\t0.5\n0.25\t1\t0\n", "0_0to0__0_1to1__1_0to1__1_1to0.5__0.25_1to0"),
        ("1\t1\t0.5\r\n0.25\t1\t0\r\n", "0_0to0__0_1to1__1_0to1__1_1to0.5__0.25_1to0"),
        ("1\t1\t0,5\n", "0_0to0__0_1to1__1_0to1__1_1to0.5"),
    ],
)
def test_a_text_pasted_into_the_editor_adds_the_rows_that_it_has(
    open_page: OpenPage, server: Server, text: str, table: str
) -> None:
    page = opened(open_page(permissions=CLIPBOARD), server, "data=xor")
    paste(page, text)
    wait_for_table(page, table)


def test_a_pasted_row_without_its_target_is_asked_for_it(
    open_page: OpenPage, server: Server
) -> None:
    page = opened(open_page(permissions=CLIPBOARD), server, "data=xor")
    paste(page, "1\t1\n0.25\t1\n")
    expect(page.get_by_text("row 5, column “y”")).to_be_visible()
    assert page.url.endswith("/data?data=xor")


def test_lost_data_are_asked_for_again(page: Page, server: Server) -> None:
    rows = "\n".join(f"{at},{at % 2}" for at in range(40))
    opened(page, server)
    upload(page, "long.csv", f"a,y\n{rows}".encode())
    page.get_by_role("button", name=words.USE_TABLE).click()
    expect(page.get_by_text("too large for a link").first).to_be_visible()
    page.get_by_role("link", name="Step through").click()
    stepper = Stepper(page, server.url).ready()
    address = page.url
    assert "data=own-" in address
    stepper.open(address.split("?")[1])  # another session of the same server
    expect(page.get_by_test_id("notice")).to_have_count(0)
    lost = address.split("own-")[1][:20]
    stepper.open(address.split("?")[1].replace(lost, "0" * 20))
    expect(page.get_by_test_id("notice")).to_contain_text("Upload it again on the Data page")


def test_the_page_has_no_violation(open_page: OpenPage, server: Server) -> None:
    page = opened(open_page(), server, "data=xor")
    upload(page, "doors.csv", CSV.replace(";1\n", ";7\n").encode())
    expect(page.get_by_role("button", name=words.OUTSIDE_CURE)).to_be_visible()
    assert violations_in_both_themes(page) == []
    page.get_by_role("button", name=words.COLUMNS, exact=True).click()
    expect(page.get_by_role("button", name=words.ADD_INPUT)).to_be_visible()
    assert violations_in_both_themes(page) == []
