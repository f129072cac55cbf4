"""The commands: what they say where something is missing, and the address that they print."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import tasks
from scripts.browsers import Program
from tests.helpers.sources import ROOT


def test_an_old_python_gets_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    assert tasks.main() == 1
    assert "needs Python 3.11 or newer" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "address"),
    [
        (["--server.port", "8600"], "http://localhost:8600"),
        (["--server.port=8600", "--theme.base=dark"], "http://localhost:8600"),
        (["--server.address", "10.0.0.7", "--server.port", "80"], "http://10.0.0.7:80"),
    ],
)
def test_the_printed_address_is_the_one_that_was_asked_for(
    arguments: list[str], address: str
) -> None:
    assert tasks._address(arguments) == address


def test_without_arguments_the_address_is_that_of_the_configuration() -> None:
    assert tasks._address([]).startswith("http://localhost:")


PACKAGES = {
    "chromium": "chromium",
    "firefox-esr": "firefox-esr",
    "WebKitWebDriver": "webkit2gtk-driver",
    "Xvfb": "xvfb",
    "python3": "python3-torch",
    "soffice": "libreoffice-calc",
    "pdflatex": "texlive-latex-base",
}
"""The Debian package of each program that the tests need."""


@pytest.mark.parametrize("program", PACKAGES)
def test_a_missing_program_fails_an_integration_run_and_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], program: str
) -> None:
    monkeypatch.setattr(tasks, "prepare", lambda _: None)
    there = PACKAGES.keys() - {program}
    monkeypatch.setattr(Program, "find", lambda one: "there" if there & {*one.names} else None)
    monkeypatch.setenv("CI", "1")
    assert tasks.test([]) == 1
    said = capsys.readouterr().err
    assert re.findall(r"apt-get install (\S+?)`", said) == [PACKAGES[program]]
    assert "SKIPPED" not in said


def test_a_missing_program_is_said_aloud_elsewhere_and_the_other_tests_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran: list[str] = []

    def record(program: str, *_: str) -> int:
        ran.append(program)
        return 0

    monkeypatch.setattr(tasks, "prepare", lambda _: None)
    monkeypatch.setattr(tasks, "_tool", record)
    monkeypatch.setattr(tasks, "_types", lambda: record("tsc"))
    monkeypatch.setattr(Program, "find", lambda _: None)
    monkeypatch.delenv("CI", raising=False)
    assert tasks.test([]) == 0
    assert "SKIPPED" in capsys.readouterr().err
    assert ran == ["ruff", "ruff", "mypy", "lint-imports", "tsc", "pytest", *["coverage"] * 4]


def test_each_folder_is_covered_by_a_bound_of_its_own() -> None:
    bounds = {command[2]: command[3] for command in tasks.COVERAGE.values()}
    assert bounds["--include=nn_core/*"] == "--fail-under=100"
    measured = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["coverage"]["run"]
    assert measured["branch"]
    assert [*bounds] == [f"--include={folder}/*" for folder in measured["source"]]


def test_every_check_runs_even_where_one_has_failed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tasks, "prepare", lambda _: None)
    monkeypatch.setattr(tasks, "_tool", lambda program, *_: int(program == "mypy"))
    monkeypatch.setattr(tasks, "_types", lambda: 0)
    assert tasks.test([]) == 1
    assert "Failed: mypy." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "ran"),
    [
        (["--fast", "tests/core"], ["pytest", *tasks.FAST, "tests/core"]),
        (["tests/core"], ["pytest", "tests/core"]),
        (["--fast"], ["pytest", *tasks.PARALLEL, *tasks.FAST]),
    ],
)
def test_a_part_and_the_fast_tests_can_be_asked_for(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], ran: list[str]
) -> None:
    commands: list[list[str]] = []

    def record(*command: str) -> int:
        commands.append([*command])
        return 0

    monkeypatch.setattr(tasks, "prepare", lambda _: None)
    monkeypatch.setattr(tasks, "_tool", record)
    monkeypatch.setattr(tasks, "_types", lambda: record("tsc"))
    assert tasks.test(arguments) == 0
    assert commands[-1] == ran
    checks = len(tasks.CHECKS) if arguments == ["--fast"] else 1
    assert len(commands) == checks


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[tuple[str, ...]]:
    """What ``prepare`` asks pip for in a new environment for which the tested versions are not."""
    asked: list[tuple[str, ...]] = []

    def install(*arguments: str) -> None:
        asked.append(arguments)
        if "--constraint" in arguments:
            raise subprocess.CalledProcessError(1, "pip")

    monkeypatch.setattr(tasks, "VENV", tmp_path)
    monkeypatch.setattr(tasks, "_make_venv", lambda: None)
    monkeypatch.setattr(tasks, "_install", install)
    return asked


def test_where_the_tested_versions_do_not_fit_the_ranges_do(
    monkeypatch: pytest.MonkeyPatch,
    installed: list[tuple[str, ...]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.delenv("CI", raising=False)
    tasks.prepare(tasks.RUNTIME)
    assert installed[0][:4] == ("-r", "requirements.txt", "--constraint", "constraints.txt")
    assert installed[1:] == [("-r", "requirements.txt")]
    assert "constraints.txt cannot be installed" in capsys.readouterr().out
    tasks.prepare(tasks.RUNTIME)
    assert len(installed) == 2, "nothing has changed"


def test_an_integration_run_takes_the_tested_versions_or_fails(
    monkeypatch: pytest.MonkeyPatch, installed: list[tuple[str, ...]]
) -> None:
    monkeypatch.setenv("CI", "1")
    with pytest.raises(subprocess.CalledProcessError):
        tasks.prepare(tasks.DEVELOPMENT)
    assert len(installed) == 1


@pytest.mark.parametrize(("integration", "status"), [("1", 1), ("", 0)])
def test_without_node_types_are_not_checked_which_fails_an_integration_run(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    integration: str,
    status: int,
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setenv("CI", integration)
    assert tasks._types() == status
    said = capsys.readouterr().err
    assert "apt-get install nodejs npm" in said
    assert ("NOT CHECKED" in said) == (status == 0)


def test_the_type_checker_is_installed_from_the_lock_and_its_result_counts(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ran: list[tuple[str, ...]] = []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        ran.append(tuple(command[1:]))
        (tmp_path / "node_modules").mkdir(exist_ok=True)
        return subprocess.CompletedProcess(command, 2 if "types" in command else 0)

    (tmp_path / "package-lock.json").write_text("{}")
    monkeypatch.setattr(tasks, "ROOT", tmp_path)
    monkeypatch.setattr(shutil, "which", lambda name: name)
    monkeypatch.setattr(subprocess, "run", run)
    assert (tasks._types(), tasks._types()) == (2, 2)
    check = ("run", "--silent", "types")
    assert ran == [("ci",), check, check]


def test_what_node_is_for_is_pinned_and_its_lock_names_no_host() -> None:
    package = json.loads((tasks.ROOT / "package.json").read_text())
    lock = (tasks.ROOT / "package-lock.json").read_text()
    assert set(package["devDependencies"]) == {"gift-pegjs", "typescript"}
    for version in package["devDependencies"].values():
        assert re.fullmatch(r"[\d.]+", version)
    assert "dependencies" not in package
    assert "://" not in lock
