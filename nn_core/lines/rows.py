"""Which line computes which quantity in which layer, and the step of the tutorial it belongs to.

A row describes one kind of quantity. For each layer, ``listing`` makes a quantity of each row that
has a line there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from nn_core.lines import quantities
from nn_core.lines.faults import concerns
from nn_core.lines.line import Function, Line, line_of
from nn_core.lines.losses import REDUCTIONS
from nn_core.lines.network import Network

FEEDFORWARD, DERIVATIVES, GRADIENT, BIAS_GRADIENT, UPDATE = range(5)
"""Step 0 is feedforward; then each layer has four steps, from the last layer to the first."""

GROUPS = {
    DERIVATIVES: "derivatives, layer {k}",
    GRADIENT: "gradient of w{k}",
    BIAS_GRADIENT: "gradient of b{k}",
    UPDATE: "update, layer {k}",
}

Pick = Callable[[Network, int], Line | None]
"""Picks the line of a row for a layer of a network; None if the layer has no such quantity."""
Wrap = Callable[[Network, int], Function | None]
"""Picks a line that takes the picked one as its operand ``right``; None if there is none."""


@dataclass(frozen=True)
class Row:
    """One kind of quantity.

    ``role``: the name of the kind; ``name``: the quantity's name in layer ``{k}``, with ``{n}`` for
    the next layer; ``by``: ``"w"`` or ``"b"``, the parameter whose derivative it helps to compute,
    ``""`` in feedforward; ``operand``: its name as an operand, if not ``role``; ``rules``: the line
    of each rule, by name, if they differ; ``wrap``: what is added to the line, which a mistake
    leaves as it is.
    """

    role: str
    name: str
    step: int
    pick: Pick
    by: str = ""
    operand: str = ""
    rules: tuple[tuple[str, Function], ...] = ()
    wrap: Wrap = lambda _, __: None

    @property
    def known_as(self) -> str:
        """Its name as an operand of lines in the same layer."""
        return self.operand or self.role

    def named(self, layer: int) -> str:
        """Its name in a layer."""
        return self.name.format(k=layer, n=layer + 1)

    def wrapped(self, line: Line, network: Network, layer: int) -> Line:
        """The line with what the network adds to it."""
        by = self.wrap(network, layer)
        return line.wrapped(line_of(by)) if by else line


def _everywhere(function: Function) -> Pick:
    return lambda _, __: line_of(function)


def _in_last(pick: Callable[[Network], Function | None]) -> Pick:
    return lambda network, k: _line(pick(network)) if k == network.last else None


def _in_hidden(function: Function) -> Pick:
    return lambda network, k: line_of(function) if k < network.last else None


def _line(function: Function | None) -> Line | None:
    return line_of(function) if function else None


def _with_biases(pick: Callable[[Network], Function]) -> Pick:
    return lambda network, _: line_of(pick(network)) if "b" in network.letters else None


def _by_rule(**lines: Function) -> tuple[tuple[str, Function], ...]:
    return tuple(lines.items())


def _reduced(network: Network, _: int) -> Function | None:
    return REDUCTIONS[network.reduction]


def _penalized(network: Network, _: int) -> Function | None:
    return quantities.with_penalty if network.penalized else None


def cancels(network: Network, layer: int) -> bool:
    """Whether the loss's derivative by a and the slope of the outputs cancel each other.

    Then neither is an operand: ``error_d_z`` is computed without them. A mistake in one of the two
    would be without effect, so with it their product is computed.
    """
    if layer != network.last or network.lines_of_loss.cancelled is None:
        return False
    typed = dict(network.lines)
    factors = {"error_d_a": f"error_d_a{layer}", "a_d_z": f"a{layer}_d_z{layer}"}
    return not any(
        concerns(network, kind, layer) or name in typed for kind, name in factors.items()
    )


def _by_weighted_inputs(network: Network, layer: int) -> Line:
    if cancels(network, layer):
        cancelled = network.lines_of_loss.cancelled
        assert cancelled is not None
        return line_of(cancelled)
    by_row = network.activation_of(layer).by_row
    return line_of(quantities.error_d_z_by_row if by_row else quantities.error_d_z)


LAYER_ROLES = ("z", "exp_z", "a")
"""What a layer computes from the one before: enough to predict."""
Z_D_A = _by_rule(tutorial=quantities.z_d_a_tutorial, exact=quantities.z_d_a_exact)
Z_D_B = _by_rule(tutorial=quantities.z_d_b_tutorial, exact=quantities.z_d_b_exact)
DELTA_B = {"shared": quantities.delta_b_shared, "per_unit": quantities.delta_b_per_unit}

FORWARD = (
    Row(
        "z",
        "z{k}",
        FEEDFORWARD,
        lambda network, _: line_of(
            quantities.z if "b" in network.letters else quantities.z_without_bias
        ),
    ),
    Row(
        "exp_z",
        "exp_z{k}",
        FEEDFORWARD,
        lambda network, k: _line(network.activation_of(k).exponential),
    ),
    Row("a", "a{k}", FEEDFORWARD, lambda network, k: line_of(network.activation_of(k).forward)),
    Row(
        "squares",
        "squares_w{k}",
        FEEDFORWARD,
        lambda network, _: line_of(quantities.squares) if network.penalized else None,
    ),
    Row(
        "log_a",
        "log_a{k}",
        FEEDFORWARD,
        _in_last(lambda network: network.lines_of_loss.logarithm),
    ),
    Row(
        "data_error",
        "data_error",
        FEEDFORWARD,
        _in_last(lambda network: network.lines_of_loss.error if network.penalized else None),
        wrap=_reduced,
    ),
    Row(
        "penalty",
        "penalty",
        FEEDFORWARD,
        lambda network, k: (
            quantities.penalty(k) if k == network.last and network.penalized else None
        ),
    ),
    Row(
        "error",
        "error",
        FEEDFORWARD,
        _in_last(
            lambda network: (
                quantities.error_with_penalty if network.penalized else network.lines_of_loss.error
            )
        ),
        wrap=lambda network, k: None if network.penalized else _reduced(network, k),
    ),
)

BACKWARD = (
    Row(
        "error_d_a",
        "error_d_a{k}",
        DERIVATIVES,
        _in_last(lambda network: network.lines_of_loss.slope),
        "w",
        wrap=_reduced,
    ),
    Row(
        "z_d_a",
        "z{n}_d_a{k}",
        DERIVATIVES,
        lambda network, k: line_of(dict(Z_D_A)[network.rule]) if k < network.last else None,
        "w",
        rules=Z_D_A,
    ),
    Row(
        "a_d_z", "a{k}_d_z{k}", DERIVATIVES, lambda net, k: line_of(net.activation_of(k).slope), "w"
    ),
    Row("z_d_w", "z{k}_d_w{k}", DERIVATIVES, _everywhere(quantities.z_d_w), "w"),
    Row(
        "z_d_b",
        "z{k}_d_b{k}",
        DERIVATIVES,
        _with_biases(lambda network: dict(Z_D_B)[network.rule]),
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
    Row(
        "error_d_z",
        "error_d_z{k}",
        GRADIENT,
        _by_weighted_inputs,
        "w",
        wrap=lambda network, k: _reduced(network, k) if cancels(network, k) else None,
    ),
    Row("delta_w", "delta_w{k}", GRADIENT, _everywhere(quantities.delta_w), "w", wrap=_penalized),
    Row("delta_b", "delta_b{k}", BIAS_GRADIENT, _with_biases(lambda net: DELTA_B[net.biases]), "b"),
)


def updates(network: Network) -> Iterator[Row]:
    """The rows of a layer's update: per parameter, what the optimizer computes, the new value."""
    for letter in network.letters:
        if not network.learns(letter):
            yield _update(f"new_{letter}", letter, quantities.unchanged)
            continue
        optimizer = network.updates
        for memory, kept in optimizer.memories.items():
            yield _update(f"new_{memory}_{letter}", letter, kept.line)
        for memory, kept in optimizer.corrected.items():
            yield _update(f"{memory}_{letter}", letter, kept.line)
        yield _update(f"new_{letter}", letter, optimizer.step)


def _update(name: str, letter: str, line: Function) -> Row:
    return Row(name, f"{name}{{k}}", UPDATE, _everywhere(line), letter)
