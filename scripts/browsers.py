"""The system's browsers: where they are, how to start them, and what to do if one is missing.

Uses only the standard library, since ``tasks.py`` imports it before anything is installed.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass


@dataclass(frozen=True)
class Program:
    """A browser or another program of the system: the first of ``names`` that is installed.

    ``variable``: an environment variable that may have its path instead; ``use``: what needs it.
    """

    title: str
    variable: str
    names: tuple[str, ...]
    install: str
    use: str = "some of the browser tests need it"

    def find(self) -> str | None:
        """The path of the executable, or ``None``."""
        asked = os.environ.get(self.variable, "")
        paths = filter(None, map(shutil.which, (asked, *self.names)))
        return next(filter(self.serves, paths), None)

    def serves(self, path: str) -> bool:  # noqa: ARG002
        """Whether the executable at this path can do what it is needed for."""
        return True

    @property
    def missing(self) -> str:
        """What to say where it was not found."""
        return (
            f"{self.title} was not found, and {self.use}. Install it with {self.install}, or set "
            f"the environment variable {self.variable} to its path."
        )


CHROMIUM = Program(
    "Chromium",
    "CHROMIUM",
    ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome"),
    "`apt-get install chromium` (Debian, Ubuntu) or `brew install --cask chromium` (macOS)",
)
FIREFOX = Program(
    "Firefox",
    "FIREFOX",
    ("firefox-esr", "firefox"),
    "`apt-get install firefox-esr` (Debian) or `brew install --cask firefox` (macOS)",
)
#: The engine of Safari. Its driver brings a browser along, which needs a screen: one that nobody
#: sees, by Xvfb.
WEBKIT = Program(
    "The driver of WebKitGTK",
    "WEBKIT_DRIVER",
    ("WebKitWebDriver",),
    "`apt-get install webkit2gtk-driver` (Debian, Ubuntu)",
)
SCREEN = Program("Xvfb", "XVFB", ("Xvfb",), "`apt-get install xvfb` (Debian, Ubuntu)")
ALL = (CHROMIUM, FIREFOX, WEBKIT, SCREEN)

# No sandbox: containers forbid it, and the browser opens only our own pages. The other options stop
# background work and requests to other hosts that the tests do not need.
CHROMIUM_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def missing() -> list[Program]:
    """Those that the tests need and this machine has not."""
    return [one for one in ALL if one.find() is None]


def required() -> bool:
    """Whether a missing browser is a failure: in continuous integration, nothing is skipped."""
    return os.environ.get("CI", "").lower() not in ("", "0", "false")
