"""Take it home in a browser: what is kept runs, prints, and brings one back."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import numpy as np
from playwright.sync_api import Page, expect

from nn_core import Dataset, Settings, train
from nn_core.exports import reduced
from nn_view.handouts.report import report
from nn_view.handouts.worksheet import Worksheet, names_of
from nn_view.wording import take_home as words
from tests.helpers.accessibility import violations, violations_in_both_themes
from tests.helpers.browser import ARTEFACTS, SCREEN, OpenPage
from tests.helpers.server import Server
from tests.helpers.stepper import Stepper

QUERY = "seed=3&hidden=4,2&rule=exact&at=12&quantity=delta_w2"


def opened(page: Page, server: Server, query: str = QUERY) -> Page:
    page.goto(f"{server.url}/take_home?{query}")
    expect(page.get_by_role("heading", name=words.BACK)).to_be_visible()
    return page


def kept(page: Page, label: str, folder: Path) -> Path:
    """The file behind a button, under the name that the page gave it."""
    with page.expect_download() as download:
        page.get_by_role("button", name=label, exact=True).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_what_is_kept_runs_prints_and_brings_one_back(
    open_page: OpenPage, server: Server, tmp_path: Path
) -> None:
    page = opened(open_page(), server)
    program = kept(page, words.SCRIPT, tmp_path)
    assert program.name == "backprop-seed3-it12.py"
    printed = subprocess.run(
        [sys.executable, program], capture_output=True, text=True, check=True, cwd=tmp_path
    ).stdout
    errors = train(Settings(seed=3, hidden=(4, 2), rule="exact")).errors
    assert f"error before the last update:  {errors[-1]}" in printed
    csv = kept(page, words.CSV, tmp_path).read_text().splitlines()
    assert [float(line.split(",")[1]) for line in csv[1:]] == errors.tolist()
    assert kept(page, words.PARQUET, tmp_path).read_bytes()[:4] == b"PAR1"
    picture = page.get_by_role("img", name="QR code of the link")
    expect(picture).to_have_attribute("alt", f"QR code of the link {server.url}/?{QUERY}")

    for label, name in (
        (words.SHEET, "worksheet"),
        (words.SOLUTION, "solution"),
        (words.REPORT, "report"),
    ):
        paper = open_page()
        file = kept(page, label, tmp_path)
        paper.set_content(file.read_text(encoding="utf-8"))
        paper.emulate_media(media="print")
        paper.screenshot(path=ARTEFACTS / f"paper-{name}.png", full_page=True)
        assert violations(paper) == []
        # As wide as the paper less its margins: nothing is cut off.
        for width in (688, 710):
            paper.set_viewport_size({"width": width, "height": 1000})
            wide = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
            assert paper.evaluate(wide)

    saved = kept(page, words.SAVED, tmp_path)
    assert saved.name == "backprop-seed3-it12.json"
    other = opened(open_page(), server, "seed=9")
    drop = other.get_by_test_id("stFileUploaderDropzoneInput")
    drop.set_input_files({"name": "x.json", "mimeType": "application/json", "buffer": b"{"})
    expect(other.get_by_text(words.KEPT)).to_be_visible()
    expect(other.get_by_role("spinbutton", name="Seed")).to_have_value("9")
    drop.set_input_files(saved)
    stepper = Stepper(other, server.url)
    stepper.ready().is_at(12, "delta_w2")
    expect(other).to_have_url(f"{server.url}/?{QUERY}")


def test_the_largest_network_fits_on_paper(open_page: OpenPage) -> None:
    random = np.random.RandomState(0)
    tables = [tuple(map(tuple, random.randn(9, width).tolist())) for width in (16, 8)]
    run = train(Settings(hidden=(16, 16), biases="per_unit", dataset=Dataset("own", *tables)))
    small = reduced(run.settings, run.parameters(3), range(9), 16, 4)
    sheet = Worksheet(small, 3, "hard", "z1", names_of(range(9)), 4)
    paper = open_page()
    papers = {"report": report(run, 3, ""), "sheet": sheet.html(), "solution": sheet.solution()}
    for name, html in papers.items():
        paper.set_content(html)
        paper.emulate_media(media="print")
        paper.set_viewport_size({"width": 688, "height": 1000})
        paper.screenshot(path=ARTEFACTS / f"paper-wide-{name}.png")
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert paper.evaluate(wide) <= 0, name


def test_take_it_home_has_no_violation_and_fits(open_page: OpenPage, server: Server) -> None:
    page = opened(open_page(), server)
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    assert violations_in_both_themes(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    main = page.get_by_test_id("stMain")
    assert main.evaluate("one => one.scrollWidth <= one.clientWidth")
    page.set_viewport_size(SCREEN)
    large = page.get_by_role("button", name=words.LARGE, exact=True)
    large.click()
    expect(page.locator(".bp-qr-large img")).to_be_visible()
    expect(page).to_have_url(re.compile("qr=large"))
    assert violations_in_both_themes(page) == []
