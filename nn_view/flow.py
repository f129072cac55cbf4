"""Which part of the network a quantity concerns, and which way its numbers flow."""

from __future__ import annotations

import re
from typing import Any

from nn_core import Quantity

_SUM = re.compile(r"z(\d+)")
_ACTIVATION = re.compile(r"a(\d+)")
_BETWEEN = re.compile(r"z(\d+)_d_a(\d+)")
_GRADIENT = re.compile(r"(?:delta|new)_([wb])(\d+)")
_LOCAL_WEIGHT = re.compile(r"z(\d+)_d_w\d+")
_LOCAL_BIAS = re.compile(r"z(\d+)_d_b\d+")


def _flow(
    direction: str, nodes: list[int], weights: str | None = None, bias: int | None = None
) -> dict[str, Any]:
    return {"direction": direction, "nodes": nodes, "weights": weights, "bias": bias}


def flow(quantity: Quantity, last: int) -> dict[str, Any]:
    """``direction`` (forward, backward or none), the layers of the ``nodes`` that take part, the
    parameter of the ``weights`` along which it flows, and the layer of the ``bias`` it concerns.
    """
    name, layer = quantity.name, quantity.layer
    if _SUM.fullmatch(name):
        return _flow("forward", [layer - 1, layer], f"w{layer}", layer)
    if _ACTIVATION.fullmatch(name):
        return _flow("forward", [layer])
    if name == "error":
        return _flow("forward", [last])
    if _BETWEEN.fullmatch(name):
        return _flow("backward", [layer + 1, layer], f"w{layer + 1}")
    if name == f"error_d_a{layer}" and layer < last:
        return _flow("backward", [layer + 1, layer], f"w{layer + 1}")
    if _LOCAL_WEIGHT.fullmatch(name):
        return _flow("backward", [layer - 1])
    if _LOCAL_BIAS.fullmatch(name):
        return _flow("backward", [], None, layer)
    gradient = _GRADIENT.fullmatch(name)
    if gradient:
        direction = "none" if name.startswith("new_") else "backward"
        if gradient.group(1) == "b":
            return _flow(direction, [layer], None, layer)
        return _flow(direction, [layer - 1, layer], f"w{layer}")
    return _flow("backward", [layer])
