"""An exported notebook runs unchanged in its own kernel."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from nn_core import Settings, train
from nn_core.exports import notebook


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # the kernel's own libraries, not ours
def test_a_notebook_runs_from_top_to_bottom(tmp_path: Path) -> None:
    settings = Settings(seed=4, hidden=(3, 2), biases="per_unit")
    content = nbformat.reads(notebook(settings, 12), as_version=4)  # type: ignore[no-untyped-call]
    client = NotebookClient(content, timeout=60, resources={"metadata": {"path": tmp_path}})
    client.execute()
    printed = "".join(
        output["text"]
        for cell in content.cells
        for output in cell.get("outputs", ())
        if output["output_type"] == "stream"
    )
    run = train(settings)
    assert f"error before the last update:  {run.errors[-1]}" in printed
    for name in run.at(12):
        assert f"{name} =\n" in printed
