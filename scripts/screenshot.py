"""Take the README's screenshot of the running application: ``python3 tasks.py screenshot``."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import ViewportSize, sync_playwright

from scripts import browsers
from tests.helpers.server import Server
from tests.helpers.sources import ROOT

PICTURE = ROOT / "docs" / "stepper.png"
POSITION = "at=12&quantity=delta_w1&row=4&cell=3,2"
SCREEN = ViewportSize(width=1440, height=810)


def main() -> int:
    """Open a position in the middle of a training and save a screenshot."""
    program = browsers.CHROMIUM.find()
    if program is None:
        print(browsers.CHROMIUM.missing, file=sys.stderr)
        return 1
    PICTURE.parent.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        Server(Path(folder) / "log.txt") as server,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=program, args=[*browsers.CHROMIUM_ARGUMENTS]
        )
        page = browser.new_page(viewport=SCREEN, color_scheme="light")
        page.goto(f"{server.url}/?{POSITION}")
        page.wait_for_selector("[data-testid=stepper][data-ready=true]")
        page.screenshot(path=PICTURE)
        browser.close()
    print(f"Saved as {PICTURE.relative_to(ROOT)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
