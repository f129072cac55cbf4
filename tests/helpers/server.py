"""A Streamlit server of our own, started and stopped as a user does, on a port that is free."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from tests.helpers.patience import PATIENCE
from tests.helpers.sources import ROOT


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return int(probe.getsockname()[1])


def streamlit(script: str = "app.py", module: str = "streamlit") -> list[str]:
    """``streamlit run <script>``, or the same by a module that stands in for Streamlit."""
    return [sys.executable, "-m", module, "run", script, "--server.fileWatcherType", "none"]


class Server:
    """A command that takes Streamlit's options, as a process; a context manager that waits until
    it answers. ``folder`` is where it is started, the repository if nothing is said, and
    ``port_option`` how the command is told its port.
    """

    def __init__(
        self,
        log: Path,
        command: Sequence[str] = (),
        folder: Path = ROOT,
        port_option: str = "--server.port",
    ) -> None:
        self.port = free_port()
        self.log = log
        self.command = [*(command or streamlit())]
        self.folder = folder
        self.port_option = port_option
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The address without a slash at its end."""
        return f"http://localhost:{self.port}"

    def used(self) -> tuple[float, float]:
        """Its processor time so far in seconds, and its memory in MB; Linux only."""
        if self._process is None:
            return 0.0, 0.0
        about = Path(f"/proc/{self._process.pid}")
        user, system = (about / "stat").read_text().rsplit(")", 1)[1].split()[11:13]
        pages = int((about / "statm").read_text().split()[1])
        ticks = os.sysconf("SC_CLK_TCK")
        return (int(user) + int(system)) / ticks, pages * os.sysconf("SC_PAGE_SIZE") / 1e6

    def start(self) -> None:
        """Start on the same port as before; raises ``RuntimeError`` with the log if it fails."""
        command = [*self.command, self.port_option, str(self.port)]
        with self.log.open("ab") as log:
            # A group of its own: stopping it must not reach the tests, nor a Ctrl+C there it.
            self._process = subprocess.Popen(
                command, cwd=self.folder, stdout=log, stderr=log, start_new_session=True
            )
        deadline = time.monotonic() + PATIENCE
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.stop()
                raise RuntimeError(f"{self.command} did not start:\n{self.log.read_text()}")
            time.sleep(0.05)

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=2) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    def stop(self) -> None:
        """Stop at once, as a crash would: nobody is told."""
        if self._process is not None and self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        self._process = None

    def __enter__(self) -> Server:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()
