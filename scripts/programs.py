"""The programs that open exported files in the tests: where they are, and how to install them.

Uses only the standard library, since ``tasks.py`` imports it before anything is installed.
"""

from __future__ import annotations

import subprocess
from dataclasses import dataclass

from scripts.browsers import Program


@dataclass(frozen=True)
class PythonWith(Program):
    """A Python that can import ``module``; our own environment need not have it."""

    module: str = ""

    def serves(self, path: str) -> bool:
        """Whether this Python has the module."""
        code = f"import importlib.util as i, sys; sys.exit(i.find_spec({self.module!r}) is None)"
        return subprocess.run([path, "-c", code], capture_output=True).returncode == 0


TORCH = PythonWith(
    "A Python with PyTorch",
    "TORCH_PYTHON",
    ("/usr/bin/python3", "python3"),
    "`apt-get install python3-torch` (Debian, Ubuntu) or `pip install torch`",
    "the tests of the PyTorch program need it",
    module="torch",
)
OFFICE = Program(
    "LibreOffice",
    "SOFFICE",
    ("soffice", "libreoffice"),
    "`apt-get install libreoffice-calc` (Debian, Ubuntu) or `brew install --cask libreoffice`",
    "the tests of the workbook need it",
)
LATEX = Program(
    "pdflatex",
    "PDFLATEX",
    ("pdflatex",),
    "`apt-get install texlive-latex-base` (Debian, Ubuntu) or `brew install --cask basictex`",
    "the tests of the derivation in LaTeX need it",
)
ALL: tuple[Program, ...] = (TORCH, OFFICE, LATEX)


def missing() -> list[Program]:
    """Those that the tests need and this machine does not have."""
    return [one for one in ALL if one.find() is None]
