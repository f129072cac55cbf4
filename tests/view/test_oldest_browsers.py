"""The README names the oldest browsers, and the browser's files need no newer ones."""

from __future__ import annotations

import json
import re

from nn_view.wording.pages import OLDEST
from tests.helpers.sources import ROOT, files

#: What sets a bound, with the versions that have it: Chrome, Firefox, Safari.
BOUNDS = {
    "color-mix(": (111, 113, 16.2),
    ":has(": (105, 121, 15.4),
    "DecompressionStream": (80, 113, 16.4),
}
#: What the style sheets may use: all of it is as old as the browsers that the README names. To use
#: another one, look up since when browsers have it; a younger one raises ``OLDEST``.
FUNCTIONS = {"calc", "clamp", "color-mix", "counter", "inset", "linear-gradient", "max", "min"}
FUNCTIONS |= {"repeating-linear-gradient"}
FUNCTIONS |= {"minmax", "repeat", "rotate", "translate", "var"}
SELECTORS = {
    "active",
    "after",
    "backdrop",
    "before",
    "disabled",
    "empty",
    "enabled",
    "first-child",
    "first-letter",
    "focus",
    "root",
}
SELECTORS |= {"focus-visible", "has", "hover", "is", "last-child", "not", "nth-child", "where"}
RULES = {"container", "font-face", "keyframes", "media"}
PRINTED = {"page", "bottom-right"}  # of a worksheet on paper; without them its number is missing


def sources() -> str:
    """All that a browser runs or is styled by, but for comments in style sheets."""
    suffixes = (".js", ".css", ".html")
    texts = [one.read_text("utf-8") for end in suffixes for one in files(end, under="nn_view")]
    return re.sub(r"/\*.*?\*/", "", "\n".join(texts), flags=re.DOTALL)


def test_the_named_versions_are_those_that_have_what_is_used() -> None:
    text = sources()
    assert [one for one in BOUNDS if one not in text] == []
    newest = [max(versions) for versions in zip(*BOUNDS.values(), strict=True)]
    assert [float(version) for version in OLDEST.values()] == newest


def test_the_readme_names_them() -> None:
    readme = " ".join((ROOT / "README.md").read_text("utf-8").split())
    for name, version in OLDEST.items():
        assert f"{name} {version}" in readme


def test_no_style_sheet_uses_what_is_younger() -> None:
    sheets = [file.read_text("utf-8") for file in files(".css", under="nn_view")]
    text = re.sub(r"/\*.*?\*/", "", "\n".join(sheets), flags=re.DOTALL)
    assert {*re.findall(r"(?<![:\w-])([a-z-]+)\(", text)} - {"and", "or"} <= FUNCTIONS
    assert {*re.findall(r"(?<=[\w\s*)\]:]):([a-z-]+)(?=[^;{}]*\{)", text)} <= SELECTORS
    assert {*re.findall(r"@([a-z-]+)", text)} <= RULES | PRINTED
    assert "&" not in text  # nested rules


def test_the_modules_are_checked_against_a_language_that_is_as_old() -> None:
    options = json.loads((ROOT / "tsconfig.json").read_text())["compilerOptions"]
    assert options["lib"][0] == options["target"] == "ES2023"  # Chrome 110, Firefox 115, Safari 16
