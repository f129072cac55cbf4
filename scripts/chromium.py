"""The system's Chromium: where it is, how it is started, and what to do where it is missing.

Only the standard library, since ``tasks.py`` asks before anything is installed.
"""

from __future__ import annotations

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")

MISSING = (
    "Chromium was not found, and the browser tests need it. Install it with "
    "`apt-get install chromium` (Debian, Ubuntu) or `brew install --cask chromium` (macOS), "
    "or name its program in the environment variable CHROMIUM."
)

# No sandbox: containers forbid it, and only our own pages are opened. The rest keeps the
# browser from doing work, and asking other hosts, for things that are not under test.
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
    """The path of the program, or ``None``."""
    return next(filter(None, map(shutil.which, (os.environ.get("CHROMIUM", ""), *NAMES))), None)


def required() -> bool:
    """Whether a missing browser is a failure: in continuous integration nothing is left out."""
    return os.environ.get("CI", "").lower() not in ("", "0", "false")
