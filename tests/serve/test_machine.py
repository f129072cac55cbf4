"""The memory that there is decides how much is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from nn_serve import machine


def test_a_container_may_have_less_memory_than_its_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    limit = tmp_path / "memory.max"
    monkeypatch.setattr(machine, "_CONTAINER", limit)
    whole = machine.memory()
    limit.write_text("max\n")
    assert machine.memory() == whole
    limit.write_text(f"{whole // 2}\n")
    assert machine.memory() == whole // 2
    limit.write_text(f"{2 * whole}\n")
    assert machine.memory() == whole
