"""What the server does at its start."""

from __future__ import annotations

import http.client
import subprocess
import sys
import time
from pathlib import Path

import pytest
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session, runtime

from nn_serve import lifespan
from tests.helpers.server import Server, streamlit
from tests.helpers.sources import ROOT

#: A client acknowledges late, after 40 ms; what waits for that comes no sooner.
TOGETHER_SECONDS = 0.02
ASKED = 8


UVICORN = [sys.executable, "-m", "uvicorn", "app:app"]
#: How the application may be served, each with the option for its port: by Streamlit, by uvicorn
#: itself, which makes the sockets, and by two processes that share a socket bound beforehand.
SERVED = {
    "streamlit": (streamlit(), "--server.port"),
    "uvicorn": (UVICORN, "--port"),
    "two workers": ([*UVICORN, "--workers", "2"], "--port"),
}


def second_body_after_its_head(port: int, path: str) -> float:
    """Seconds between head and body of the second answer on one kept connection."""
    connection = http.client.HTTPConnection("localhost", port)
    connection.request("GET", path)
    connection.getresponse().read()
    connection.request("GET", path)
    answer = connection.getresponse()
    began = time.perf_counter()
    assert answer.read()
    took = time.perf_counter() - began
    connection.close()
    return took


@pytest.mark.slow
@pytest.mark.parametrize("served", SERVED)
def test_the_body_of_an_answer_comes_with_its_head(served: str, tmp_path: Path) -> None:
    command, option = SERVED[served]
    with Server(tmp_path / "log.txt", command, port_option=option) as server:
        for path in ("/_stcore/health", "/run/state"):
            # A busy machine may be late at any one of them, but not at all.
            gaps = [second_body_after_its_head(server.port, path) for _ in range(ASKED)]
            assert min(gaps) < TOGETHER_SECONDS, path


def test_the_messages_of_a_run_leave_sooner_than_streamlit_sends_them(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    usual = vars(runtime)[lifespan.FLUSH_INTERVAL]
    monkeypatch.setattr(runtime, lifespan.FLUSH_INTERVAL, usual)
    lifespan.flush_soon()
    assert vars(runtime)[lifespan.FLUSH_INTERVAL] < usual
    monkeypatch.delattr(runtime, lifespan.FLUSH_INTERVAL)
    lifespan.flush_soon()
    assert lifespan.FLUSH_INTERVAL in caplog.text


def test_the_theme_is_looked_up_once_and_stays_the_same(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    looked_up: list[str] = []
    usual = vars(app_session)[lifespan.THEME]

    def populate(message: CustomThemeConfig, section: str = "theme") -> None:
        looked_up.append(section)
        if section != "theme.dark.sidebar":  # of which nothing is configured
            usual(message, section)
            message.primary_color = section

    def themes() -> CustomThemeConfig:
        whole = CustomThemeConfig()
        fill = vars(app_session)[lifespan.THEME]
        fill(whole)
        fill(whole.light, "theme.light")
        fill(whole.dark.sidebar, "theme.dark.sidebar")
        return whole

    monkeypatch.setattr(app_session, lifespan.THEME, populate)
    expected = themes()
    assert expected.light.primary_color == "theme.light"
    assert not expected.HasField("dark")
    looked_up.clear()
    lifespan.read_theme_once()
    assert themes() == expected
    assert themes() == expected
    assert looked_up == ["theme", "theme.light", "theme.dark.sidebar"]
    monkeypatch.delattr(app_session, lifespan.THEME)
    lifespan.read_theme_once()
    assert lifespan.THEME in caplog.text


@pytest.mark.slow
def test_what_is_imported_is_never_searched_for_garbage_again() -> None:
    script = """
import gc, sys
from nn_serve.lifespan import settle
settle()
needed = {"pandas", "openpyxl", "nn_view.handouts.worksheet", "nn_core.sweeps.grid"}
assert needed <= set(sys.modules)
print(gc.get_freeze_count(), len(gc.get_objects()))
"""
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    kept, searched = map(int, done.stdout.split())
    assert searched < kept / 100
