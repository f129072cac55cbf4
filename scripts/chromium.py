"""The system's Chromium: where it is, how to start it, and what to do if it is missing.

Uses only the standard library, since ``tasks.py`` imports it before anything is installed.
"""

from __future__ import annotations

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")

MISSING = (
    "Chromium was not found, and the browser tests need it. Install it with "
    "`apt-get install chromium` (Debian, Ubuntu) or `brew install --cask chromium` (macOS), "
    "or set the environment variable CHROMIUM to its path."
)

# No sandbox: containers forbid it, and the browser opens only our own pages. The other options stop
# background work and requests to other hosts that the tests do not need.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find() -> str | None:
    """The path of the executable, or ``None``."""
    return next(filter(None, map(shutil.which, (os.environ.get("CHROMIUM", ""), *NAMES))), None)


def required() -> bool:
    """Whether a missing browser is a failure: in continuous integration, nothing is skipped."""
    return os.environ.get("CI", "").lower() not in ("", "0", "false")
