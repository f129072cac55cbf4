"""The QR code of a link as SVG, and what the page has to say about the link."""

from __future__ import annotations

import base64
import io
from html import escape
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

import segno

from nn_view.style.palette import PALETTES
from nn_view.wording import take_home as words

_LONG = 400


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


def reach(link: str) -> str:
    """A sentence on who can use a link, where not everybody can: this computer, this network."""
    if _stays_here(link):
        return words.LOCAL
    return words.NEARBY if _is_private(link) else ""


def _stays_here(link: str) -> bool:
    host = urlsplit(link).hostname or ""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    address = _address(host)
    return address is not None and (address.is_loopback or address.is_unspecified)


def _is_private(link: str) -> bool:
    host = urlsplit(link).hostname or ""
    address = _address(host)
    return host.endswith(".local") or (address is not None and address.is_private)


def _address(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None
