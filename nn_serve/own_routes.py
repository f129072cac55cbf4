"""Our routes, answered before a request passes the layers that Streamlit has for its own.

Those keep cookies and look for paths of files, for example; they take as long as many of our
answers, and a class asks for three of them with each change of a setting.
"""

from __future__ import annotations

from collections.abc import Sequence

from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Route, Router
from starlette.types import ASGIApp, Receive, Scope, Send

from nn_serve.libraries import path_of

WORTH_PACKING = 4_000
"""Bytes: packing fewer takes longer than sending them."""


class OwnRoutes:
    """Answers for these routes, and that there is nothing else in their folders."""

    def __init__(self, app: ASGIApp, routes: Sequence[Route]) -> None:
        self.app = app
        self._folders = tuple({f"/{route.path.split('/')[1]}/" for route in routes})
        answer = ExceptionMiddleware(Router(routes, redirect_slashes=False))
        self._answer = GZipMiddleware(answer, WORTH_PACKING, compresslevel=6)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass on what is not ours."""
        ours = scope["type"] == "http" and path_of(scope).startswith(self._folders)
        await (self._answer if ours else self.app)(scope, receive, send)
