"""The functions that compute a network, compiled once from the lines of its quantities.

No formula is written here: each function consists of the ``Quantity.code`` of the list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from nn_core.arrays.helpers import HELPERS
from nn_core.lines.listing import Quantity, quantities_of
from nn_core.lines.network import Network
from nn_core.lines.rows import FEEDFORWARD, LAYER_ROLES
from nn_core.lines.state import states_of


@dataclass(frozen=True)
class Engine:
    """The compiled functions of one network.

    The constants are settings, in the order of ``constants``. The state is the parameters, then
    whatever else is carried over, in the order of ``names``. ``iterate(t, inputs, output,
    *constants, *state)`` returns all quantities by name; ``forward(inputs, *parameters)`` those of
    the layers; ``feedforward(inputs, output, *penalty, *parameters)`` these and the error.
    ``train(count, t, inputs, output, *constants, *state)`` runs ``count`` iterations and returns
    the state after them, the errors, and for each name of the state its values before every
    iteration. ``t`` is the number of the first iteration's update, counted from 1. If an iteration
    uses only a part of the rows, ``inputs`` and ``output`` of ``train`` are one array for each
    iteration.
    """

    iterate: Callable[..., dict[str, Any]]
    forward: Callable[..., dict[str, Any]]
    feedforward: Callable[..., dict[str, Any]]
    train: Callable[..., tuple[tuple[Any, ...], list[Any], tuple[list[Any], ...]]]
    constants: tuple[str, ...]
    names: tuple[str, ...]


def _function(name: str, arguments: str, body: Iterable[str]) -> Callable[..., Any]:
    source = f"def {name}({arguments}):\n" + "\n".join(f"    {line}" for line in body)
    namespace: dict[str, Any] = {"np": np, **HELPERS}
    exec(compile(source, f"<{name}>", "exec"), namespace)
    function: Callable[..., Any] = namespace[name]
    return function


def _returned(quantities: Iterable[Quantity]) -> str:
    return "return {" + ", ".join(f"'{one.name}': {one.name}" for one in quantities) + "}"


@lru_cache(maxsize=256)
def engine_of(network: Network) -> Engine:
    """The engine of a network, compiled once."""
    states, quantities = states_of(network), quantities_of(network)
    names = tuple(one.name for one in states)
    parameters = ", ".join(one.name for one in states if one.is_parameter)
    constants = network.constants
    lines = [one.code for one in quantities]
    feedforward = [one for one in quantities if one.step == FEEDFORWARD]
    forward = [one for one in feedforward if one.role in LAYER_ROLES]
    state = ", ".join(names)
    arguments = ", ".join(["t", "inputs", "output", *constants, state])
    turns = "range(t, t + count)" if network.updates.counts else "range(count)"
    turn = "t" if network.updates.counts else "_"
    if network.batched:
        turn, turns = f"{turn}, inputs, output", f"zip({turns}, inputs, output)"
    loop = [
        "errors = []",
        *(f"kept_{name} = []" for name in names),
        *(f"keep_{name} = kept_{name}.append" for name in names),
        f"for {turn} in {turns}:",
        *(f"    keep_{name}({name})" for name in names),
        *(f"    {line}" for line in lines),
        "    errors.append(error)",
        *(f"    {one.name} = {one.next}" for one in states),
        f"return ({state},), errors, ({', '.join(f'kept_{name}' for name in names)},)",
    ]
    return Engine(
        iterate=_function("iterate", arguments, [*lines, _returned(quantities)]),
        forward=_function(
            "forward",
            f"inputs, {parameters}",
            [*(one.code for one in forward), _returned(forward)],
        ),
        feedforward=_function(
            "feedforward",
            ", ".join(["inputs", "output", *network.penalty, parameters]),
            [*(one.code for one in feedforward), _returned(feedforward)],
        ),
        train=_function("train", f"count, {arguments}", loop),
        constants=constants,
        names=names,
    )
