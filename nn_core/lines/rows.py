"""Which line computes which quantity in which layer, and the step of the tutorial it belongs to.

A row describes one kind of quantity. For each layer, ``listing`` makes a quantity of each row that
has a line there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from nn_core.lines import quantities
from nn_core.lines.line import Function
from nn_core.lines.network import Network

FEEDFORWARD, DERIVATIVES, GRADIENT, BIAS_GRADIENT, UPDATE = range(5)
"""Step 0 is feedforward; then each layer has four steps, from the last layer to the first."""

GROUPS = {
    DERIVATIVES: "derivatives, layer {k}",
    GRADIENT: "gradient of w{k}",
    BIAS_GRADIENT: "gradient of b{k}",
    UPDATE: "update, layer {k}",
}

Pick = Callable[[Network, int], Function | None]
"""Picks the line of a row for a layer of a network; None if the layer has no such quantity."""


@dataclass(frozen=True)
class Row:
    """One kind of quantity.

    ``role``: the name of the kind; ``name``: the quantity's name in layer ``{k}``, with ``{n}`` for
    the next layer; ``by``: ``"w"`` or ``"b"``, the parameter whose derivative it helps to compute,
    ``""`` in feedforward; ``operand``: its name as an operand, if not ``role``; ``rules``: the line
    of each rule, by name, if they differ.
    """

    role: str
    name: str
    step: int
    pick: Pick
    by: str = ""
    operand: str = ""
    rules: tuple[tuple[str, Function], ...] = ()

    @property
    def known_as(self) -> str:
        """Its name as an operand of lines in the same layer."""
        return self.operand or self.role

    def named(self, layer: int) -> str:
        """Its name in a layer."""
        return self.name.format(k=layer, n=layer + 1)


def _everywhere(function: Function) -> Pick:
    return lambda _, __: function


def _in_last(pick: Callable[[Network], Function]) -> Pick:
    return lambda network, k: pick(network) if k == network.last else None


def _in_hidden(function: Function) -> Pick:
    return lambda network, k: function if k < network.last else None


def _by_rule(**lines: Function) -> tuple[tuple[str, Function], ...]:
    return tuple(lines.items())


Z_D_A = _by_rule(tutorial=quantities.z_d_a_tutorial, exact=quantities.z_d_a_exact)
Z_D_B = _by_rule(tutorial=quantities.z_d_b_tutorial, exact=quantities.z_d_b_exact)
DELTA_B = {"shared": quantities.delta_b_shared, "per_unit": quantities.delta_b_per_unit}

FORWARD = (
    Row("z", "z{k}", FEEDFORWARD, _everywhere(quantities.z)),
    Row("a", "a{k}", FEEDFORWARD, lambda network, k: network.activation_of(k).forward),
    Row("error", "error", FEEDFORWARD, _in_last(lambda network: network.loss.error)),
)

BACKWARD = (
    Row(
        "error_d_a", "error_d_a{k}", DERIVATIVES, _in_last(lambda network: network.loss.slope), "w"
    ),
    Row(
        "z_d_a",
        "z{n}_d_a{k}",
        DERIVATIVES,
        lambda network, k: dict(Z_D_A)[network.rule] if k < network.last else None,
        "w",
        rules=Z_D_A,
    ),
    Row("a_d_z", "a{k}_d_z{k}", DERIVATIVES, lambda net, k: net.activation_of(k).slope, "w"),
    Row("z_d_w", "z{k}_d_w{k}", DERIVATIVES, _everywhere(quantities.z_d_w), "w"),
    Row(
        "z_d_b",
        "z{k}_d_b{k}",
        DERIVATIVES,
        lambda network, _: dict(Z_D_B)[network.rule],
        "b",
        rules=Z_D_B,
    ),
    Row(
        "error_d_a_back",
        "error_d_a{k}",
        GRADIENT,
        _in_hidden(quantities.error_d_a_back),
        "w",
        operand="error_d_a",
    ),
    Row("error_d_z", "error_d_z{k}", GRADIENT, _everywhere(quantities.error_d_z), "w"),
    Row("delta_w", "delta_w{k}", GRADIENT, _everywhere(quantities.delta_w), "w"),
    Row("delta_b", "delta_b{k}", BIAS_GRADIENT, lambda network, _: DELTA_B[network.biases], "b"),
)


def updates(network: Network) -> Iterator[Row]:
    """The rows of a layer's update: per parameter, the optimizer's state, then the new value."""
    for letter in "wb":
        if not network.learns(letter):
            yield _update(letter, letter, quantities.unchanged)
            continue
        for memory, kept in network.updates.memories.items():
            yield _update(f"{memory}_{letter}", letter, kept.line)
        yield _update(letter, letter, network.updates.step)


def _update(name: str, letter: str, line: Function) -> Row:
    return Row(f"new_{name}", f"new_{name}{{k}}", UPDATE, _everywhere(line), letter)
