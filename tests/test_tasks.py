"""The commands: what they say where something is missing, and the address that they print."""

from __future__ import annotations

import sys

import pytest

import tasks
from scripts import chromium


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


def test_a_missing_chromium_fails_an_integration_run_and_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tasks, "prepare", lambda _: None)
    monkeypatch.setattr(chromium, "find", lambda: None)
    monkeypatch.setenv("CI", "1")
    assert tasks.test([]) == 1
    assert "apt-get install chromium" in capsys.readouterr().err


def test_a_missing_chromium_is_said_aloud_elsewhere_and_the_other_tests_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran: list[str] = []

    def record(program: str, *_: str) -> int:
        ran.append(program)
        return 0

    monkeypatch.setattr(tasks, "prepare", lambda _: None)
    monkeypatch.setattr(tasks, "_tool", record)
    monkeypatch.setattr(chromium, "find", lambda: None)
    monkeypatch.delenv("CI", raising=False)
    assert tasks.test([]) == 0
    assert "SKIPPED" in capsys.readouterr().err
    assert ran == ["ruff", "ruff", "mypy", "lint-imports", "pytest"]


def test_every_check_runs_even_where_one_has_failed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tasks, "prepare", lambda _: None)
    monkeypatch.setattr(tasks, "_tool", lambda program, *_: int(program == "mypy"))
    assert tasks.test([]) == 1
    assert "Failed: mypy." in capsys.readouterr().out
