"""What axe-core finds on a page that is Streamlit's and ours."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

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
  const fading = document.getAnimations().some((one) => one instanceof CSSTransition);
  const stale = document.querySelector('[data-stale="true"]');
  return [undefined, "notRunning"].includes(state) && !stale && !fading;
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
