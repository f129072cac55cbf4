"""The files that the browser needs, each under an address that changes with its content.

They are read and compressed once: a class of thirty opens the page at the same time. Plotly.js is
4.8 MB, and what Streamlit's page names is 2.3 MB in sixty files, which Streamlit itself would read
anew for each visitor and send as they are.
"""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import streamlit
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from nn_view.components.bundle import bundle_path, served
from nn_view.components.component import PLOTLY, plotly_path

_FOREVER = "public, max-age=31536000, immutable"
# The registry of Windows may call a script plain text.
_TEXTS = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}
_STREAMLIT = Path(streamlit.__file__).parent / "static"
_STATIC = "/static/"
_NAMED = re.compile(r'(?:src|href)="\./static/([^"]+)"')
_HTML = re.compile(r"js/Html\.[\w-]+\.js")
_IMPORTED = re.compile(r'from"\./([^"]+)"')


@dataclass(frozen=True)
class _File:
    type: str
    plain: bytes
    packed: bytes
    """Empty where it does not pay: fonts and images are packed already."""
    etag: str


def _file(name: str, content: bytes, level: int) -> _File:
    suffix = Path(name).suffix
    kind = _TEXTS.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    packed = gzip.compress(content, level, mtime=0) if suffix in _TEXTS else b""
    return _File(kind, content, packed, f'"{hashlib.sha256(content).hexdigest()[:20]}"')


@cache
def _ours() -> dict[str, _File]:
    """Our files by their address below ``/lib``."""
    files = {
        bundle_path(): (served().encode(), 9),
        plotly_path(): (PLOTLY.read_bytes(), 6),
    }
    return {name.removeprefix("lib/"): _file(name, *file) for name, file in files.items()}


@cache
def _streamlits() -> dict[str, Path]:
    """Streamlit's files by their address below ``/static``."""
    folder = _STREAMLIT / "static"
    return {one.relative_to(folder).as_posix(): one for one in folder.rglob("*") if one.is_file()}


@cache
def _of_streamlit(name: str) -> _File | None:
    return _file(name, _streamlits()[name].read_bytes(), 6) if name in _streamlits() else None


def _named() -> list[str]:
    """Those of them that its page names."""
    return _NAMED.findall((_STREAMLIT / "index.html").read_text(encoding="utf-8"))


def _html() -> list[str]:
    """Those of them that put an element of HTML on the page, and that its page does not name."""
    files = {name: path for name, path in _streamlits().items() if _HTML.fullmatch(name)}
    texts = [path.read_text(encoding="utf-8") for path in files.values()]
    imported = [f"js/{name}" for text in texts for name in _IMPORTED.findall(text)]
    named = _named()
    return [name for name in (*files, *imported) if name not in named]


def html_paths() -> list[str]:
    """The addresses of Streamlit's files that put an element of HTML on the page.

    A page's own style comes as such an element: the browser would ask for these files when the
    element is there, and show the page without its style until they come.
    """
    return [f"static/{name}" for name in _html()]


def prepare() -> None:
    """Compress our files and those that every page needs of Streamlit, before the first visit."""
    _ours()
    for name in (*_named(), *_html()):
        _of_streamlit(name)


def _answer(request: Request, file: _File | None) -> Response:
    """A file, or 404 as text: Streamlit would answer an unknown address with its page."""
    if file is None:
        return PlainTextResponse("There is no such file.", status_code=404)
    headers = {"Cache-Control": _FOREVER, "ETag": file.etag, "Vary": "Accept-Encoding"}
    if file.etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    packed = bool(file.packed) and "gzip" in request.headers.get("accept-encoding", "")
    # Said outright, or the compression around us would pack it anew at every request.
    headers["Content-Encoding"] = "gzip" if packed else "identity"
    content = file.packed if packed else file.plain
    return Response(content, media_type=file.type, headers=headers)


# Not in a thread of its own: what is there at once is sooner sent than handed over.
async def library(request: Request) -> Response:
    """One of our files, or 404."""
    return _answer(request, _ours().get(request.path_params["path"]))


ROUTES = [Route("/lib/{path:path}", library, methods=["GET"])]


def path_of(scope: Scope) -> str:
    """The path of a request below the application, wherever that is mounted."""
    path: str = scope["path"]
    return path.removeprefix(scope.get("root_path", ""))


class StreamlitFiles:
    """Answers for Streamlit's files, whose addresses its application takes for itself."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for a file that is there; pass everything else on."""
        answer: ASGIApp | None = None
        if scope["type"] == "http" and scope["method"] in ("GET", "HEAD"):
            path = path_of(scope)
            if path.startswith(_STATIC) and (file := _of_streamlit(path.removeprefix(_STATIC))):
                answer = _answer(Request(scope), file)
        await (answer or self.app)(scope, receive, send)
