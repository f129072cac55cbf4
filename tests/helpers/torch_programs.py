"""Exported PyTorch programs, run by a Python that has PyTorch: one process for all of them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from typing import Any

from scripts import programs
from tests.helpers.browser import found

_RUNNER = """
import contextlib, io, json, sys
results = {}
for name, source in json.load(sys.stdin).items():
    space = {}
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(compile(source, name, "exec"), space)
    values = {key: one.tolist() for key, one in space["found"].items()}
    results[name] = dict(values=values, errors=space.get("errors"), printed=printed.getvalue())
json.dump(results, sys.stdout)
"""


def results_of(sources: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """What each program found in its iteration, its errors, and what it printed, by name."""
    command = [found(programs.TORCH), "-c", _RUNNER]
    ended = subprocess.run(command, input=json.dumps(sources), capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr[-3000:]
    results: dict[str, dict[str, Any]] = json.loads(ended.stdout)
    return results
