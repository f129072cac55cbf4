"""The headers that keep the page to itself, and errors that keep their traceback."""

from __future__ import annotations

import logging

import pytest
from starlette.testclient import TestClient

from nn_serve import errors, security


@pytest.fixture(autouse=True)
def _fresh_headers() -> None:
    security.headers.cache_clear()


def policy(client: TestClient, path: str = "/run/spec") -> dict[str, str]:
    given = client.get(path).headers["content-security-policy"]
    return dict(part.strip().split(" ", 1) for part in given.split(";"))


@pytest.mark.parametrize("path", ["/run/spec", "/run/spec?seed=x", "/lib/none", "/nowhere"])
def test_every_answer_has_the_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "default-src 'self'" in headers["content-security-policy"]


def test_no_script_runs_that_is_not_ours_or_streamlits(client: TestClient) -> None:
    scripts = policy(client)["script-src"].split()
    assert "'unsafe-inline'" not in scripts
    assert "'unsafe-eval'" not in scripts
    assert {one for one in scripts if not one.startswith("'sha256-")} == {"'self'", "blob:"}
    assert policy(client)["connect-src"] == "'self'"
    assert policy(client)["object-src"] == "'none'"


def test_only_this_host_may_embed_the_page_unless_others_are_named(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    assert policy(client)["frame-ancestors"] == "'self'"
    monkeypatch.setenv(security.EMBEDDERS, "'self' https://course.example:8443 https://*.edu")
    security.headers.cache_clear()
    expected = "'self' https://course.example:8443 https://*.edu"
    assert policy(client)["frame-ancestors"] == expected
    with caplog.at_level(logging.WARNING):
        assert security.embedders("https://course.example; script-src *") == "'self'"
    assert "is not a source" in caplog.text


def test_an_error_is_logged_under_the_id_that_is_shown(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    shown: list[str] = []
    monkeypatch.setattr("streamlit.error", lambda text, **_: shown.append(text))
    with caplog.at_level(logging.ERROR):
        assert errors.on_script_error(RuntimeError("inner secret")) is True
    record = caplog.records[-1]
    name = str(record.args[0]) if isinstance(record.args, tuple) else ""
    assert len(name) == 8
    assert name in shown[0]
    assert "inner secret" not in shown[0]
    assert "inner secret" in caplog.text
