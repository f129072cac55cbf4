"""A run as a program: one Python file, or a notebook that shows one iteration step by step.

Both need NumPy alone and reproduce the run's errors to the bit on the same machine and version of
NumPy.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from nn_core.exports import pieces
from nn_core.setup.declaring import non_default
from nn_core.setup.settings import Settings
from nn_core.training.history import Divergence

METADATA = "backprop_inspector"
"""The key in a notebook's metadata that holds the settings it was made from."""


_IN_SENTENCE = {
    *("seed", "iterations", "learn_biases", "hidden", "activation", "rule"),
    *("fault", "lines"),
}
_IN_CODE = {"learning_rate", "biases", "initial_biases", "start", "dataset", "edits"}
"""Settings whose values appear in the code of the program."""


def _summary(settings: Settings) -> str:
    layers = "-".join(map(str, settings.layers))
    learned = "learned" if settings.learn_biases else "not learned"
    sentence = (
        f"A {layers} network, {settings.activation} in the hidden layers, rule {settings.rule}, "
        f"biases {learned};\nseed {settings.seed}, {settings.iterations} iterations."
    )
    if settings.mistake:
        sentence += f" Wrong on purpose: {settings.mistake.title}."
    others = [
        f"{name.replace('_', ' ')} {getattr(settings, name)}"
        for name in non_default(settings)
        if name not in _IN_SENTENCE | _IN_CODE
    ]
    if others:
        sentence += f"\nAlso: {', '.join(others)}."
    return sentence


def _imports(settings: Settings) -> str:
    helpers = pieces.helpers(settings)
    return f"{pieces.IMPORTS}\n\n{helpers}" if helpers else pieces.IMPORTS


def _title(text: str) -> str:
    return f"# {text} {'-' * (72 - len(text))}\n"


def script(settings: Settings, chosen: int, diverged: Divergence | None = None) -> str:
    """The run as one Python file, which prints every quantity of the ``chosen`` iteration.

    ``diverged``: the run's divergence, if the training ended early.
    """
    quantities = settings.quantities
    before = [*settings.state_shapes, *pieces.before_iteration(settings)]
    kept = [*before, *(one.name for one in quantities)]
    parts = [
        f'"""One training of a small network, reproduced with NumPy {pieces.numpy_version()} alone.'
        f'\n\n{_summary(settings)}\n"""\n\n{_imports(settings)}\n'
        + _title("The data")
        + pieces.data(settings)
        + "\n"
        + _title("What the training starts from")
        + pieces.start(settings)
        + "\n"
        + _title("The training")
        + pieces.training(settings, chosen, kept, diverged),
        _title("The results") + pieces.SHOW,
        pieces.prediction(settings),
        pieces.results(settings, diverged),
        _title(f"Every quantity of iteration {chosen}")
        + f'print("Iteration {chosen}\\n")\nshow(**found)\n',
    ]
    return "\n\n\n".join(part.rstrip("\n") for part in parts) + "\n"


def notebook(
    settings: Settings,
    chosen: int,
    diverged: Divergence | None = None,
    carried: Mapping[str, Any] | None = None,
) -> str:
    """The run as a notebook (format 4.5, JSON): training, then the ``chosen`` iteration by steps.

    ``carried`` is stored in the notebook's metadata under ``METADATA``.
    """
    names = [*settings.state_shapes, *pieces.before_iteration(settings)]
    cells = [
        _markdown(f"# One training of a small network\n\n{_summary(settings)}"),
        _code(f"{_imports(settings)}\n\n{pieces.SHOW}"),
        _markdown("## The data"),
        _code(pieces.data(settings)),
        _markdown("## What the training starts from"),
        _code(pieces.start(settings)),
        _markdown("## The training"),
        _code(pieces.training(settings, chosen, names, diverged)),
        _markdown("## The results"),
        _code(f"{pieces.prediction(settings)}\n\n{pieces.results(settings, diverged)}"),
        _markdown(f"## Iteration {chosen}, step by step\n\nFrom the parameters before it."),
        _code(pieces.restored(names)),
    ]
    for group in pieces.grouped(settings):
        lines = [f"### {group[0].group}", *(f"$${one.latex}$$\n\n{one.sentence}" for one in group)]
        cells += [_markdown("\n\n".join(lines)), _code(pieces.step(settings, group))]
    content = {
        "cells": [{"id": f"cell-{at}", **cell} for at, cell in enumerate(cells, 1)],
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
            METADATA: dict(carried or {}),
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(content, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def _markdown(text: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "metadata": {}, "source": _lines(text)}


def _code(text: str) -> dict[str, Any]:
    code: dict[str, Any] = {
        "cell_type": "code",
        "execution_count": None,
        "metadata": {},
        "outputs": [],
    }
    return code | {"source": _lines(text)}


def _lines(text: str) -> list[str]:
    return text.rstrip("\n").splitlines(keepends=True)
