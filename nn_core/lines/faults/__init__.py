"""Mistakes made on purpose: how a mistake changes lines, and the known ones."""

from __future__ import annotations

from nn_core.lines.faults.known import BY_NAME
from nn_core.lines.faults.replacing import Fault, Other
from nn_core.lines.line import Line
from nn_core.lines.network import Network

__all__ = ["BY_NAME", "Fault", "concerns", "mistake_of", "uses_past", "wrong_line"]

TYPED, TYPED_RIGHT = "My line for {name}", "You typed this line yourself."
"""The title of a line that is typed, and what is said in the place of what is right."""


def mistake_of(network: Network) -> Fault | None:
    """The mistake of a network: a known one, or the line that is typed in the place of its own."""
    for name, _ in network.lines:
        return Fault(TYPED.format(name=name), {}, "", TYPED_RIGHT)
    return BY_NAME[network.fault] if network.fault else None


def concerns(network: Network, kind: str, layer: int) -> bool:
    """Whether the network's mistake concerns this kind of quantity in this layer."""
    if not network.fault or network.fault_layer not in (None, layer):
        return False
    fault = BY_NAME[network.fault]
    return kind in fault.replaces and (layer == network.last or not fault.last_only)


def uses_past(network: Network, kind: str, layer: int) -> bool:
    """Whether the mistake needs the value of such a quantity in the iteration before."""
    if not concerns(network, kind, layer):
        return False
    replacement = BY_NAME[network.fault].replaces[kind]
    return isinstance(replacement, Other) and replacement.uses_past


def wrong_line(network: Network, kind: str, layer: int, right: Line) -> Line | None:
    """The line that the network's mistake puts in place of the right one; None if it stays."""
    if not concerns(network, kind, layer):
        return None
    wrong = BY_NAME[network.fault].replaces[kind].line(right, network, layer)
    return None if wrong is None or wrong.expression == right.expression else wrong
