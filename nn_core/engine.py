"""The functions that compute a network, put together once from the lines of its quantities.

Nothing here knows a formula: what is compiled is ``Quantity.code``, line by line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from nn_core.faults import after
from nn_core.listing import Quantity, quantities_of
from nn_core.settings import Network, Settings


@dataclass(frozen=True)
class Engine:
    """The compiled functions of one network.

    ``iterate(inputs, output, learning_rate, *state)`` gives all quantities by name;
    ``forward(inputs, *parameters)`` the sums and activations; ``feedforward(inputs, output,
    *parameters)`` these and the error; ``train(count, inputs, output, learning_rate, *state)``
    runs ``count`` iterations and gives the state after them, the errors, and each of its values
    before every iteration. The state is the parameters, and after them what a fault keeps.
    """

    iterate: Callable[..., dict[str, Any]]
    forward: Callable[..., dict[str, Any]]
    feedforward: Callable[..., dict[str, Any]]
    train: Callable[..., tuple[tuple[Any, ...], list[Any], tuple[list[Any], ...]]]
    names: tuple[str, ...]


def _function(name: str, arguments: str, body: Iterable[str]) -> Callable[..., Any]:
    source = f"def {name}({arguments}):\n" + "\n".join(f"    {line}" for line in body)
    space: dict[str, Any] = {"np": np}
    exec(compile(source, f"<{name}>", "exec"), space)
    function: Callable[..., Any] = space[name]
    return function


def _returned(quantities: Iterable[Quantity]) -> str:
    return "return {" + ", ".join(f"'{one.name}': {one.name}" for one in quantities) + "}"


def engine_for(settings: Settings) -> Engine:
    """The engine of these settings' network and rule."""
    return _engine(settings.network, tuple(settings.parameter_shapes), tuple(settings.state_shapes))


@lru_cache(maxsize=256)
def _engine(network: Network, parameters: tuple[str, ...], names: tuple[str, ...]) -> Engine:
    quantities = quantities_of(network)
    lines = [one.code for one in quantities]
    feedforward = [one for one in quantities if one.step == 0]
    forward = [one for one in feedforward if one.name != "error"]
    given = ", ".join(names)
    everything = f"inputs, output, learning_rate, {given}"
    loop = [
        "errors = []",
        *(f"kept_{name} = []" for name in names),
        *(f"keep_{name} = kept_{name}.append" for name in names),
        "for _ in range(count):",
        *(f"    keep_{name}({name})" for name in names),
        *(f"    {line}" for line in lines),
        "    errors.append(error)",
        *(f"    {name} = {after(name)}" for name in names),
        f"return ({given},), errors, ({', '.join(f'kept_{name}' for name in names)},)",
    ]
    return Engine(
        iterate=_function("iterate", everything, [*lines, _returned(quantities)]),
        forward=_function(
            "forward",
            f"inputs, {', '.join(parameters)}",
            [*(one.code for one in forward), _returned(forward)],
        ),
        feedforward=_function(
            "feedforward",
            f"inputs, output, {', '.join(parameters)}",
            [*(one.code for one in feedforward), _returned(feedforward)],
        ),
        train=_function("train", f"count, {everything}", loop),
        names=names,
    )
