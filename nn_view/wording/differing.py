"""The words that say in which setting runs differ."""

from __future__ import annotations

FIRST = "the sidebar's settings"
