"""What the server does at its start."""

from __future__ import annotations

import http.client
import subprocess
import sys
import time
from pathlib import Path

import pytest

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
