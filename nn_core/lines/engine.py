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
    iteration. ``trace``, called in the same way, returns the state after them, and for each
    iteration its state and all its quantities by name. ``t`` is the number of the first iteration's
    update, counted from 1. If an iteration uses only a part of the rows, ``inputs`` and ``output``
    of ``train`` and ``trace`` are one array for each iteration.
    """

    iterate: Callable[..., dict[str, Any]]
    forward: Callable[..., dict[str, Any]]
    feedforward: Callable[..., dict[str, Any]]
    train: Callable[..., tuple[tuple[Any, ...], list[Any], tuple[list[Any], ...]]]
    trace: Callable[..., tuple[tuple[Any, ...], list[dict[str, Any]]]]
    constants: tuple[str, ...]
    names: tuple[str, ...]


def _function(name: str, arguments: str, body: Iterable[str]) -> Callable[..., Any]:
    source = f"def {name}({arguments}):\n" + "\n".join(f"    {line}" for line in body)
    namespace: dict[str, Any] = {"np": np, **HELPERS}
    exec(compile(source, f"<{name}>", "exec"), namespace)
    function: Callable[..., Any] = namespace[name]
    return function


def _by_name(names: Iterable[str]) -> str:
    return "{" + ", ".join(f"'{name}': {name}" for name in names) + "}"


def _returned(quantities: Iterable[Quantity]) -> str:
    return f"return {_by_name(one.name for one in quantities)}"


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
    each = f"for {turn} in {turns}:"
    one_iteration = [f"    {line}" for line in lines]
    go_on = [f"    {one.name} = {one.next}" for one in states]
    train = [
        "errors = []",
        *(f"kept_{name} = []" for name in names),
        *(f"keep_{name} = kept_{name}.append" for name in names),
        each,
        *(f"    keep_{name}({name})" for name in names),
        *one_iteration,
        "    errors.append(error)",
        *go_on,
        f"return ({state},), errors, ({', '.join(f'kept_{name}' for name in names)},)",
    ]
    every = [*names, *(one.name for one in quantities)]
    trace = [
        "found = []",
        each,
        *one_iteration,
        f"    found.append({_by_name(every)})",
        *go_on,
        f"return ({state},), found",
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
        train=_function("train", f"count, {arguments}", train),
        trace=_function("trace", f"count, {arguments}", trace),
        constants=constants,
        names=names,
    )


@lru_cache(maxsize=256)
def differing(network: Network, other: Network) -> Callable[..., dict[str, Any]]:
    """What another network, with the same quantities by name, computes differently.

    The function ``(values, t, inputs, output, *constants)``, with the constants of ``other`` and
    the ``values`` of an iteration of ``network`` by name, returns those quantities of ``other``
    whose line is another one, or has an operand whose line is; all others have the same value.
    """
    found: list[Quantity] = []
    changed: set[str] = set()
    needed: set[str] = set()
    for own, one in zip(quantities_of(network), quantities_of(other), strict=True):
        read = set(one.operands)
        if own.code != one.code or read & changed:
            found.append(one)
            needed |= read - changed
            changed.add(one.name)
    arguments = ["t", "inputs", "output", *other.constants]
    given = [f"{name} = values['{name}']" for name in sorted(needed.difference(arguments))]
    body = [*given, *(one.code for one in found), _returned(found)]
    return _function("differing", ", ".join(["values", *arguments]), body)
