"""Which part of the network a quantity concerns, and which way its numbers flow."""

from __future__ import annotations

from typing import Any

from nn_core import Quantity
from nn_core.lines.names import parse, term

Flow = dict[str, Any]


def _flow(
    direction: str, nodes: list[int], weights: str | None = None, bias: int | None = None
) -> Flow:
    return {"direction": direction, "nodes": nodes, "weights": weights, "bias": bias}


def flow(quantity: Quantity) -> Flow:
    """``direction`` (forward, backward or none), the layers of the ``nodes`` that take part, the
    parameter of the ``weights`` along which it flows, and the layer of the ``bias`` it concerns.
    """
    layer = quantity.layer
    match quantity.role:
        case "z":
            return _flow("forward", [layer - 1, layer], f"w{layer}", layer)
        case "a" | "error":
            return _flow("forward", [layer])
        case "z_d_a" | "error_d_a_back":
            return _flow("backward", [layer + 1, layer], f"w{layer + 1}")
        case "z_d_w":
            return _flow("backward", [layer - 1])
        case "z_d_b":
            return _flow("backward", [], None, layer)
        case "delta_w" | "delta_b":
            return _of_parameter("backward", quantity)
    if parse(quantity.name).new:
        return _of_parameter("none", quantity)
    return _flow("backward", [layer])


def _of_parameter(direction: str, quantity: Quantity) -> Flow:
    """A weight lies between two layers of nodes, a bias acts on one."""
    layer = quantity.layer
    if term(quantity.target).is_weight:
        return _flow(direction, [layer - 1, layer], quantity.target)
    return _flow(direction, [layer], None, layer)
