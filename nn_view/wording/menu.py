"""The words of the menu that are not a page's title."""

from __future__ import annotations

PHONE_MENU = "Pages and settings"
