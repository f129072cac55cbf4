"""What axe-core finds on a page that is Streamlit's and ours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from nn_view.style.palette import PALETTES
from tests.helpers.browser import is_firefox

#: What Streamlit itself does, in elements that we cannot reach: the rule, a piece of the
#: element's HTML, and why it is not ours.
STREAMLITS_OWN: list[tuple[str, str, str]] = [
    ("list", "stSidebarNavItems", "on a narrow screen the menu's groups are no items of its list"),
    ("listitem", '<li class="st-emotion-cache', "and the items within them have no list"),
    (
        "presentation-role-conflict",
        'data-testid="stFileUploaderDropzone"',
        "the place to drop files is out of the keyboard's way; the button within it is not",
    ),
]


#: Streamlit fades what it is about to draw again: its contrast is that of the moment.
SETTLED = """() => {
  const state = document.querySelector("[data-testid=stApp]")?.dataset.testScriptState;
  // What lies in a closed group of the sidebar keeps its transitions, long finished.
  const fading = document.getAnimations()
    .some((one) => one instanceof CSSTransition && one.playState !== "finished");
  // An element is stale that a run has not drawn yet; its code may still be on its way.
  const coming = document.querySelector('[data-stale="true"], [data-testid="stSkeleton"]');
  return [undefined, "notRunning"].includes(state) && !coming && !fading;
}"""

#: The background of each theme, as the page has it.
BACKGROUNDS: dict[Literal["light", "dark"], str] = {
    "light": PALETTES["light"]["background"],
    "dark": PALETTES["dark"]["background"],
}
SHOWN = """background => {
  const wanted = document.createElement("i");
  wanted.style.color = background;
  const app = document.querySelector("[data-testid=stApp]");
  return app && getComputedStyle(app).backgroundColor === wanted.style.color;
}"""


def violations(page: Page) -> list[str]:
    """Everything that axe-core finds on a page at rest and that is not Streamlit's own."""
    page.wait_for_function(SETTLED)
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [
        f"{violation['id']}: {node['html'][:200]} ({node['failureSummary']})"
        for violation in found
        for node in violation["nodes"]
        if not any(
            rule == violation["id"] and piece in node["html"] for rule, piece, _ in STREAMLITS_OWN
        )
    ]


def in_each_theme(page: Page) -> Iterator[str]:
    """Light, then dark: opening a page for each costs more than what is looked at.

    Firefox stays light: its driver does not know the system's colours.
    """
    for theme, background in BACKGROUNDS.items():
        if theme == "dark" and is_firefox(page):
            continue
        page.emulate_media(color_scheme=theme)
        page.wait_for_function(SHOWN, arg=background)
        page.wait_for_function(SETTLED)
        yield theme


def violations_in_both_themes(page: Page) -> list[str]:
    """The same in light and in dark."""
    return [f"{theme}: {one}" for theme in in_each_theme(page) for one in violations(page)]
