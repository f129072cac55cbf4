"""What is printed, read again: its tables, and that nothing in it does anything."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser


class Page(HTMLParser):
    """The tags and attributes of a page, and the cells of its tables by the tables' names."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.open: list[str] = []
        self.tables: list[tuple[str, list[tuple[str, str]]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        given = {name: value or "" for name, value in attrs}
        self.attributes += given.items()
        self.open.append(tag)
        if tag == "table":
            self.tables.append((given.get("aria-label", ""), []))
        if tag == "td" and "thead" not in self.open:
            self.tables[-1][1].append((given.get("class", ""), ""))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "caption" in self.open:
            self.tables[-1] = (self.tables[-1][0] + data, self.tables[-1][1])
        elif self.open[-1:] == ["td"] and "thead" not in self.open:
            self.tables[-1][1][-1] = (self.tables[-1][1][-1][0], data)


def words_of(html: str) -> str:
    """What is read in it, without its tags."""
    return unescape(re.sub("<[^>]*>", "", html))


def assert_harmless(html: str) -> None:
    page = Page(html)
    assert not page.tags & {"script", "img", "iframe", "link", "object", "form"}
    for name, value in page.attributes:
        assert not name.startswith("on"), name
        if name in ("src", "href", "action"):
            raise AssertionError(value)
    assert "url(" not in html
    assert "@import" not in html
    assert "@page" in html
    assert "default-src 'none'" in html
