"""The routes as the application has them, without its pages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from nn_serve import by_hand, libraries, questions, runs
from nn_serve.own_routes import OwnRoutes
from nn_serve.security import SecurityHeaders
from tests.helpers.work import no_work_left

__all__ = ["client", "no_work_left"]


@pytest.fixture(scope="session")
def client() -> Iterator[TestClient]:
    """One for all tests: the routes keep nothing of who asks."""
    routes = [*libraries.ROUTES, *runs.ROUTES, *questions.ROUTES, *by_hand.ROUTES]
    app = Starlette(middleware=[Middleware(SecurityHeaders), Middleware(OwnRoutes, routes)])
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client
