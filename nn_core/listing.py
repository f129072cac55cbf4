"""The ordered list of an iteration's quantities for a given network.

It says which function serves which name in which layer, and to which of the tutorial's steps
each belongs; what is computed stands in ``quantities`` alone.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from nn_core import notation, quantities
from nn_core.faults import BY_NAME, PAST
from nn_core.quantities import Function
from nn_core.settings import Network, Settings

TUTORIAL_NAMES = {"z1_d_b1": "z1_d_b1_w"}
"""Where the tutorial's own code calls a quantity of its network by another name."""


@dataclass(frozen=True)
class Quantity:
    r"""One quantity of an iteration, as it is computed and shown.

    ``name``; ``step`` of the tutorial (0: feedforward); ``group``, the step in words; ``layer``
    of weights, counted from 1; ``code``, the line that runs; ``operands`` in the line's order;
    ``shape`` in words; ``kind`` of operation; ``sentence``; ``latex``, the whole formula;
    ``symbol_latex``, its left side; ``target``, the parameter whose derivative it serves ("" in
    feedforward); ``chain``, the factors of that derivative, of which ``lit`` are at hand here,
    and ``chain_latex``, its symbol; ``differs``: the two rules compute it differently, and
    ``difference`` says why; ``tutorial_name``, where the tutorial's code has another name;
    ``correct``: the right quantity where this one is wrong on purpose.
    """

    name: str
    step: int
    group: str
    layer: int
    code: str
    operands: tuple[str, ...]
    shape: str
    kind: str
    sentence: str
    latex: str
    symbol_latex: str
    target: str = ""
    chain: tuple[str, ...] = ()
    lit: tuple[str, ...] = ()
    chain_latex: str = ""
    differs: bool = False
    difference: str = ""
    tutorial_name: str = ""
    correct: Quantity | None = None


def _renamed(expression: str, names: dict[str, str]) -> ast.Expression:
    tree = ast.parse(expression, mode="eval")
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            node.id = names.get(node.id, node.id)
    return tree


@cache
def _line(function: Function) -> str:
    """The expression that a function returns."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
    assert isinstance(tree, ast.FunctionDef)
    returned = tree.body[-1]
    assert isinstance(returned, ast.Return)
    assert returned.value is not None
    return ast.unparse(returned.value)


class _Layer:
    """The names of one layer of a network with ``last`` layers of weights."""

    def __init__(self, number: int, last: int, per_unit: bool, fault: str) -> None:
        k, n = number, number + 1
        self.number = number
        self.last = last
        self.per_unit = per_unit
        self.replaces = BY_NAME[fault].replaces if fault else {}
        self.a_in = "inputs" if k == 1 else f"a{k - 1}"
        self.names = {"a_in": self.a_in}
        for name in ("z", "a", "w", "b", "new_w", "new_b", "delta_w", "delta_b"):
            self.names[name] = f"{name}{k}"
        self.names |= {
            "error_d_a": f"error_d_a{k}",
            "a_d_z": f"a{k}_d_z{k}",
            "z_d_w": f"z{k}_d_w{k}",
            "z_d_b": f"z{k}_d_b{k}",
            "error_d_z": f"error_d_z{k}",
            "next_error_d_z": f"error_d_z{n}",
            "next_z_d_a": f"z{n}_d_a{k}",
            "next_w": f"w{n}",
            "next_new_w": f"new_w{n}",
            f"{PAST}delta_w": f"{PAST}delta_w{k}",
        }
        self.step = 4 * (last - number)

    def words(self, number: int) -> str:
        if number == 0:
            return "inputs"
        if number == self.last:
            return "outputs"
        return "hidden" if self.last == 2 else f"hidden {number}"

    def shape(self, function: Function, name: str) -> str:
        words = {
            "layer": self.words(self.number),
            "before": self.words(self.number - 1),
            "after": self.words(self.number + 1) if self.number < self.last else "",
        }
        a_bias = name in (f"new_b{self.number}", f"z{self.number}_d_b{self.number}")
        if a_bias and self.per_unit and function is not quantities.z_d_b_exact:
            return words["layer"]
        return str(function.declared["shape"]).format(**words)  # type: ignore[attr-defined]

    def chain(self, by: str) -> tuple[str, ...]:
        """The factors of the derivative of the error with respect to this layer's w or b."""
        factors = [f"error_d_a{self.last}", f"a{self.last}_d_z{self.last}"]
        for k in reversed(range(self.number, self.last)):
            factors += [f"z{k + 1}_d_a{k}", f"a{k}_d_z{k}"]
        return (*factors, self.names[f"z_d_{by}"])


def _lit(name: str, chain: tuple[str, ...]) -> tuple[str, ...]:
    """The factors of the chain that a quantity is, or is the product of."""
    if name in chain:
        return (name,)
    if name.startswith("delta_"):
        return chain
    if name.startswith("error_d_"):
        ends = [at for at, factor in enumerate(chain) if factor.endswith(f"_d_{name[8:]}")]
        return chain[: ends[0] + 1]
    return ()


def _quantity(
    layer: _Layer, function: Function, name: str, step: int, group: str, by: str = ""
) -> Quantity:
    """The quantity that a function computes in a layer, or that a fault has in its place."""
    right = _made(layer, function, name, step, group, by)
    wrong = layer.replaces.get(function)
    if wrong is None:
        return right
    return replace(_made(layer, wrong, name, step, group, by), correct=right)


def _made(layer: _Layer, function: Function, name: str, step: int, group: str, by: str) -> Quantity:
    declared = function.declared  # type: ignore[attr-defined]
    expression = ast.unparse(_renamed(_line(function), layer.names))
    given = [layer.names.get(one, one) for one in inspect.signature(function).parameters]
    symbol = notation.symbol(name)
    meaning = declared["meaning"].format(z=notation.symbol(layer.names["z"]))
    sides = [symbol, *([meaning] if meaning else []), notation.formula(expression)]
    chain = layer.chain(by) if by else ()
    target = layer.names[by] if by else ""
    return Quantity(
        name=name,
        step=step,
        group=group,
        layer=layer.number,
        code=f"{name} = {expression}",
        operands=tuple(given),
        shape=layer.shape(function, name),
        kind=declared["kind"],
        sentence=" ".join(inspect.getdoc(function).split()),  # type: ignore[union-attr]
        latex=" = ".join(sides),
        symbol_latex=symbol,
        target=target,
        chain=chain,
        lit=_lit(name, chain),
        chain_latex=notation.symbol(f"delta_{target}") if by else "",
    )


def _forward(network: Network, layers: list[_Layer]) -> Iterator[Quantity]:
    for layer in layers:
        activation = "sigmoid" if layer.number == layer.last else network.activation
        function = getattr(quantities, f"a_{activation}")
        yield _quantity(layer, quantities.z, layer.names["z"], 0, "Feedforward")
        yield _quantity(layer, function, layer.names["a"], 0, "Feedforward")
    yield _quantity(layers[-1], quantities.error, "error", 0, "Feedforward")


def _backward(network: Network, layer: _Layer) -> Iterator[Quantity]:
    last = layer.number == layer.last
    names = layer.names
    activation = "sigmoid" if last else network.activation
    slope = getattr(quantities, f"a_d_z_{activation}")
    number = layer.number

    def one(function: Function, name: str, step: int, words: str, by: str = "w") -> Quantity:
        return _quantity(
            layer, function, name, layer.step + step, f"Step {layer.step + step}: {words}", by
        )

    derivatives = f"derivatives, layer {number}"
    if last:
        yield one(quantities.error_d_a, names["error_d_a"], 1, derivatives)
    else:
        yield _two_rules(one, "z_d_a", names["next_z_d_a"], network, 1, derivatives, "w")
    yield one(slope, names["a_d_z"], 1, derivatives)
    yield one(quantities.z_d_w, names["z_d_w"], 1, derivatives)
    yield _two_rules(one, "z_d_b", names["z_d_b"], network, 1, derivatives, "b")
    gradient = f"gradient of w{number}"
    if not last:
        yield one(quantities.error_d_a_back, names["error_d_a"], 2, gradient)
    yield one(quantities.error_d_z, names["error_d_z"], 2, gradient)
    yield one(quantities.delta_w, names["delta_w"], 2, gradient)
    summed = getattr(quantities, f"delta_b_{network.biases}")
    yield one(summed, names["delta_b"], 3, f"gradient of b{number}", "b")
    update = f"update, layer {number}"
    bias = quantities.new_b if network.learn_biases else quantities.new_b_fixed
    yield one(quantities.new_w, names["new_w"], 4, update)
    yield one(bias, names["new_b"], 4, update, "b")


def _two_rules(
    one: Callable[..., Quantity],
    kind: str,
    name: str,
    network: Network,
    step: int,
    words: str,
    by: str,
) -> Quantity:
    """A quantity that the rules compute differently, as the chosen rule has it."""
    quantity = one(getattr(quantities, f"{kind}_{network.rule}"), name, step, words, by)
    tutorial = getattr(quantities, f"{kind}_tutorial")
    return replace(
        quantity,
        differs=quantity.correct is None,
        difference=tutorial.declared["difference"],
        tutorial_name=TUTORIAL_NAMES.get(name, "") if len(network.layers) == 3 else "",
    )


def quantities_for(settings: Settings) -> tuple[Quantity, ...]:
    """All quantities of an iteration in the order in which they are computed."""
    return quantities_of(settings.network)


@lru_cache(maxsize=256)
def quantities_of(network: Network) -> tuple[Quantity, ...]:
    """The list for a network: it depends on neither seed nor data."""
    last = len(network.layers) - 1
    per_unit = network.biases == "per_unit"
    layers = [_Layer(number, last, per_unit, network.fault) for number in range(1, last + 1)]
    backward = [one for layer in reversed(layers) for one in _backward(network, layer)]
    return (*_forward(network, layers), *backward)
