"""The QR code of a link, as SVG with its text, and what is to be said about the link."""

from __future__ import annotations

import base64
import io
from html import escape
from urllib.parse import urlsplit

import segno

from nn_view.style.palette import PALETTES
from nn_view.wording import take_home as words

_LONG = 400
_LOCAL = {"localhost", "127.0.0.1", "::1", "0.0.0.0"}


def qr_image(link: str) -> str:
    """The same as an ``<img>`` with its picture inside, for pages that clean their HTML."""
    picture = base64.b64encode(qr(link).encode()).decode()
    label = escape(words.QR_LABEL.format(link=link), quote=True)
    return f'<img alt="{label}" src="data:image/svg+xml;base64,{picture}">'


def qr(link: str) -> str:
    """An inline ``<svg>`` that fills its place, dark on light in every theme.

    Raises ``ValueError`` with a sentence where the link is too long for any QR code.
    """
    try:
        # A screen and a sheet are clean: of a long link fewer, larger squares are easier to read.
        code = segno.make(link, error="l" if fine(link) else "m", micro=False)
    except segno.DataOverflowError:
        raise ValueError(words.QR_TOO_LONG) from None
    light = PALETTES["light"]
    buffer = io.BytesIO()
    colours = {"dark": light["text"], "light": light["paper"]}
    code.save(buffer, kind="svg", border=4, omitsize=True, xmldecl=False, nl=False, **colours)
    label = escape(words.QR_LABEL.format(link=link), quote=True)
    return buffer.getvalue().decode().replace("<svg ", f'<svg role="img" aria-label="{label}" ', 1)


def fine(link: str) -> bool:
    """Whether a link's code has so many squares that a camera must be near, or the code large."""
    return len(link) > _LONG


def stays_here(link: str) -> bool:
    """Whether a link leads to the reader's own computer, where nobody else can follow."""
    host = urlsplit(link).hostname or ""
    return host in _LOCAL or host.endswith(".localhost")
