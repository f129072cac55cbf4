"""The QR code of a link as SVG, and what the page has to say about the link."""

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
    """The QR code as an ``<img>`` with inline data, for pages that sanitize their HTML."""
    picture = base64.b64encode(qr(link).encode()).decode()
    label = escape(words.QR_LABEL.format(link=link), quote=True)
    return f'<img alt="{label}" src="data:image/svg+xml;base64,{picture}">'


def qr(link: str) -> str:
    """The QR code as an inline ``<svg>`` without a size, dark on light in every theme.

    Raises ``ValueError`` with a sentence if the link is too long for any QR code.
    """
    try:
        # Screen and paper are clean, so larger squares help more than error correction.
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
    """Whether the code of a link has small squares, which a camera reads only from nearby."""
    return len(link) > _LONG


def stays_here(link: str) -> bool:
    """Whether a link works only on the reader's own computer."""
    host = urlsplit(link).hostname or ""
    return host in _LOCAL or host.endswith(".localhost")
