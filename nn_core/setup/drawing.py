"""How the first parameters are drawn: each way is an expression that runs here and in exports.

``random`` is NumPy's legacy ``RandomState`` of the seed. All weights are drawn layer by layer,
then all biases. Sources: Glorot and Bengio 2010 (xavier), He et al. 2015 (he), LeCun et al. 1998
(lecun).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import numpy as np

from nn_core.lines.names import term

_NORMAL = "random.randn({before}, {units})"
_UNIFORM = "random.uniform(-1, 1, ({before}, {units}))"
WEIGHTS: Mapping[str, str] = {
    "normal": _NORMAL,
    "uniform": _UNIFORM,
    "xavier": f"{_UNIFORM} * np.sqrt(6 / ({{before}} + {{units}}))",
    "he": f"{_NORMAL} * np.sqrt(2 / {{before}})",
    "lecun": f"{_NORMAL} / np.sqrt({{before}})",
    "zeros": "np.zeros(({before}, {units}))",
}
"""The ways of drawing the weights between ``before`` and ``units`` units."""
BIASES: Mapping[str, tuple[str, str]] = {
    "ones": ("1.0", "np.ones({units})"),
    "zeros": ("0.0", "np.zeros({units})"),
    "random": ("random.randn()", "random.randn({units})"),
}
"""The ways of drawing a layer's biases: one shared number, and one for each unit."""

Shape = tuple[int, ...]


def expressions(
    shapes: Mapping[str, Shape], weights: str, scale: float, biases: str
) -> dict[str, str]:
    """The expression of each parameter by name, in the order in which they are drawn.

    ``shapes`` are those of the parameters; ``weights`` and ``biases`` name the ways, and ``scale``
    multiplies the drawn weights.
    """
    result = {}
    for name, shape in shapes.items():
        if term(name).is_weight:
            before, units = shape
            drawn = WEIGHTS[weights].format(before=before, units=units)
            result[name] = drawn if scale == 1 else f"{drawn} * {scale!r}"
    for name, shape in shapes.items():
        if not term(name).is_weight:
            shared, one_a_unit = BIASES[biases]
            result[name] = one_a_unit.format(units=shape[0]) if shape else shared
    return result


@lru_cache(maxsize=256)
def drawer(
    shapes: tuple[tuple[str, Shape], ...], weights: str, scale: float, biases: str
) -> Callable[[np.random.RandomState], list[Any]]:
    """A function that draws all parameters from a generator, in the order of ``shapes``."""
    found = expressions(dict(shapes), weights, scale, biases)
    # A display is evaluated from left to right: in the order in which they are to be drawn.
    source = "{" + ", ".join(f"{name!r}: {one}" for name, one in found.items()) + "}"
    code = compile(source, "<drawn>", "eval")

    def draw(random: np.random.RandomState) -> list[Any]:
        drawn = eval(code, {"np": np, "random": random})
        return [drawn[name] for name, _ in shapes]

    return draw
