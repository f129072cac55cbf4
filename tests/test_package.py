"""The wheel, in an environment of its own: what is in it, and that it serves the pages."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from pages.shell import menu
from tests.helpers.server import Server
from tests.helpers.sources import ROOT, files, name

#: They build, install and serve the application.
pytestmark = pytest.mark.slow

VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
#: Folders that keep their place, and those that become a part of the command's package.
TOP, INSIDE = ("nn_core", "nn_view", "nn_serve", "backprop_inspector"), ("pages", ".streamlit")


def build(folder: Path, to: Path, *options: str) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(to), *options]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def contents(wheel: Path) -> set[str]:
    """The files of a wheel but for those that describe it."""
    with zipfile.ZipFile(wheel) as opened:
        return {one for one in opened.namelist() if ".dist-info/" not in one}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The wheel and the source distribution."""
    folder = tmp_path_factory.mktemp("built")
    build(ROOT, folder)
    (wheel,), (source,) = folder.glob("*.whl"), folder.glob("*.tar.gz")
    return wheel, source


@pytest.fixture(scope="module")
def environment(built: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment that has the wheel; what it requires is the tests' own."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder)
    here = {"base": str(folder), "platbase": str(folder)}
    packages = Path(sysconfig.get_path("purelib", "venv", here))
    (packages / "requirements.pth").write_text(sysconfig.get_path("purelib"))
    programs = Path(sysconfig.get_path("scripts", "venv", here))
    pip = [sys.executable, "-m", "pip", "--python", str(programs / "python")]
    options = ["--quiet", "--disable-pip-version-check", "--no-deps", "--no-index"]
    subprocess.run([*pip, "install", *options, str(built[0])], check=True)
    return programs


def printed(*command: str | Path, folder: Path) -> str:
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


def test_the_wheel_holds_the_application_and_nothing_else(built: tuple[Path, Path]) -> None:
    expected = {name(file) for folder in TOP for file in files(under=folder)}
    inside = [file for folder in INSIDE for file in files(under=folder)] + [ROOT / "app.py"]
    expected |= {f"backprop_inspector/{name(file)}" for file in inside}
    assert contents(built[0]) == expected


def test_the_source_distribution_has_no_tests_and_gives_the_same_wheel(
    built: tuple[Path, Path], tmp_path: Path
) -> None:
    with tarfile.open(built[1]) as opened:
        opened.extractall(tmp_path, filter="data")
    (folder,) = tmp_path.iterdir()
    assert {one.name for one in folder.iterdir() if one.is_dir()} == {*TOP, *INSIDE}
    build(folder, tmp_path, "-t", "wheel")
    (wheel,) = tmp_path.glob("*.whl")
    assert wheel.read_bytes() == built[0].read_bytes()


def test_the_command_says_its_version_and_its_options(environment: Path, tmp_path: Path) -> None:
    command = environment / "backprop-inspector"
    assert printed(command, "--version", folder=tmp_path) == f"backprop-inspector {VERSION}\n"
    assert "--server.port 8600" in printed(command, "--help", folder=tmp_path)


def test_the_mathematics_can_be_imported_and_no_name_that_others_use_is_taken(
    environment: Path, tmp_path: Path
) -> None:
    code = "import nn_core; print(nn_core.__file__)"
    found = Path(printed(environment / "python", "-c", code, folder=tmp_path).strip())
    packages = found.parents[1]
    assert environment.parent in packages.parents
    assert {one.name for one in packages.iterdir() if one.is_dir()} == {
        *TOP,
        f"backprop_inspector-{VERSION}.dist-info",
    }


@pytest.fixture
def server(environment: Path, tmp_path: Path) -> Iterator[Server]:
    """The command, started in a folder of which it knows nothing."""
    command = [str(environment / "backprop-inspector")]
    with Server(tmp_path / "log.txt", command, folder=tmp_path) as server:
        yield server


def first_drawing(server: Server) -> Iterator[ForwardMsg]:
    """What the server tells a browser from the first visit to the end of the first drawing."""
    address = server.url.replace("http", "ws", 1) + "/_stcore/stream"
    origin, protocols = Origin(server.url), [Subprotocol("streamlit")]
    with connect(address, origin=origin, subprotocols=protocols, proxy=None) as socket:
        visit = BackMsg()
        visit.rerun_script.query_string = ""
        socket.send(visit.SerializeToString())
        kind = ""
        while kind != "script_finished":
            message = ForwardMsg.FromString(socket.recv(timeout=30, decode=False))
            kind = message.WhichOneof("type") or ""
            yield message


def test_the_command_serves_the_pages_with_their_configuration(server: Server) -> None:
    told = {message.WhichOneof("type"): message for message in first_drawing(server)}
    pages = {one.page_name for one in told["navigation"].navigation.app_pages}
    assert pages == {entry.title for entry in menu.ENTRIES}
    # Streamlit's own would be to gather statistics, and a developer's menu.
    configuration = told["new_session"].new_session.config
    assert not configuration.gather_usage_stats
    assert configuration.toolbar_mode == configuration.ToolbarMode.MINIMAL
    assert told["script_finished"].script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
    assert "Traceback" not in server.log.read_text()
