"""What goes from one iteration to the next: parameters, and whatever else must be remembered.

Each value is declared here with the quantity that takes its place; all but the parameters start
at 0.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from nn_core.lines.faults import BY_NAME
from nn_core.lines.line import line_of
from nn_core.lines.names import PAST, term
from nn_core.lines.network import Network
from nn_core.lines.rows import BACKWARD


@dataclass(frozen=True)
class State:
    """A value before an iteration.

    ``parameter``: whose shape it has, itself for a parameter; ``next``: the quantity that it
    becomes.
    """

    name: str
    parameter: str
    next: str

    @property
    def is_parameter(self) -> bool:
        """Whether it is a weight or a bias; everything else starts at 0."""
        return self.name == self.parameter


@lru_cache(maxsize=256)
def states_of(network: Network) -> tuple[State, ...]:
    """All values that go from one iteration to the next, the parameters first."""
    layers = range(1, network.last + 1)
    parameters = [f"{letter}{layer}" for layer in layers for letter in "wb"]
    return (
        *(State(name, name, f"new_{name}") for name in parameters),
        *_memories(network, parameters),
        *_past(network),
    )


def _memories(network: Network, parameters: list[str]) -> Iterator[State]:
    """What the optimizer keeps for each parameter that is learned."""
    for memory in network.updates.memories:
        for name in parameters:
            if network.learns(term(name).letter):
                yield State(f"{memory}_{name}", name, f"new_{memory}_{name}")


def _past(network: Network) -> Iterator[State]:
    """The quantities of the iteration before that a mistake still uses."""
    if not network.fault:
        return
    replaces = BY_NAME[network.fault].replaces
    for row in BACKWARD:
        wrong = replaces.get(row.role)
        if not callable(wrong) or "past" not in line_of(wrong).operands:
            continue
        for layer in range(1, network.last + 1):
            name = row.named(layer)
            yield State(f"{PAST}{name}", f"{row.by}{layer}", name)
