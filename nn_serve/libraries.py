"""The files that the browser needs, each under an address that changes with its content.

They are compressed once, at start: Plotly.js is 4.8 MB, and a class of thirty opens the page at
the same time.
"""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from functools import cache

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from nn_view.components.bundle import bundle_path, served
from nn_view.components.component import PLOTLY, plotly_path

_FOREVER = "public, max-age=31536000, immutable"
_TYPE = "text/javascript; charset=utf-8"


@dataclass(frozen=True)
class _File:
    plain: bytes
    packed: bytes
    etag: str


def _file(content: bytes, level: int) -> _File:
    etag = f'"{hashlib.sha256(content).hexdigest()[:20]}"'
    return _File(content, gzip.compress(content, level, mtime=0), etag)


@cache
def files() -> dict[str, _File]:
    """All files by their address relative to the root."""
    return {
        bundle_path(): _file(served().encode(), 9),
        plotly_path(): _file(PLOTLY.read_bytes(), 6),
    }


# Not in a thread of its own: what is there at once is sooner sent than handed over.
async def library(request: Request) -> Response:
    """One file, or 404 as text: Streamlit would answer an unknown address with its page."""
    file = files().get(f"lib/{request.path_params['path']}")
    if file is None:
        return PlainTextResponse("There is no such file.", status_code=404)
    headers = {"Cache-Control": _FOREVER, "ETag": file.etag, "Vary": "Accept-Encoding"}
    if file.etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(
            file.packed, media_type=_TYPE, headers=headers | {"Content-Encoding": "gzip"}
        )
    # Said outright, or the compression around us would pack it anew at every request.
    return Response(
        file.plain, media_type=_TYPE, headers=headers | {"Content-Encoding": "identity"}
    )


ROUTES = [Route("/lib/{path:path}", library, methods=["GET"])]
