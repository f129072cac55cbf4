"""The style sheets leave a step of the stepper cheap."""

from __future__ import annotations

import re

from tests.helpers.sources import ROOT, files

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
#: A selector that goes on from an element with a test id to others within or beside it.
BEYOND_A_TEST_ID = re.compile(r"\[data-testid[^\]]*\][^\s>+~,{]*(?:\s*[>+~]\s*|\s+)[^\s,{][^,{]*")


def beyond(text: str) -> list[str]:
    return BEYOND_A_TEST_ID.findall(COMMENT.sub("", text))


def test_no_rule_looks_beyond_a_test_id() -> None:
    """A step gives its matrices test ids; the browser then asks all that is in them again."""
    assert beyond('a, [data-testid="x"]:focus > * { }') == ['[data-testid="x"]:focus > * ']
    assert not beyond('.a [data-testid="x"], .b p { } [data-testid="x"]::after\n{ }')
    sheets = [path for path in files(".css") if path.is_relative_to(ROOT / "nn_view")]
    assert len(sheets) > 10
    found = {path.name: beyond(path.read_text(encoding="utf-8")) for path in sheets}
    assert not {name: selectors for name, selectors in found.items() if selectors}
