"""Exported programs and notebooks reproduce errors, parameters and quantities to the bit."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stdout
from typing import Any

import nbformat
import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as drawing
from hypothesis import strategies as st

from nn_core import FAULTS, Dataset, Edit, Settings, quantities_for, train
from nn_core.exports import (
    METADATA,
    notebook,
    script,
)
from tests.helpers.faulty import wrong_settings
from tests.helpers.strategies import edited, settings
from tests.helpers.typed import with_line

CHOSEN = [
    Settings(),
    Settings(iterations=300, rule="exact", activation="tanh", hidden=(4, 3), biases="per_unit"),
    Settings(iterations=20, activation="relu", initial_biases="random", learn_biases=False),
    Settings(iterations=20, hidden=(2, 2, 2), biases="per_unit", initial_biases="random"),
    Settings.mazur(),
    Settings(iterations=50, dataset=Dataset("own", ((-0.1,), (1e-9,)), ((0.3, 1.0), (0.0, 0.7)))),
    Settings(iterations=12, edits=(Edit(0, "b1", 0, 0, 0.5), Edit(7, "w1", 2, 4, -1.25))),
    Settings(
        iterations=5,
        hidden=(1,),
        biases="per_unit",
        start={"w1": [[0.1], [-0.2], [1e-17]], "b1": [0.3], "w2": [[0.7]], "b2": [-1.5]},
    ),
    Settings(
        iterations=5,
        biases="per_unit",
        edits=(Edit(2, "w2", 1, 0, 2.0), Edit(2, "b1", 0, 3, 0.1), Edit(5, "b2", 0, 0, 3.0)),
    ),
    *(wrong_settings(fault, iterations=30, hidden=(3, 2)) for fault in FAULTS),
]
#: With this mistake the numbers soon overflow float64.
DIVERGING = Settings(iterations=50, hidden=(3, 2), fault="derivative_at_z")


def executed(source: str) -> tuple[dict[str, Any], str]:
    """The names that a program defines, and what it prints."""
    space: dict[str, Any] = {}
    # The program changes NumPy's error handling, which must not affect later tests.
    with redirect_stdout(io.StringIO()) as printed, np.errstate():
        exec(compile(source, "exported.py", "exec"), space)
    return space, printed.getvalue()


def cells(made: str) -> str:
    """The code of a notebook, one cell after the other."""
    return "\n".join(
        "".join(cell["source"]) for cell in json.loads(made)["cells"] if cell["cell_type"] == "code"
    )


def assert_reproduced(chosen: Settings, at: int) -> None:
    run = train(chosen)
    at = min(at, run.completed - (run.diverged is None))
    own = run.at(at)
    for source in (script(chosen, at, run.diverged), cells(notebook(chosen, at, run.diverged))):
        space, printed = executed(source)
        assert np.array(space["errors"]).tobytes() == run.errors.tobytes()
        values = space["found"] | {one.name: space[one.name] for one in run.quantities}
        if "z1" in space["found"]:
            values = space["found"]
            for name, value in run.parameters().items():
                if run.diverged is None:
                    assert np.asarray(space[name]).tobytes() == np.asarray(value).tobytes(), name
            with np.errstate(all="ignore"):
                predicted = space["predict"](run.settings.dataset.train.inputs)
            if run.diverged is None:
                assert predicted.tobytes() == run.predict(chosen.dataset.inputs).tobytes()
        for name in own:
            assert np.asarray(values[name]).tobytes() == np.asarray(own[name]).tobytes(), name
            assert f"{name} =\n" in printed


@pytest.mark.parametrize("chosen", CHOSEN)
def test_an_exported_program_gives_the_same_bits(chosen: Settings) -> None:
    assert_reproduced(chosen, 7)


@drawing(max_examples=15)
@given(
    chosen=st.one_of(settings(faults=("", *FAULTS)), edited(), with_line()), at=st.integers(0, 11)
)
def test_any_settings_exported_give_the_same_bits(chosen: Settings, at: int) -> None:
    assert_reproduced(chosen, at)


def test_a_diverged_training_is_exported_up_to_its_divergence() -> None:
    run = train(DIVERGING)
    assert run.diverged is not None
    for at in (0, run.completed):
        assert_reproduced(DIVERGING, at)
    source = script(DIVERGING, 0, run.diverged)
    assert f"{run.diverged.quantity} of iteration {run.diverged.iteration} is not finite" in source


def test_the_lines_of_the_program_are_those_of_the_list() -> None:
    source = script(Settings(), 12)
    for quantity in quantities_for(Settings()):
        assert f"    {quantity.code}" in source
        assert f"# {quantity.group}\n" in source
    assert "import" not in source.replace("import numpy as np\n", "", 1)


def test_a_line_that_departs_from_the_correct_one_says_so() -> None:
    said = "as the tutorial has it; the exact gradient: "
    source = script(Settings(), 0)
    for line in ("z2_d_b2 = b2", "z2_d_a1 = new_w2", "z1_d_b1 = b1"):
        right = "w2" if line.startswith("z2_d_a1") else "1.0"
        assert f"    {line}  # {said}{right}\n" in source
    assert said not in script(Settings(rule="exact"), 0)
    wrong = Settings(fault="sign_flipped")
    for made in (script(wrong, 0), cells(notebook(wrong, 0))):
        assert "error_d_a2 = output - a2  # wrong on purpose; right: a2 - output\n" in made
    assert "wrong on purpose" not in script(wrong.correct, 0)


def test_a_notebook_is_valid_and_carries_its_metadata() -> None:
    made = notebook(Settings(), 12, carried={"format": "ours"})
    content = json.loads(made)
    nbformat.validate(content)
    assert content["metadata"][METADATA] == {"format": "ours"}
    text = "".join("".join(one["source"]) for one in content["cells"])
    for quantity in quantities_for(Settings()):
        assert f"$${quantity.latex}$$" in text
        assert quantity.sentence in text
