"""The repository itself: nothing of one machine in it, and its papers agree with its files."""

from __future__ import annotations

import os
import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

import tasks
from tests.helpers.sources import ROOT, files, imported, name, parts

#: Roots of one machine's directories; written apart, so that this file passes its own test.
MACHINE = re.compile("/(?:" + "|".join(["work", "tmp", "home", "root", "Users"]) + ")/[a-z]")
#: What uvicorn uses where it is installed; no code of ours imports it.
FOUND_BY_UVICORN = {"httptools", "uvloop"}


def test_no_file_names_a_path_of_one_machine() -> None:
    found = [
        f"{name(file)}:{number}"
        for file in files()
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if MACHINE.search(line)
    ]
    assert found == []


def requirements(file: str) -> dict[str, SpecifierSet]:
    """Distribution names with their version ranges, or the versions of ``constraints.txt``."""
    lines = (line.partition("#")[0].strip() for line in (ROOT / file).read_text().splitlines())
    named = [Requirement(line) for line in lines if line[:1].isalnum()]
    return {one.name: one.specifier for one in named}


def test_requirements_name_exactly_what_the_code_imports() -> None:
    # A name with a hyphen is imported with an underscore.
    outside = {package.replace("_", "-") for _, file in parts() for package in imported(file)}
    outside &= {*requirements("requirements.txt"), *requirements("requirements-dev.txt")}
    assert outside | FOUND_BY_UVICORN == set(requirements("requirements.txt"))


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_every_requirement_has_a_range_and_a_reason(file: str) -> None:
    lines = [line for line in (ROOT / file).read_text().splitlines() if line[:1].isalnum()]
    assert lines
    for line in lines:
        assert re.fullmatch(r"[\w-]+>=[\d.]+,<[\d.]+(; [^#]+)?\s+# \S.*", line), line


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_every_requirement_has_a_tested_version_within_its_range(file: str) -> None:
    tested = {
        canonicalize_name(one): Version(str(version).removeprefix("=="))
        for one, version in requirements("constraints.txt").items()
    }
    for one, allowed in requirements(file).items():
        assert tested[canonicalize_name(one)] in allowed, one


def test_the_wheel_is_built_by_what_the_tests_build_it_with() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    tested = requirements("requirements-dev.txt")
    for one in map(Requirement, project["build-system"]["requires"]):
        assert one.specifier == tested[one.name]
    for one in map(Requirement, project["project"]["optional-dependencies"]["dask"]):
        assert one.specifier == tested[one.name]


def test_the_version_is_the_same_everywhere() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert f"\nversion: {version}\n" in (ROOT / "CITATION.cff").read_text()
    released = re.findall(r"^## (\d\S+)", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert released[0] == version


def test_public_runs_and_hooks_call_commands_of_this_repository() -> None:
    workflow = (ROOT / ".github" / "workflows" / "ci.yml").read_text()
    assert "container: debian:12\n" in workflow
    assert "- run: .ci/run\n" in workflow
    hooks = (ROOT / ".pre-commit-config.yaml").read_text()
    commands = re.findall(r"entry: python3 tasks\.py (\w+) ?(.*)", hooks)
    assert commands
    for command, arguments in commands:
        assert command in tasks.COMMANDS
        assert [one for one in arguments.split() if not (ROOT / one).exists()] == []


def test_the_integration_run_calls_the_command_of_the_readme() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    command = "python3 tasks.py test"
    assert command in script.read_text().splitlines()
    assert command in (ROOT / "README.md").read_text().splitlines()


def test_the_oldest_python_is_the_same_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    oldest = ".".join(map(str, tasks.OLDEST))
    assert project["project"]["requires-python"] == f">={oldest}"
    assert project["tool"]["mypy"]["python_version"] == oldest
    assert f"Python {oldest}" in (ROOT / "README.md").read_text()


PAPERS = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "benchmarks/README.md"]


@pytest.mark.parametrize("paper", PAPERS)
def test_every_file_that_a_paper_names_exists(paper: str) -> None:
    text = (ROOT / paper).read_text(encoding="utf-8")
    named = set(re.findall(r"[`(]((?:[\w.-]+/)*[\w-]+\.(?:py|js|css|md|toml|txt|png))[`)]", text))
    assert named
    places = (ROOT, ROOT / "nn_view" / "stepper" / "js", (ROOT / paper).parent)
    missing = [one for one in sorted(named) if not any((at / one).exists() for at in places)]
    assert missing == []


def test_every_invariant_names_the_test_that_holds_it() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    assert len(text.splitlines()) < 150
    invariants = re.findall(r"^- Invariant: .*?(?=^- |^$|\Z)", text, re.MULTILINE | re.DOTALL)
    assert len(invariants) >= 8
    for invariant in invariants:
        held = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", invariant)
        assert held, invariant
        for file, test in held:
            assert f"def {test}" in (ROOT / file).read_text(encoding="utf-8"), invariant
