"""The state that one iteration passes to the next: the parameters, and what else is carried over.

Each value is declared with the quantity that becomes its next value; all but the parameters start
at 0.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from nn_core.lines.faults import uses_past
from nn_core.lines.names import PAST, term
from nn_core.lines.network import Network
from nn_core.lines.rows import BACKWARD


@dataclass(frozen=True)
class State:
    """A value of the state before an iteration.

    ``parameter``: the parameter with the same shape, itself for a parameter; ``next``: the quantity
    that is its value before the next iteration.
    """

    name: str
    parameter: str
    next: str

    @property
    def is_parameter(self) -> bool:
        """Whether it is a weight or a bias; all other values start at 0."""
        return self.name == self.parameter


@lru_cache(maxsize=256)
def states_of(network: Network) -> tuple[State, ...]:
    """All values of the state, the parameters first."""
    layers = range(1, network.last + 1)
    parameters = [f"{letter}{layer}" for layer in layers for letter in network.letters]
    return (
        *(State(name, name, f"new_{name}") for name in parameters),
        *_memories(network, parameters),
        *_past(network),
    )


def _memories(network: Network, parameters: list[str]) -> Iterator[State]:
    """The optimizer's state for each parameter that is learned."""
    for memory in network.updates.memories:
        for name in parameters:
            if network.learns(term(name).letter):
                yield State(f"{memory}_{name}", name, f"new_{memory}_{name}")


def _past(network: Network) -> Iterator[State]:
    """The quantities of the previous iteration that a fault uses."""
    for row in BACKWARD:
        for layer in range(1, network.last + 1):
            if row.by in network.letters and uses_past(network, row.role, layer):
                name = row.named(layer)
                yield State(f"{PAST}{name}", f"{row.by}{layer}", name)
