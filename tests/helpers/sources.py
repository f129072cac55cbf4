"""The files of the repository, as the tests on its shape read them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

#: The parts of the house, from below to the screen.
PARTS = ("nn_core", "nn_view", "nn_serve", "pages", "app", "backprop_inspector")

#: Hidden folders that are ours; all others belong to tools.
_HIDDEN = {".ci", ".streamlit"}
_BINARY = {".png", ".pyc", ".gz", ".xlsx", ".xls", ".ods"}
_MADE = {"__pycache__", "artefacts", "build", "node_modules"}


def files(*suffixes: str, under: str = ".") -> list[Path]:
    """All text files of ours, or those with the given suffixes, below a folder."""
    return sorted(
        path
        for path in _walk(ROOT / under)
        if path.suffix not in _BINARY and (not suffixes or path.suffix in suffixes)
    )


def name(path: Path) -> str:
    """A file's path inside the repository, with slashes."""
    return path.relative_to(ROOT).as_posix()


def parts() -> Iterator[tuple[str, Path]]:
    """Each part of the house with each of its Python files."""
    for part in PARTS:
        path = ROOT / part
        for file in files(".py", under=part if path.is_dir() else f"{part}.py"):
            yield part, file


def imported(file: Path) -> set[str]:
    """The top-level names of the packages that a Python file imports."""
    return {module.partition(".")[0] for module in imported_modules(file)}


@cache
def nodes(file: Path) -> tuple[ast.AST, ...]:
    """All nodes of a Python file."""
    return tuple(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))


@cache
def imported_modules(file: Path) -> frozenset[str]:
    """What a Python file imports, in full: ``a.b`` for ``import a.b`` and ``from a import b``."""
    found: set[str] = set()
    for node in _statements(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return frozenset(found)


def _statements(node: ast.AST) -> Iterator[ast.stmt]:
    """All statements below a node: a small part of all nodes."""
    for field in ("body", "orelse", "handlers", "finalbody", "cases"):
        for one in getattr(node, field, ()):
            if isinstance(one, ast.stmt):
                yield one
            yield from _statements(one)


def _walk(folder: Path) -> Iterator[Path]:
    if folder.is_file():
        yield folder
        return
    for entry in folder.iterdir() if folder.is_dir() else ():
        if entry.is_file() and not entry.name.startswith(".coverage") and entry.name != ".git":
            yield entry
        elif entry.is_dir() and _is_ours(entry):
            yield from _walk(entry)


def _is_ours(folder: Path) -> bool:
    hidden = folder.name.startswith(".") and folder.name not in _HIDDEN
    return not hidden and folder.name not in _MADE and folder.suffix != ".egg-info"
